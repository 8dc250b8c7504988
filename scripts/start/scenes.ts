import { botApiId, peerNamed, type ReplicaPeer } from '../../test/pages/peers.ts';

/** One row of the table: a channel on a page. */
export interface Scene {
  page: string;
  url: string;
  /** The channel as a person would name it. */
  channel: string;
  /** File name of a screenshot, for the scenes worth a picture. */
  picture?: string;
  /** Take a picture of the popup, too. */
  popupPicture?: string;
}

/** The seed case first: two channels of the same title, one official, one a twin. */
export const SCENES: Scene[] = [
  webK('moh', 'web-k-official', 'popup-official'),
  webK('mohTwin', 'web-k-twin', 'popup-twin'),
  webK('pikud'),
  webK('tickTitle', 'web-k-drawn-tick'),
  webK('fake'),
  webK('harbour'),
  webK('hobby', 'web-k-unknown'),
  webA('moh', 'web-a-official'),
  webA('mohTwin', 'web-a-twin'),
  webA('statusTick'),
  webA('botTwin'),
  webA('group'),
  webA('private'),
  card('moh', 't-me-official'),
  card('mohTwin', 't-me-twin'),
  card('harbour'),
  preview('moh'),
  preview('mohTwin', 't-me-preview-twin'),
];

function webK(name: string, picture?: string, popupPicture?: string): Scene {
  const peer = peerNamed(name);
  const hash = peer.handles[0] ? `@${peer.handles[0]}` : `-${peer.id}`;
  return { page: 'Web K', url: `https://web.telegram.org/k/#${hash}`, channel: words(peer), picture, popupPicture };
}

function webA(name: string, picture?: string): Scene {
  const peer = peerNamed(name);
  return { page: 'Web A', url: `https://web.telegram.org/a/#${botApiId(peer)}`, channel: words(peer), picture };
}

function card(name: string, picture?: string): Scene {
  const peer = peerNamed(name);
  return { page: 't.me', url: `https://t.me/${peer.handles[0]}`, channel: words(peer), picture };
}

function preview(name: string, picture?: string): Scene {
  const peer = peerNamed(name);
  return { page: 't.me/s', url: `https://t.me/s/${peer.handles[0]}`, channel: words(peer), picture };
}

function words(peer: ReplicaPeer): string {
  return peer.handles[0] ? `@${peer.handles[0]} "${peer.title}"` : `"${peer.title}" (${peer.kind}, no handle)`;
}
