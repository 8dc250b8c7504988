/**
 * The chats that the replica pages show. Handles and titles of public bodies are real, so that the bundled list
 * knows them; every peer id, subscriber count and post is invented, and stays the same from run to run.
 */

export type ReplicaKind = 'channel' | 'supergroup' | 'basic-group' | 'user' | 'bot';

/**
 * A run of a post's text: plain, an @mention (of a person by id alone where `byId` names the peer), or a link whose
 * text may differ from its target.
 */
export type PostRun = string | { mention: string; byId?: string } | { link: string; text?: string };

export interface ReplicaPost {
  id: number;
  text: PostRun[];
  /** Name of the peer that wrote it, for groups. */
  from?: string;
  /** Name of the peer it was forwarded from. */
  forwardedFrom?: string;
  /** Its writer is not shown: the forward names somebody whom no id leads to. */
  forwardHidden?: string;
  /** Who signed the original of a forwarded post. */
  forwardAuthor?: string;
  /** Handle of the bot through which it was written. */
  viaBot?: string;
  /** Buttons under the post that lead to an address. */
  buttons?: { text: string; link: string }[];
  /** Id of the post of the same chat that it answers. */
  replyTo?: number;
  /** The box that previews a link of the text. */
  webPage?: { link: string; site: string; title: string };
}

export interface ReplicaPeer {
  /** What tests and the index page call it. */
  name: string;
  kind: ReplicaKind;
  /** Bare and positive, as the clients store it. */
  id: number;
  title: string;
  /** In use, the main one first; without the @. */
  handles: string[];
  about?: string;
  members?: number;
  verified?: boolean;
  scam?: boolean;
  fake?: boolean;
  /** Document id of an emoji the owner chose beside the title. */
  emojiStatus?: string;
  /** An organisation vouches through a bot: the icon's document id and its words. */
  botVerification?: { icon: string; description: string };
  /** Accounts (1, 2) that have it in their chat list. Absent: nobody joined. */
  accounts?: number[];
  /** True when t.me/s/<handle> shows posts. */
  preview?: boolean;
  topics?: { id: number; title: string }[];
  /** Names of the channels that Telegram calls similar. */
  similar?: string[];
  self?: boolean;
  /** Its notifications are off. */
  muted?: boolean;
  posts: ReplicaPost[];
}

/** A peer id as the extension writes it: the Bot API's form. */
export function botApiId(peer: Pick<ReplicaPeer, 'kind' | 'id'>): string {
  if (peer.kind === 'user' || peer.kind === 'bot') return String(peer.id);
  return peer.kind === 'basic-group' ? `-${peer.id}` : `-100${peer.id}`;
}

/**
 * Who held @GouvTG before the replica's taken-over channel got the handle: a list that pins this peer id must call the
 * replica's `takenOver` an impersonation.
 */
export const TAKEN_OVER = { handle: 'GouvTG', pinnedPeerId: '-1001199000001' } as const;

const MOH = 'משרד הבריאות';
const PIKUD = 'פיקוד העורף';

function post(id: number, ...text: PostRun[]): ReplicaPost {
  return { id, text };
}

const REAL: ReplicaPeer[] = [
  {
    name: 'moh',
    kind: 'channel',
    id: 1146823917,
    title: MOH,
    handles: ['MOHreport'],
    about: 'הערוץ של משרד הבריאות. עדכונים והנחיות לציבור.',
    members: 101287,
    accounts: [1],
    preview: true,
    posts: [
      post(1, 'עדכון הנחיות לציבור: יש לשמור על היגיינת הידיים.'),
      post(2, 'שימו לב, ערוצים מתחזים! הערוץ של המשרד הוא ', { mention: 'MOHreport' }, ' בלבד.'),
      post(3, 'גם בפיקוד העורף: ', { link: 'https://t.me/PikudHaOref_all' }),
      post(4, 'המספר היומי פורסם באתר המשרד: ', { link: 'https://www.gov.il/he/departments/ministry_of_health' }),
    ],
  },
  {
    name: 'mohTwin',
    kind: 'channel',
    id: 1502267411,
    title: MOH,
    handles: ['MOHrep0rt'],
    about: 'הערוץ הרשמי של משרד הבריאות',
    members: 1893,
    accounts: [1, 2],
    muted: true,
    preview: true,
    posts: [
      post(1, 'עדכון הנחיות לציבור: יש לשמור על היגיינת הידיים.'),
      post(2, 'להרשמה לתור מזורז שלחו את פרטי האשראי לבוט ', { mention: 'moh_appointments_bot' }),
      post(3, 'מקור: ', { link: 'https://t.me/MOHreport' }),
    ],
  },
  {
    name: 'pikud',
    kind: 'channel',
    id: 1155294424,
    title: PIKUD,
    handles: ['PikudHaOref_all'],
    members: 312456,
    accounts: [1],
    preview: true,
    posts: [post(1, 'בדקו את המרחב המוגן שלכם.'), post(2, 'הנחיות בערבית ובאנגלית באתר.')],
  },
  {
    name: 'salute',
    kind: 'channel',
    id: 1298451123,
    title: 'Ministero della Salute',
    handles: ['MinisteroSalute'],
    about: 'Canale del Ministero della Salute',
    members: 74210,
    verified: true,
    accounts: [1],
    preview: true,
    posts: [post(1, 'Lavarsi spesso le mani.'), post(2, 'Bollettino: ', { link: 'https://www.salute.gov.it' })],
  },
  {
    name: 'takenOver',
    kind: 'channel',
    id: 2087714590,
    title: 'Gouvernement togolais',
    handles: [TAKEN_OVER.handle],
    members: 640,
    accounts: [1],
    preview: true,
    posts: [post(1, 'Nouvelle chaîne, nouveaux cadeaux.')],
  },
  {
    name: 'sanidad',
    kind: 'channel',
    id: 1163087706,
    title: 'Ministerio de Sanidad',
    handles: ['sanidadgob'],
    members: 51870,
    preview: true,
    posts: [post(1, 'Información para la ciudadanía.')],
  },
  {
    name: 'bellingcat',
    kind: 'channel',
    id: 1270344901,
    title: 'Bellingcat',
    handles: ['bellingcat'],
    members: 68004,
    preview: true,
    posts: [post(1, 'How we geolocated the photograph.')],
  },
];

