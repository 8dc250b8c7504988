// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { EvidenceList } from '../../components/EvidenceList.tsx';
import { ListChecked, ListStatus } from '../../components/ListStatus.tsx';
import { ReasonList } from '../../components/ReasonList.tsx';
import { VerdictCard } from '../../components/VerdictCard.tsx';
import { CodedError } from '../../lib/errors.ts';
import { VERDICT_KINDS, type Verdict } from '../../lib/verdict/verdict.ts';
import { DISAGREEMENT, IMPERSONATION, LIST, OFFICIAL, REASONS, UNKNOWN } from './samples.ts';
import { speak } from './speak.ts';

beforeEach(() => speak('en', 'en-GB'));
afterEach(cleanup);

describe('VerdictCard', () => {
  test('names the verdict, the channel, the organisation, why and the evidence', () => {
    render(<VerdictCard sighting={{ handle: 'MOHreport', title: 'משרד הבריאות' }} verdict={OFFICIAL} />);
    const card = screen.getByRole('article', { name: 'Official' });
    expect(card.dataset['verdict']).toBe('official');
    for (const text of ['משרד הבריאות', '@MOHreport', 'Israel Ministry of Health', 'Named by Telegram itself']) {
      expect(within(card).getByText(text)).toBeDefined();
    }
    expect(within(card).getByText(/^The handle @MOHreport is on the list/)).toBeDefined();
    expect(within(card).getByRole('link', { name: 'Open @MOHreport on Telegram' }).getAttribute('href')).toBe(
      'https://t.me/MOHreport',
    );
  });

  test('does not offer to open the chat that is open', () => {
    render(<VerdictCard sighting={{ handle: 'mohREPORT' }} verdict={OFFICIAL} alreadyOpen />);
    expect(screen.queryByRole('link', { name: /Open/ })).toBeNull();
  });

  test('a twin: says who it poses as and leads to the official channel only', () => {
    render(
      <VerdictCard sighting={{ handle: 'MOHrep0rt', title: 'משרד הבריאות' }} verdict={IMPERSONATION} alreadyOpen />,
    );
    expect(screen.getByText('Poses as')).toBeDefined();
    const open = screen.getByRole('link', { name: 'Open the official @MOHreport' });
    expect(open.getAttribute('href')).toBe('https://t.me/MOHreport');
    expect(open.getAttribute('target')).toBe('_blank');
    expect(open.getAttribute('rel')).toContain('noopener');
    expect(screen.getByRole('heading', { name: 'Evidence for @MOHreport' })).toBeDefined();
    expect(document.querySelectorAll('a[href*="MOHrep0rt"]')).toHaveLength(0);
  });

  test('a handle that was taken over is not offered as the official one', () => {
    const verdict = { ...IMPERSONATION, reasons: REASONS['handle-taken-over'] };
    render(<VerdictCard sighting={{ handle: 'mohreport' }} verdict={verdict} />);
    expect(screen.queryByRole('link', { name: /Open/ })).toBeNull();
  });

  test('unknown says that it proves nothing, and names no organisation', () => {
    render(<VerdictCard sighting={{ handle: 'my_garden' }} verdict={UNKNOWN} />);
    expect(screen.getByRole('article', { name: 'No hint' }).textContent).toContain('That proves nothing');
    expect(document.querySelector('dl')).toBeNull();
    expect(document.querySelector('h3')).toBeNull();
  });

  test('compact shows the heading only', () => {
    render(<VerdictCard sighting={{ handle: 'MOHrep0rt' }} verdict={IMPERSONATION} compact />);
    expect(screen.getByRole('heading').textContent).toBe('Likely impostor');
    expect(screen.queryByText('Poses as')).toBeNull();
  });

  test('a title is text: bounded, unable to reorder, never markup', () => {
    const title = `<img src=x onerror=alert(1)>\u202e${'z'.repeat(10_000)}\ud83d`;
    render(<VerdictCard sighting={{ title }} verdict={UNKNOWN} />);
    expect(document.querySelector('img')).toBeNull();
    const shown = document.querySelector('.subject bdi')?.textContent ?? '';
    expect(shown).toMatch(/^<img src=x onerror=alert\(1\)>z+…$/);
    expect(shown.length).toBeLessThanOrEqual(81);
  });

  test('tells how many subscribers it has beside the official channel, and explains Telegram’s marks', () => {
    const sighting = { handle: 'MOHrep0rt', subscribers: 1212, verified: false, emojiStatus: true };
    render(<VerdictCard sighting={sighting} verdict={{ ...IMPERSONATION, officialSubscribers: 100_000 }} />);
    const card = screen.getByRole('article').textContent;
    expect(card).toContain('Here: 1,212');
    expect(card).toContain('Official @MOHreport: about 100,000');
    expect(card).toContain('Emoji after the name: chosen by the owner.');
    expect(card).toContain('No tick from Telegram.');
  });

  test('tells the reader’s own decision and takes it back', async () => {
    const choose = vi.fn(async () => {});
    const report = vi.fn();
    const props = { sighting: { handle: 'MOHrep0rt' }, verdict: IMPERSONATION, actions: { choose, report, open() {} } };
    const { rerender } = render(<VerdictCard {...props} />);
    fireEvent.click(screen.getByRole('button', { name: 'Trust this channel myself' }));
    expect(choose).toHaveBeenLastCalledWith('trusted');
    rerender(<VerdictCard {...props} choice="trusted" />);
    expect(screen.getByText('Trusted by you')).toBeDefined();
    fireEvent.click(screen.getByRole('button', { name: 'No longer trust it' }));
    expect(choose).toHaveBeenLastCalledWith(null);
    fireEvent.click(screen.getByRole('button', { name: 'Report' }));
    expect(report).toHaveBeenCalledTimes(1);
  });

  test('a warning can be objected to, and only a warning', () => {
    const report = vi.fn();
    const actions = { choose: async () => {}, report, open() {} };
    const { rerender } = render(
      <VerdictCard sighting={{ handle: 'MOHrep0rt' }} verdict={IMPERSONATION} actions={actions} />,
    );
    fireEvent.click(screen.getByRole('button', { name: /^Is this your channel/ }));
    expect(report).toHaveBeenCalledWith('wrong-hint');
    rerender(<VerdictCard sighting={{ handle: 'x123' }} verdict={UNKNOWN} actions={actions} />);
    expect(screen.queryByRole('button', { name: /^Is this your channel/ })).toBeNull();
  });

  test('what nobody knows can be put forward, and an official channel without a tick helped to one', () => {
    const open = vi.fn();
    const actions = { choose: async () => {}, report() {}, open };
    const { rerender } = render(<VerdictCard sighting={{ handle: 'x123' }} verdict={UNKNOWN} actions={actions} />);
    fireEvent.click(screen.getByRole('button', { name: 'Put it forward as official' }));
    expect(open).toHaveBeenLastCalledWith('nominate');
    const official = { ...UNKNOWN, verdict: 'official' } as const;
    const sighting = { handle: 'MOHreport', verified: false };
    rerender(<VerdictCard sighting={sighting} verdict={official} actions={actions} />);
    fireEvent.click(screen.getByRole('button', { name: "How its owner gets Telegram's tick" }));
    expect(open).toHaveBeenLastCalledWith('tick');
    rerender(<VerdictCard sighting={{ ...sighting, verified: true }} verdict={official} actions={actions} />);
    expect(screen.queryByRole('button', { name: /tick/ })).toBeNull();
  });

  test('says when a decision could not be kept', async () => {
    const choose = () => Promise.reject(new CodedError('PERSONAL_FULL', 'x'));
    render(
      <VerdictCard sighting={{ handle: 'x123' }} verdict={UNKNOWN} actions={{ choose, report() {}, open() {} }} />,
    );
    fireEvent.click(screen.getByRole('button', { name: 'Hide hints for this channel' }));
    expect((await screen.findByRole('alert')).textContent).toContain('Code: PERSONAL_FULL');
  });

  test.each(VERDICT_KINDS)('%s has its own words and an icon that screen readers skip', (verdict) => {
    render(<VerdictCard sighting={{}} verdict={{ ...UNKNOWN, verdict }} />);
    expect(screen.getByRole('heading').textContent).not.toBe('');
    expect(document.querySelector('svg')?.getAttribute('aria-hidden')).toBe('true');
  });

  test('speaks Hebrew, with the name in Hebrew and the handle left to right', () => {
    speak('he', 'he-IL');
    render(<VerdictCard sighting={{ handle: 'MOHrep0rt' }} verdict={IMPERSONATION} />);
    expect(screen.getByRole('article', { name: 'חשד גבוה להתחזות' })).toBeDefined();
    expect(screen.getByText('משרד הבריאות')).toBeDefined();
    expect(screen.getByText('@MOHrep0rt').getAttribute('dir')).toBe('ltr');
  });
});

