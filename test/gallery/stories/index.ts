import type { Draw } from './draw.ts';

export interface StoryGroup {
  heading: string;
  /** Width and height of the frames, in CSS pixels. */
  width: number;
  height: number;
  names: readonly string[];
  /** Loads what draws them: each group has its own styles, so no frame loads another group's. */
  load(): Promise<Record<string, Draw>>;
}

/** Everything the gallery shows, by the id of its group. A story's id is the group's, a slash and its name. */
export const GROUPS: Record<string, StoryGroup> = {
  badge: {
    heading: 'Badges',
    width: 640,
    height: 420,
    names: ['all'],
    load: async () => (await import('./badges.ts')).badges,
  },
  banner: {
    heading: 'Banners',
    width: 760,
    height: 460,
    names: ['impersonation', 'known impostor', 'flagged', 'without an organisation', 'with its reasons', 'narrow'],
    load: async () => (await import('./banners.ts')).banners,
  },
  card: {
    heading: 'Cards',
    width: 380,
    height: 760,
    names: [
      'official',
      'listed',
      'telegram-verified',
      'impersonation',
      'suspicious',
      'flagged',
      'unknown',
      'trusted',
      'hidden',
      'as of a day',
      'from an added list',
      'lists disagree',
      'every mark',
      'hostile texts',
    ],
    load: async () => (await import('./cards.tsx')).cards,
  },
  popup: {
    heading: 'Popup',
    width: 360,
    height: 620,
    names: [
      'official chat',
      'twin',
      'waiting for a chat',
      'a person',
      'handle unknown',
      'hints missing',
      'background unreachable',
      'stored list damaged',
      'stale list',
      'lists disagree',
      'site agrees',
      'site differs',
      'site not listed',
      'site warned of',
      'site invalid',
      'elsewhere',
      'organisations found',
      'nothing found',
    ],
    load: async () => (await import('./popup.tsx')).popups,
  },
  options: {
    heading: 'Options',
    width: 760,
    height: 1000,
    names: ['filled', 'as installed', 'list damaged', 'two lists', 'a list to add', 'no list to add'],
    load: async () => (await import('./options.tsx')).options,
  },
  welcome: {
    heading: 'First run',
    width: 760,
    height: 820,
    names: ['first run'],
    load: async () => (await import('./welcome.tsx')).welcome,
  },
  report: {
    heading: 'Report',
    width: 760,
    height: 1100,
    names: ['a twin', 'an objection', 'nothing chosen'],
    load: async () => (await import('./report.tsx')).reports,
  },
  nominate: {
    heading: 'Put forward',
    width: 760,
    height: 1300,
    names: ['a channel', 'the tick'],
    load: async () => (await import('./nominate.tsx')).nominations,
  },
  outbox: {
    heading: 'Outbox',
    width: 760,
    height: 1400,
    names: ['every state', 'empty'],
    load: async () => (await import('./outbox.tsx')).outboxes,
  },
};

/** Ids of all stories, in order. */
export const STORIES: readonly string[] = Object.entries(GROUPS).flatMap(([group, { names }]) =>
  names.map((name) => `${group}/${name}`),
);