const FLAGGED: ReplicaPeer[] = [
  {
    name: 'scam',
    kind: 'channel',
    id: 1733904472,
    title: 'Crypto Doubler VIP',
    handles: ['crypto_doubler_vip'],
    members: 9120,
    scam: true,
    accounts: [1],
    preview: true,
    posts: [post(1, 'Send one, get two.')],
  },
  {
    name: 'fake',
    kind: 'channel',
    id: 1804417720,
    title: 'צה״ל - הערוץ הרשמי',
    handles: ['idf_telegram_il'],
    members: 2204,
    fake: true,
    accounts: [1],
    preview: true,
    posts: [post(1, 'הודעה.')],
  },
];

const TWINS: ReplicaPeer[] = [
  {
    name: 'tickTitle',
    kind: 'channel',
    id: 1650077213,
    title: `${PIKUD} ✅`,
    handles: ['PikudHa0ref_all'],
    members: 3480,
    accounts: [1],
    preview: true,
    posts: [
      post(1, 'התרעות בזמן אמת'),
      post(2, 'הצטרפו: ', { link: 'https://t.me/MOHrep0rt', text: 't.me/MOHreport' }),
    ],
  },
  {
    name: 'statusTick',
    kind: 'channel',
    id: 1877120344,
    title: 'Ministero della Salute',
    handles: ['MinisteroSa1ute'],
    members: 811,
    emojiStatus: '5368324170671202286',
    accounts: [1],
    preview: true,
    posts: [post(1, 'Canale ufficiale.')],
  },
  {
    name: 'zeroWidth',
    kind: 'channel',
    id: 1900236651,
    title: `משרד${'\u200b\u200c\u200d\u2060'.repeat(40)} הבריאות`,
    handles: ['moh_updates_il'],
    members: 455,
    accounts: [1],
    preview: true,
    posts: [post(1, 'עדכון.')],
  },
  {
    name: 'privateTwin',
    kind: 'channel',
    id: 1944410082,
    title: MOH,
    handles: [],
    members: 212,
    accounts: [1],
    posts: [post(1, 'ערוץ סגור.')],
  },
  {
    name: 'botTwin',
    kind: 'bot',
    id: 6403311250,
    title: MOH,
    handles: ['moh_appointments_bot'],
    members: 4321,
    accounts: [1],
    posts: [post(1, 'שלום, מה מספר הזהות?')],
  },
];

