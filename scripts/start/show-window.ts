import type { Session } from '../../test/browser/harness/index.ts';

const INDEX = 'https://web.telegram.org/';
const LIVE = 'https://web.telegram.org/k/';

/** Opens the window at the list of replica chats, or at the real Telegram, and waits until it is closed. */
export async function showWindow(session: Session, live: boolean, say: (line: string) => void): Promise<void> {
  const [first] = await session.browser.pages();
  const page = first ?? (await session.newPage());
  const closed = new Promise<void>((resolve) => session.browser.once('disconnected', () => resolve()));
  page.goto(live ? LIVE : INDEX).catch((error) => say(`The page did not open: ${String(error)}`));
  say(live ? 'The real Telegram is open; log in as you usually do.' : 'Pick a chat in the window.');
  say('Close the window or press Ctrl-C to end. The profile is thrown away then.');
  await closed;
}