describe('the list a verdict rests on', () => {
  const show = (verdict: Verdict) => {
    render(<VerdictCard sighting={{ handle: 'MOHrep0rt' }} verdict={{ ...verdict, officialSubscribers: 100_000 }} />);
    return screen.getByRole('article');
  };

  test('is named quietly; one that the reader added with its host', () => {
    show({ ...OFFICIAL, list: { id: 'own', version: 12, name: 'Channel Trust Hints' } });
    expect(screen.getByText('From the list: Channel Trust Hints')).toBeDefined();
    cleanup();
    show({ ...OFFICIAL, list: { id: 'added', version: 3, name: 'Coast News', host: 'lists.coast-news.example' } });
    expect(screen.getByText('From the list you added: Coast News (lists.coast-news.example)')).toBeDefined();
  });

  test('is not named where there is none', () => {
    expect(show(UNKNOWN).textContent).not.toContain('From the list');
  });

  test('its name is text: bounded, unable to reorder, never markup', () => {
    const name = `<img src=x onerror=alert(1)>\u202e${'z'.repeat(10_000)}`;
    show({ ...OFFICIAL, list: { id: 'own', version: 12, name } });
    expect(document.querySelector('img')).toBeNull();
    const line = document.querySelector('.from-list')?.textContent ?? '';
    expect(line).not.toContain('\u202e');
    expect(line.length).toBeLessThan(160);
  });

  test('a stale one speaks as of its day', () => {
    show({ ...OFFICIAL, asOf: '2026-10-02' });
    const card = screen.getByRole('article', { name: 'Official as of 2 October 2026' });
    expect(card.textContent).toContain('not been confirmed for more than 30 days');
    cleanup();
    show({ ...OFFICIAL, verdict: 'listed', asOf: '2026-10-02' });
    expect(screen.getByRole('article', { name: 'Listed as of 2 October 2026' })).toBeDefined();
  });

  test('where lists disagree, each is heard and the card takes no side', () => {
    const card = show(DISAGREEMENT);
    expect(screen.getByRole('heading', { name: 'Your lists disagree' })).toBeDefined();
    const opinions = screen.getByRole('heading', { name: 'What your lists say' }).parentElement;
    expect([...(opinions?.querySelectorAll('li') ?? [])].map((item) => item.textContent)).toEqual([
      'Channel Trust Hints Likely impostor · Israel Ministry of Health',
      'חדשות החוף (lists.coast-news.example)Official · Coast News',
    ]);
    expect(screen.queryByText('Resembles')).toBeNull();
    expect(screen.queryByRole('link', { name: /^Open/ })).toBeNull();
    expect(card.textContent).not.toContain('about 100,000');
    expect(screen.getByRole('heading', { name: 'Evidence' })).toBeDefined();
  });

  test('names of lists are bounded in opinions, too', () => {
    const [own] = DISAGREEMENT.disagreement ?? [];
    if (!own) throw new Error('samples are missing');
    const card = show({
      ...DISAGREEMENT,
      disagreement: [{ ...own, list: { id: 'added', version: 3, name: 'z'.repeat(10_000), host: 'x' } }],
    });
    expect(card.querySelector('.list-name')?.textContent.length).toBeLessThan(80);
  });
});