const INNOCENT: ReplicaPeer[] = [
  {
    name: 'hobby',
    kind: 'channel',
    id: 1411200786,
    title: 'Sourdough Diaries 🍞',
    handles: ['sourdough_diaries'],
    about: 'Flour, water, patience. Chat: @bakers_haifa',
    members: 1207,
    accounts: [1, 2],
    preview: true,
    posts: [
      post(1, 'Day 4: bubbles.'),
      post(2, 'Read the ministry too: ', { mention: 'MOHreport' }),
      post(3, 'Not a channel: ', { mention: 'nobody_has_this_name' }),
      post(4, 'A group of ours: ', { link: 'https://t.me/bakers_haifa' }),
    ],
  },
  {
    name: 'harbour',
    kind: 'channel',
    id: 1388845503,
    title: 'Harbour City Library',
    handles: ['harbour_city_library'],
    members: 15020,
    verified: true,
    accounts: [1],
    muted: true,
    preview: true,
    posts: [post(1, 'Open late on Thursdays.')],
  },
  {
    name: 'museum',
    kind: 'channel',
    id: 1601983377,
    title: 'Museum of Tides',
    handles: ['museum_of_tides'],
    members: 4870,
    botVerification: { icon: '5206591284012345678', description: 'Verified by the Museums Register.' },
    accounts: [1],
    preview: true,
    posts: [post(1, 'High water at 14:20.')],
  },
  {
    name: 'multi',
    kind: 'channel',
    id: 1512220934,
    title: 'Two Names',
    handles: ['multi_main', 'multi_second'],
    members: 330,
    accounts: [1],
    preview: true,
    posts: [post(1, 'Both names lead here.')],
  },
  {
    name: 'collectible',
    kind: 'channel',
    id: 1533377102,
    title: 'Four Letters',
    handles: ['coll'],
    members: 98,
    accounts: [1],
    preview: true,
    posts: [post(1, 'Short.')],
  },
  {
    name: 'private',
    kind: 'channel',
    id: 1477001289,
    title: 'Family photos',
    handles: [],
    members: 14,
    accounts: [1],
    posts: [post(1, 'From the beach.')],
  },
  {
    name: 'group',
    kind: 'supergroup',
    id: 1322094410,
    title: 'Bakers of Haifa',
    handles: ['bakers_haifa'],
    members: 1204,
    accounts: [1],
    posts: [
      { id: 1, from: 'dana', text: ['Who has a spare starter?'] },
      { id: 2, from: 'mohTwin', text: ['We answer everything.'] },
      { id: 3, from: 'noHandle', forwardedFrom: 'mohTwin', text: ['Look at this.'] },
    ],
  },
  {
    name: 'basicGroup',
    kind: 'basic-group',
    id: 400123456,
    title: 'Building 12',
    handles: [],
    members: 9,
    accounts: [1],
    posts: [{ id: 1, from: 'dana', text: ['The lift works again.'] }],
  },
  {
    name: 'forum',
    kind: 'supergroup',
    id: 1709930018,
    title: 'Forum of Tides',
    handles: ['forum_of_tides'],
    members: 530,
    verified: true,
    accounts: [1],
    topics: [
      { id: 1, title: 'General' },
      { id: 2, title: MOH },
    ],
    posts: [{ id: 1, from: 'dana', text: ['Hello, topic.'] }],
  },
  {
    name: 'bot',
    kind: 'bot',
    id: 5120033871,
    title: 'Tide Table',
    handles: ['tide_table_bot'],
    members: 8100,
    accounts: [1],
    posts: [post(1, 'High water at 14:20.')],
  },
  {
    name: 'dana',
    kind: 'user',
    id: 702200411,
    title: 'Dana Levi',
    handles: ['dana_levi'],
    accounts: [1],
    posts: [post(1, 'See ', { mention: 'MOHrep0rt' })],
  },
  { name: 'noHandle', kind: 'user', id: 811040022, title: MOH, handles: [], accounts: [1], posts: [post(1, 'Hi.')] },
  {
    name: 'self',
    kind: 'user',
    id: 600100200,
    title: 'Noa Reader',
    handles: ['noa_reader'],
    self: true,
    accounts: [1, 2],
    posts: [post(1, 'A note to myself.')],
  },
];

