import '../../../components/style.css';
import '../../../entrypoints/popup/style.css';
import { render } from 'preact';
import { App } from '../../../entrypoints/popup/App.tsx';
import type { PopupCalls } from '../../../entrypoints/popup/calls.ts';
import { CodedError } from '../../../lib/errors.ts';
import type { PageState, SiteChannel } from '../../../lib/messages.ts';
import { DISAGREEMENT, LIST, lookupResult, MATCHES } from '../../components/samples.ts';
import type { Draw } from './draw.ts';
import { GENUINE, OLD, TWIN, VERDICTS } from './samples.ts';

const STALE = async () => ({ ...LIST, published: '2026-10-02', contacted: '2026-10-09T12:00:00Z', stale: true });
const PAGE: PageState = { client: 'web-k', badges: 'working', surfaces: [] };
const site = (channel: SiteChannel) => popup({ pageState: async () => undefined, site: async () => channel });
const page = (state: Partial<PageState>, given: Partial<PopupCalls> = {}) =>
  popup({ pageState: async () => ({ ...PAGE, ...state }), ...given });
const twin = { sighting: { ...TWIN, handle: 'MOHrep0rt' }, verdict: VERDICTS.impersonation };
const genuine = { sighting: { handle: 'MOHreport' }, verdict: VERDICTS.official };

export const popups: Record<string, Draw> = {
  'official chat': page({ chat: { sighting: GENUINE, verdict: VERDICTS.official } }),
  twin: page({ chat: { sighting: TWIN, verdict: { ...VERDICTS.impersonation, officialSubscribers: 101_000 } } }),
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
  'stale list': page({ chat: { sighting: GENUINE, verdict: OLD } }, { listStatus: STALE }),
  'lists disagree': page({ chat: { sighting: TWIN, verdict: DISAGREEMENT } }),
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
    listStatus: async () => ({ ...LIST, contacted: new Date(Date.now() - 300_000).toISOString() }),
    syncLists: async () => LIST,
    followLists: () => () => {},
    lookup: async (query) => lookupResult(query),
    choose: async () => {},
    report: async () => {},
    openPage: async () => {},
    openOptions: async () => {},
    versions: () => ({ extension: '0.1.0', browser: 'Chromium 156' }),
    ...given,
  };
  return (app) => {
    if (looksUp) history.replaceState(null, '', `${location.search}#check=${looksUp}`);
    render(<App calls={calls} />, app);
  };
}