describe('ReasonList', () => {
  test('says each reason once, in order', () => {
    const [first] = REASONS['telegram-scam'];
    const [second] = REASONS['title-drawn-tick'];
    if (!first || !second) throw new Error('samples are missing');
    render(<ReasonList reasons={[first, second, first]} />);
    expect(screen.getAllByRole('listitem').map((item) => item.textContent)).toEqual([
      'Telegram marks it as a scam.',
      "The title draws a mark (✅). Anyone can do that, and it is not Telegram's verification.",
    ]);
  });

  test('is not there without reasons', () => {
    const { container } = render(<ReasonList reasons={[]} />);
    expect(container.textContent).toBe('');
  });
});

describe('EvidenceList', () => {
  test('a web address is a short link, with the date as exactly as it is known', () => {
    const source = 'https://www.health.gov.il/Subjects/KidsAndMatures/Pages/corona.aspx?x=1';
    render(<EvidenceList evidence={[{ kind: 'own-site', source, seen: '2020-04' }]} />);
    const link = screen.getByRole('link');
    expect(link.getAttribute('href')).toBe(source);
    expect(link.textContent).toBe('health.gov.il/Subjects/KidsAndMatures…'.slice(0, 36).concat('…'));
    expect(link.getAttribute('dir')).toBe('ltr');
    expect(screen.getByText('April 2020').getAttribute('datetime')).toBe('2020-04');
  });

  test.each(['a printed leaflet', 'javascript:alert(1)', 'data:text/html,x', 'ftp://example.org/x'])(
    '%s stays text',
    (source) => {
      render(<EvidenceList evidence={[{ kind: 'curated-list', source, seen: '2019' }]} />);
      expect(screen.queryByRole('link')).toBeNull();
      expect(screen.getByText(source)).toBeDefined();
    },
  );
});