/** Chats in which other channels show up: as senders, forwards, replies, links, in the profile's texts and lists. */
const MEETING_PLACES: ReplicaPeer[] = [
  {
    name: 'crowd',
    kind: 'supergroup',
    id: 1355500011,
    title: 'Neighbours of Haifa',
    handles: ['neighbours_of_haifa'],
    about: 'Official news: @MOHreport. Not ours: https://t.me/MOHrep0rt',
    members: 2410,
    accounts: [1],
    posts: [
      { id: 1, from: 'dana', viaBot: 'tide_table_bot', text: ['Good morning.'] },
      { id: 2, from: 'mohTwin', text: ['We answer everything.'] },
      { id: 3, from: 'mohTwin', text: ['And once more.'] },
      { id: 4, from: 'salute', text: ['Buongiorno.'] },
      { id: 5, from: 'fake', text: ['Announcement.'] },
      { id: 6, from: 'dana', forwardedFrom: 'mohTwin', text: ['Look at this.'] },
      { id: 7, from: 'dana', forwardedFrom: 'moh', text: ['And at this.'] },
      { id: 8, from: 'dana', forwardedFrom: 'sanidad', text: ['Nobody here has joined this one.'] },
      { id: 9, from: 'dana', forwardHidden: 'Somebody hidden', text: ['A hidden writer.'] },
      { id: 10, from: 'dana', replyTo: 2, text: ['An answer to the twin.'] },
      { id: 11, from: 'dana', replyTo: 4, text: ['An answer to the ministry.'] },
      { id: 12, from: 'scam', forwardedFrom: 'scam', text: ['Send one, get two.'] },
      { id: 13, from: 'hobby', text: ['Bread, anyone?'] },
    ],
  },
  {
    name: 'linkFair',
    kind: 'channel',
    id: 1355500022,
    title: 'Link Fair',
    handles: ['link_fair'],
    about: 'Mind the difference: @MOHrep0rt is not @MOHreport.',
    members: 5120,
    accounts: [1],
    preview: true,
    similar: ['moh', 'mohTwin', 'sanidad', 'hobby', 'statusTick'],
    posts: [
      post(1, 'Genuine: ', { mention: 'MOHreport' }, ', twin: ', { mention: 'MOHrep0rt' }, '.'),
      post(2, 'Twin by address: ', { link: 'https://t.me/MOHrep0rt' }, ' and ', { link: 'https://t.me/MOHrep0rt/2' }),
      post(3, 'A link that shows another: ', { link: 'https://t.me/MOHrep0rt', text: 'https://t.me/MOHreport' }),
      post(4, 'Other hosts: ', { link: 'https://telegram.me/MOHrep0rt' }, ' ', { link: 'https://MOHrep0rt.t.me' }),
      post(5, 'In the app: ', { link: 'tg://resolve?domain=MOHrep0rt' }, ' ', {
        link: 'https://telegram.dog/MOHrep0rt',
      }),
      post(6, 'Innocent: ', { link: 'https://t.me/sourdough_diaries' }, ' ', {
        link: 'https://t.me/+AbCdEfGhIjKlMnOp',
      }),
      post(7, 'Elsewhere: ', { link: 'https://example.org/t.me/MOHrep0rt' }, ' ', { mention: 'dana_levi' }),
      post(8, 'Says one thing: ', { link: 'https://t.me/sourdough_diaries', text: '@MOHreport' }),
      {
        id: 9,
        text: ['With a preview: ', { link: 'https://t.me/MOHrep0rt' }],
        webPage: { link: 'https://t.me/MOHrep0rt', site: 'Telegram', title: MOH },
      },
      { id: 10, forwardedFrom: 'mohTwin', text: ['Passed on.'] },
      { id: 11, forwardedFrom: 'moh', forwardAuthor: 'Press office', text: ['Passed on, too.'] },
    ],
  },
];

const HOSTILE: ReplicaPeer[] = [
  ['bidi', 1811100011, 'Alerts \u202Etxt.exe\u202C \u2066משרד\u2069 \u200F\u200E\u061C', 'bidi_alerts'],
  ['markup', 1811100022, '<img src=x onerror="window.replicaMarkupRan=1"><b>Bold & "brave"</b>', 'markup_lovers'],
  ['long', 1811100033, 'Long title, '.repeat(834).slice(0, 10_000), 'long_titles'],
  ['surrogates', 1811100044, 'Lone \ud83d half \ude00 pair', 'lone_surrogates'],
].map(([name, id, title, handle]) => ({
  name: String(name),
  kind: 'channel' as const,
  id: Number(id),
  title: String(title),
  handles: [String(handle)],
  members: 77,
  accounts: [1],
  preview: true,
  posts: [post(1, 'Nothing special in here.')],
}));

/** Enough quiet chats that the lists have to recycle their rows. */
const FILLERS: ReplicaPeer[] = Array.from({ length: 60 }, (_, index) => ({
  name: `filler${index + 1}`,
  kind: 'channel' as const,
  id: 1900500000 + index,
  title: `Evening Reading ${index + 1}`,
  handles: [`evening_reading_${index + 1}`],
  members: 100 + index,
  accounts: [1],
  preview: true,
  posts: [post(1, `Chapter ${index + 1}.`)],
}));

export const PEERS: readonly ReplicaPeer[] = [
  ...REAL,
  ...FLAGGED,
  ...TWINS,
  ...INNOCENT,
  ...MEETING_PLACES,
  ...HOSTILE,
  ...FILLERS,
];

/**
 * The peer that tests call `name`.
 *
 * @throws Error when there is none.
 */
export function peerNamed(name: string): ReplicaPeer {
  const peer = PEERS.find((candidate) => candidate.name === name);
  if (!peer) throw new Error(`No replica peer is called ${name}`);
  return peer;
}

/** The peer with this handle, in any case; `undefined` for a handle nobody has. */
export function peerWithHandle(handle: string): ReplicaPeer | undefined {
  const key = handle.toLowerCase();
  return PEERS.find((peer) => peer.handles.some((own) => own.toLowerCase() === key));
}
