// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { SiteChannel } from '../../components/SiteChannel.tsx';
import type { SiteChannel as Site } from '../../lib/messages.ts';
import { IMPERSONATION, OFFICIAL, UNKNOWN } from './samples.ts';
import { speak } from './speak.ts';

beforeEach(() => speak('en'));
afterEach(cleanup);

const actionsFor = () => ({ choose: async () => {}, report: () => {}, open: () => {} });

function show(site: Site): string {
  render(<SiteChannel site={site} actionsFor={actionsFor} onChosen={() => {}} />);
  return screen.getByRole('region', { name: 'This site' }).textContent;
}

const official = { sighting: { handle: 'MOHreport' }, verdict: OFFICIAL };
const twin = { sighting: { handle: 'MOHrep0rt' }, verdict: IMPERSONATION };
const unknown = { sighting: { handle: 'sourdough_diaries' }, verdict: UNKNOWN };

describe('what the site names', () => {
  test('agrees with the list: the channel’s card follows', () => {
    const text = show({ relation: 'agrees', chat: official });
    expect(text).toContain('This site names @MOHreport as its Telegram channel. The official list says the same.');
    expect(screen.getByRole('article', { name: 'Official' })).toBeDefined();
  });

  test('differs: the channel of the list is named, and nothing vouches for the other', () => {
    const text = show({ relation: 'differs', official: 'MOHreport', chat: unknown });
    expect(text).toContain('names @sourdough_diaries');
    expect(text).toContain('the official list names @MOHreport');
    expect(screen.queryByRole('article')).toBeNull();
  });

  test('is listed, but the site is not known: it is not said to agree', () => {
    const text = show({ relation: 'elsewhere', chat: official });
    expect(text).toContain('knows it as a channel of Israel Ministry of Health, but does not know this site');
    expect(text).not.toContain('says the same');
  });

  test('is not listed', () => {
    expect(show({ relation: 'not-listed', chat: unknown })).toContain('The official list does not know it.');
    expect(screen.queryByRole('article')).toBeNull();
  });

  test('is warned of, with the card that says why', () => {
    expect(show({ relation: 'warning', chat: twin })).toContain('The official list warns of this channel');
    expect(screen.getByRole('article', { name: 'Likely impostor' })).toBeDefined();
  });

  test('is no handle', () => {
    expect(show({ relation: 'invalid' })).toBe(
      'This siteThis site declares a Telegram channel, but not by a valid handle.',
    );
  });
});