describe('ListStatus', () => {
  const now = new Date('2026-11-23T09:00:00Z');

  test('tells version, day, age and size', () => {
    const { container } = render(<ListStatus status={LIST} now={now} />);
    expect(container.textContent).toContain('List 12 of 20 November 2026 (3 days ago)');
    expect(container.textContent).toContain('1,589 organisations');
  });

  test('tells no age that lies ahead', () => {
    const { container } = render(<ListStatus status={{ ...LIST, published: '2027-01-01' }} now={now} />);
    expect(container.textContent).toContain('List 12 of 1 January 2027');
    expect(container.textContent).not.toContain('(');
  });

  test('a browser in a third language gets English dates with the English messages', () => {
    speak('en', 'fr-FR');
    const { container } = render(<ListStatus status={LIST} now={now} />);
    expect(container.textContent).toContain('November 20, 2026');
  });
});

describe('ListChecked', () => {
  const now = new Date('2026-11-23T09:00:00Z');
  const text = (status: Partial<typeof LIST>) =>
    render(<ListChecked status={{ ...LIST, ...status }} now={now} />).container.textContent;

  test.each([
    ['2026-11-23T08:59:58.000Z', 'Last checked: now'],
    ['2026-11-23T08:55:00.000Z', 'Last checked: 5 minutes ago'],
    ['2026-10-02T08:55:00.000Z', 'Last checked: 52 days ago'],
    ['2027-10-02T08:55:00.000Z', 'Last checked: 2 October 2027'],
  ])('%s: %s', (contacted, words) => {
    expect(text({ contacted })).toBe(words);
  });

  test('a list that was never checked says so; one that cannot be says nothing', () => {
    expect(text({})).toBe('Not checked for updates yet.');
    expect(text({ syncs: false })).toBe('');
  });
});

test('ErrorNote tells the code, what is wrong and what to do', () => {
  render(<ErrorNote code="BACKGROUND_UNREACHABLE" role="alert" />);
  const text = screen.getByRole('alert').textContent;
  expect(text).toContain('does not answer');
  expect(text).toContain('restart the browser');
  expect(text).toContain('Code: BACKGROUND_UNREACHABLE');
});
