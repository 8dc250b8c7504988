import '../../../components/style.css';
import '../../../entrypoints/options/style.css';
import { render } from 'preact';
import { App } from '../../../entrypoints/options/App.tsx';
import type { OptionsCalls } from '../../../entrypoints/options/calls.ts';
import { CodedError } from '../../../lib/errors.ts';
import type { PersonalEntry } from '../../../lib/personal/entry.ts';
import { DEFAULT_SETTINGS } from '../../../lib/settings.ts';
import { parsePeerId } from '../../../lib/telegram/peer-id.ts';
import { ADDED_LIST, LIST, PREVIEW } from '../../components/samples.ts';
import type { Draw } from './draw.ts';

const id = parsePeerId('-1001322094410');
const ENTRIES: PersonalEntry[] = [
  {
    choice: 'trusted',
    handle: 'bakers_haifa',
    title: 'Bakers of Haifa',
    added: '2026-11-20',
    ...(id && { peerId: id }),
  },
  { choice: 'hidden', handle: 'evening_reading_7', title: 'Evening Reading 7', added: '2026-10-02' },
  { choice: 'trusted', handle: 'moh_updates_il', title: 'משרד הבריאות – עדכונים', added: '2026-09-13' },
];

const CHECKED = { ...LIST, contacted: new Date(Date.now() - 300_000).toISOString() };

export const options: Record<string, Draw> = {
  filled: page({
    settings: async () => ({ ...DEFAULT_SETTINGS, verdictsOff: ['telegram-verified'], placesOff: ['similar'] }),
    personalList: async () => ENTRIES,
  }),
  'as installed': page({}),
  'list damaged': page({ lists: async () => [{ ...LIST, problem: 'LIST_CORRUPT' }] }),
  'two lists': page({
    lists: async () => [
      { ...LIST, published: '2026-10-02', contacted: '2026-10-09T12:00:00Z', stale: true },
      { ...ADDED_LIST, problem: 'LIST_EXPIRED' },
    ],
  }),
  'a list to add': page({}, 'https://lists.coast-news.example/trust/'),
  'no list to add': page(
    { previewList: () => Promise.reject(new CodedError('LIST_ADDRESS_INVALID', 'no address of a list')) },
    'ftp://lists.coast-news.example/',
  ),
};

/** @param address looked at as soon as the page stands. */
function page(given: Partial<OptionsCalls>, address?: string): Draw {
  const calls: OptionsCalls = {
    settings: async () => DEFAULT_SETTINGS,
    changeSettings: async (changes) => ({ ...DEFAULT_SETTINGS, ...changes }),
    personalList: async () => [],
    setChoice: async () => {},
    personalImport: async () => ({ added: 0 }),
    reset: async () => {},
    lists: async () => [CHECKED],
    syncLists: async () => [CHECKED],
    previewList: async () => PREVIEW,
    addList: async () => [CHECKED, ADDED_LIST],
    removeList: async () => [CHECKED],
    shortcut: async () => 'Alt+Shift+T',
    save() {},
    follow: () => () => {},
    ...given,
  };
  return (app) => {
    document.body.classList.add('page');
    render(<App calls={calls} />, app);
    if (address) lookAt(app, address);
  };
}

function lookAt(app: HTMLElement, address: string): void {
  const field = app.querySelector<HTMLInputElement>('.add-list input');
  if (!field) {
    requestAnimationFrame(() => lookAt(app, address));
    return;
  }
  field.value = address;
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  requestAnimationFrame(() => field.form?.requestSubmit());
}
