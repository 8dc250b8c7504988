import type { OfficialList, Organisation } from '../../lib/list/schema.ts';
import type { ReplicaPeer } from '../../test/pages/peers.ts';

/** Languages in which the chats of the pictures are written. */
export type ChatLanguage = 'en' | 'he';

/** An official channel, and a twin of it that writes 0 for o. */
const OFFICIAL = 'HarbourHealth';
export const TWIN = 'Harb0urHealth';

const EVIDENCE = { kind: 'own-site', source: 'https://health.harbour.example/contact', seen: '2026-11' } as const;

/** Nobody in the pictures is real: a picture of a warning would accuse whoever has the handle. */
const INVENTED: Organisation[] = [
  {
    id: 'harbour-city-health',
    kind: 'government',
    website: 'https://health.harbour.example',
    names: { en: ['Harbour City Health'], he: ['בריאות עיר הנמל'] },
    protect: 'titles',
    channels: [{ handle: OFFICIAL, role: 'main', status: 'active', subscribers: 48_000, evidence: [EVIDENCE] }],
  },
  {
    id: 'quay-street-fire-brigade',
    kind: 'emergency',
    names: { en: ['Quay Street Fire Brigade'], he: ['כבאות רחוב הרציף'] },
    protect: 'titles',
    channels: [
      {
        handle: 'QuayStreetFire',
        role: 'main',
        status: 'active',
        evidence: [{ kind: 'curated-list', source: 'A list of public services, kept by a newspaper', seen: '2026-10' }],
      },
    ],
  },
];

/** A list with the invented organisations besides its own. */
export function withInvented(list: OfficialList): OfficialList {
  return { ...list, organisations: [...list.organisations, ...INVENTED] };
}

const TEXTS = {
  en: {
    health: 'Harbour City Health',
    fire: 'Quay Street Fire Brigade',
    library: 'Harbour City Library',
    bread: 'Sourdough Diaries 🍞',
    group: 'Neighbours of Quay Street',
    person: 'Dana',
    reading: 'Evening Reading',
    tides: 'Museum of Tides',
    healthPosts: [
      'Good morning! The clinic on Quay Street is open until 20:00 today.',
      'Flu vaccinations: every day this week, no appointment needed.',
      'All addresses and opening hours stand on our site.',
      'We never ask for card numbers or codes.',
    ],
    twinPosts: [
      'Good morning! The clinic on Quay Street is open until 20:00 today.',
      'Flu vaccinations: every day this week, no appointment needed.',
      'Only ten places are left today!',
      'Skip the queue: send us your card number here.',
    ],
    firePosts: ['Please keep the hydrants free.'],
    libraryPosts: ['Open late on Thursdays.'],
    breadPosts: ['Day 4: bubbles.'],
    readingPosts: ['Chapter 12.'],
    tidesPosts: ['High water at 14:20.'],
    hello: 'Good morning, all!',
    passedOn: 'Skip the queue: send us your card number here.',
    question: 'Does anybody know how to get a flu shot here?',
    answer: 'We never ask for card numbers or codes.',
    isItReal: 'Careful, is this the real one? ',
    genuine: 'I only know this one: ',
  },
  he: {
    health: 'בריאות עיר הנמל',
    fire: 'כבאות רחוב הרציף',
    library: 'ספריית עיר הנמל',
    bread: 'יומני מחמצת 🍞',
    group: 'שכני רחוב הרציף',
    person: 'דנה',
    reading: 'קריאת ערב',
    tides: 'מוזיאון הגאות',
    healthPosts: [
      'בוקר טוב! המרפאה ברחוב הרציף פתוחה היום עד 20:00.',
      'חיסוני שפעת: בכל יום השבוע, בלי לקבוע תור.',
      'כל הכתובות ושעות הפתיחה מופיעות באתר שלנו.',
      'לעולם לא נבקש מספרי כרטיס או קודים.',
    ],
    twinPosts: [
      'בוקר טוב! המרפאה ברחוב הרציף פתוחה היום עד 20:00.',
      'חיסוני שפעת: בכל יום השבוע, בלי לקבוע תור.',
      'נותרו רק עשרה מקומות להיום!',
      'לתור מזורז שלחו לנו לכאן את מספר הכרטיס.',
    ],
    firePosts: ['נא להשאיר את ברזי הכיבוי פנויים.'],
    libraryPosts: ['ביום חמישי פתוח עד מאוחר.'],
    breadPosts: ['יום 4: בועות.'],
    readingPosts: ['פרק 12.'],
    tidesPosts: ['גאות בשעה 14:20.'],
    hello: 'בוקר טוב לכולם!',
    passedOn: 'לתור מזורז שלחו לנו לכאן את מספר הכרטיס.',
    question: 'מישהו יודע איפה מתחסנים כאן נגד שפעת?',
    answer: 'לעולם לא נבקש מספרי כרטיס או קודים.',
    isItReal: 'רגע, זה הערוץ האמיתי? ',
    genuine: 'אני מכירה רק את זה: ',
  },
} as const;

/** The chats of the replica's account, as its data has them. */
export function chatsIn(language: ChatLanguage): ReplicaPeer[] {
  const t = TEXTS[language];
  const posts = (texts: readonly string[]) => texts.map((text, at) => ({ id: at + 1, text: [text] }));
  const channel = (
    name: string,
    id: number,
    title: string,
    handle: string,
    members: number,
    texts: readonly string[],
  ): ReplicaPeer => ({
    name,
    kind: 'channel',
    id,
    title,
    handles: [handle],
    members,
    accounts: [1],
    posts: posts(texts),
  });
  return [
    channel('official', 1146800001, t.health, OFFICIAL, 48_216, t.healthPosts),
    channel('twin', 1146800002, t.health, TWIN, 1893, t.twinPosts),
    channel('fire', 1146800003, t.fire, 'QuayStreetFire', 9_120, t.firePosts),
    { ...channel('library', 1146800004, t.library, 'harbour_city_library', 15_020, t.libraryPosts), verified: true },
    {
      name: 'group',
      kind: 'supergroup',
      id: 1146800005,
      title: t.group,
      handles: ['quay_street_neighbours'],
      members: 341,
      accounts: [1],
      posts: [
        { id: 1, from: 'person', text: [t.hello] },
        { id: 2, from: 'self', text: [t.question] },
        { id: 3, from: 'person', forwardedFrom: 'twin', text: [t.passedOn] },
        { id: 4, from: 'self', text: [t.isItReal, { mention: TWIN }] },
        { id: 5, from: 'person', forwardedFrom: 'official', text: [t.answer] },
        { id: 6, from: 'self', text: [t.genuine, { mention: OFFICIAL }] },
      ],
    },
    {
      ...channel('scam', 1146800006, 'Crypto Doubler VIP', 'harbour_doubler_vip', 2204, ['Send one, get two.']),
      scam: true,
    },
    channel('bread', 1146800007, t.bread, 'harbour_sourdough', 1207, t.breadPosts),
    channel('reading', 1146800008, t.reading, 'harbour_evening_reading', 604, t.readingPosts),
    channel('tides', 1146800009, t.tides, 'harbour_museum_of_tides', 4870, t.tidesPosts),
    {
      name: 'person',
      kind: 'user',
      id: 702200411,
      title: t.person,
      handles: [],
      accounts: [1],
      posts: posts([t.hello]),
    },
    { name: 'self', kind: 'user', id: 600100200, title: 'Noa', handles: [], self: true, posts: [] },
  ];
}
