import '../../../components/style.css';
import '../../../entrypoints/popup/style.css';
import { render } from 'preact';
import { App } from '../../../entrypoints/popup/App.tsx';
import type { PopupCalls } from '../../../entrypoints/popup/calls.ts';
import { CodedError } from '../../../lib/errors.ts';
import type { PageState, SiteChannel } from '../../../lib/messages.ts';
import { LIST, lookupResult, MATCHES } from '../../components/samples.ts';
import type { Draw } from './draw.ts';
import { GENUINE, TWIN, VERDICTS } from './samples.ts';

const PAGE: PageState = { client: 'web-k', badges: 'working', surfaces: [] };
const site = (channel: SiteChannel) => popup({ pageState: async () => undefined, site: async () => channel });
const page = (state: Partial<PageState>) => popup({ pageState: async () => ({ ...PAGE, ...state }) });
const twin = { sighting: { ...TWIN, handle: 'MOHrep0rt' }, verdict: VERDICTS.impersonation };
const genuine = { sighting: { handle: 'MOHreport' }, verdict: VERDICTS.official };

export const popups: Record<string, Draw> = {
  'official chat': page({ chat: { sighting: GENUINE, verdict: VERDICTS.official } }),
  twin: page({ chat: { sighting: TWIN, verdict: VERDICTS.impersonation, officialSubscribers: 101_000 } }),
  'waiting for a chat': page({ badges: 'waiting' }),
  'a person': page({ chat: { sighting: { title: 'Dana Levi', kind: 'user' } } }),
  'handle unknown': page({
    chat: { sighting: { title: 'משרד הבריאות', handlePending: true, verified: false }, verdict: VERDICTS.unknown },
  }),
  'hints missing': page({ badges: 'missing', problem: 'PAGE_UNREADABLE' }),
  'background unreachable': popup({
    listStatus: () => Promise.reject(new CodedError('BACKGROUND_UNREACHABLE', 'no answer')),
  }),
  'stored list damaged': popup({ listStatus: async () => ({ ...LIST, problem: 'LIST_CORRUPT' }) }),
  'site agrees': site({ relation: 'agrees', chat: genuine }),
  'site differs': site({ relation: 'differs', official: 'MOHreport', chat: { ...genuine, verdict: VERDICTS.unknown } }),
  'site not listed': site({ relation: 'not-listed', chat: { ...genuine, verdict: VERDICTS.unknown } }),
  'site warned of': site({ relation: 'warning', chat: twin }),
  'site invalid': site({ relation: 'invalid' }),
  elsewhere: popup({}),
  'organisations found': popup({ lookup: async (query) => lookupResult(query, { matches: MATCHES }) }, 'health'),
  'nothing found': popup({}, 'no such name'),
};

function popup(given: Partial<PopupCalls>, looksUp?: string): Draw {
  const calls: PopupCalls = {
    pageState: async () => undefined,
    site: async () => undefined,
    listStatus: async () => LIST,
    lookup: async (query) => lookupResult(query),
    choose: async () => {},
    report: async () => {},
    openOptions: async () => {},
    versions: () => ({ extension: '0.1.0', browser: 'Chromium 156' }),
    ...given,
  };
  return (app) => {
    if (looksUp) history.replaceState(null, '', `${location.search}#check=${looksUp}`);
    render(<App calls={calls} />, app);
  };
}
