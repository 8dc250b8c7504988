import '../../../components/style.css';
import '../../../entrypoints/options/style.css';
import { render } from 'preact';
import { App } from '../../../entrypoints/options/App.tsx';
import type { OptionsCalls } from '../../../entrypoints/options/calls.ts';
import type { PersonalEntry } from '../../../lib/personal/entry.ts';
import { DEFAULT_SETTINGS } from '../../../lib/settings.ts';
import { parsePeerId } from '../../../lib/telegram/peer-id.ts';
import { LIST } from '../../components/samples.ts';
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

export const options: Record<string, Draw> = {
  filled: page({
    settings: async () => ({ ...DEFAULT_SETTINGS, verdictsOff: ['telegram-verified'], placesOff: ['similar'] }),
    personalList: async () => ENTRIES,
  }),
  'as installed': page({}),
  'list damaged': page({ listStatus: async () => ({ ...LIST, problem: 'LIST_CORRUPT' }) }),
};

function page(given: Partial<OptionsCalls>): Draw {
  const calls: OptionsCalls = {
    settings: async () => DEFAULT_SETTINGS,
    changeSettings: async (changes) => ({ ...DEFAULT_SETTINGS, ...changes }),
    personalList: async () => [],
    setChoice: async () => {},
    personalImport: async () => ({ added: 0 }),
    reset: async () => {},
    listStatus: async () => LIST,
    shortcut: async () => 'Alt+Shift+T',
    save() {},
    follow: () => () => {},
    ...given,
  };
  return (app) => {
    document.body.classList.add('page');
    render(<App calls={calls} />, app);
  };
}
