import { nextToTitle, type Surface } from '../surface.ts';
import { readAuthor } from './post-author.ts';
import { peerIdOfPost } from './preview.ts';
import { SEEN } from './seen.ts';

/** The owner over each post of a public preview. */
export const tMeOwner: Surface = {
  id: 't-me-owner',
  client: 't-me',
  place: 'message',
  evidence: {
    ...SEEN,
    expected: { inside: '.tgme_channel_history .tgme_widget_message[data-post]', min: 1, max: 500 },
  },
  selectors: {
    title: '.tgme_widget_message a.tgme_widget_message_owner_name[href]',
    unit: '.tgme_widget_message',
  },
  read(name) {
    const sighting = readAuthor(name);
    const post = name.closest('.tgme_widget_message[data-post][data-view]');
    const peerId = sighting?.handle && post ? peerIdOfPost(post, sighting.handle) : undefined;
    return sighting && peerId ? { ...sighting, peerId } : sighting;
  },
  ...nextToTitle,
  // The name is a block of its own.
  style: '.tgme_widget_message_author:has(> trust-hint) { display: flex; align-items: center; }',
};
