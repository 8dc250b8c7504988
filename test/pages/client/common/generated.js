const EXTRA_ID = 1950000000;
const POSTS_WITH_LINKS = 40;
const TWIN = 'MOHrep0rt';

/**
 * The chats that a test asks for by number, joined by the first account.
 *
 * @param settings `chats`, `links` and `posts` are read
 * @returns peers in the form of peers.ts
 */
export function generatedPeers({ chats, links, posts }) {
  return [
    ...(links > 0 ? [manyLinks(links)] : []),
    ...(posts > 0 ? [manyPosts(posts)] : []),
    ...Array.from({ length: chats }, (_, index) => extra(index + 1)),
  ];
}

function extra(number) {
  return channel({
    name: `extra${number}`,
    id: EXTRA_ID + number - 1,
    title: `Extra Reading ${number}`,
    handles: [`extra_reading_${number}`],
    members: 50 + number,
    posts: [{ id: 1, text: [`Page ${number}.`] }],
  });
}

/** Links and mentions in turn, every tenth a mention of the twin. */
function manyLinks(count) {
  const runs = Array.from({ length: count }, (_, index) => linkNumber(index + 1));
  const perPost = Math.ceil(count / POSTS_WITH_LINKS);
  const posts = Array.from({ length: POSTS_WITH_LINKS }, (_, index) => ({
    id: index + 1,
    text: ['See: ', ...runs.slice(index * perPost, (index + 1) * perPost).flatMap((run) => [run, ' '])],
  }));
  return channel({
    name: 'manyLinks',
    id: 1960000001,
    title: 'Many Links',
    handles: ['many_links'],
    members: 900,
    posts,
  });
}

function linkNumber(number) {
  if (number % 10 === 0) return { mention: TWIN };
  const handle = `extra_reading_${number}`;
  return number % 2 === 0 ? { mention: handle } : { link: `https://t.me/${handle}` };
}

function manyPosts(count) {
  const posts = Array.from({ length: count }, (_, index) => ({ id: index + 1, text: [`Note ${index + 1}.`] }));
  return channel({
    name: 'manyPosts',
    id: 1960000002,
    title: 'Many Posts',
    handles: ['many_posts'],
    members: 800,
    posts,
  });
}

function channel(peer) {
  return { kind: 'channel', accounts: [1], preview: true, ...peer };
}
