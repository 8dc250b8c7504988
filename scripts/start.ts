/**
 * `npm start`: shows the extension at work. With a display a window to click around in, without one a table and
 * screenshots. See `npm start -- --help`.
 */
import { type Pages, type Session, startPages } from '../test/browser/harness/index.ts';
import { chooseBrowser } from './start/browser.ts';
import { buildExtension } from './start/build.ts';
import { wantsWindow } from './start/display.ts';
import { firstLine, StartError } from './start/errors.ts';
import { launch } from './start/launch.ts';
import { parseOptions, type StartOptions, USAGE } from './start/options.ts';
import { showTable } from './start/show-table.ts';
import { showWindow } from './start/show-window.ts';

const say = (line: string) => console.log(line);
const open: { close(): Promise<void> }[] = [];

/** What was opened last is closed first. A second call waits for nothing, so a second Ctrl-C cannot hang. */
async function closeAll(): Promise<void> {
  for (const thing of open.splice(0).reverse()) await thing.close().catch(() => {});
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, async () => {
    await closeAll();
    process.exit(130);
  });
}

async function start(options: StartOptions): Promise<void> {
  const inWindow = wantsWindow(options);
  const browser = chooseBrowser(options.firefox);
  const extension = buildExtension(browser.kind, say);
  const pages = options.live ? undefined : await servePages();
  say(`Starting ${browser.path} ...`);
  const session: Session = await launch({ browser, extension, headless: !inWindow, pages });
  open.push(session);
  if (inWindow) return showWindow(session, options.live, say);
  if (!(await showTable(session, say))) process.exitCode = 1;
}

async function servePages(): Promise<Pages> {
  try {
    const pages = await startPages();
    open.push(pages);
    return pages;
  } catch (error) {
    throw new StartError('PAGES_FAILED', `The replica pages could not be served on 127.0.0.1: ${firstLine(error)}`);
  }
}

try {
  const options = parseOptions(process.argv.slice(2));
  if (options.help) say(USAGE);
  else await start(options);
} catch (error) {
  if (!(error instanceof StartError)) throw error;
  console.error(`${error.code}: ${error.message}`);
  process.exitCode = 1;
} finally {
  await closeAll();
}
