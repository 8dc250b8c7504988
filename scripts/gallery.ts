/**
 * Every badge, banner, card and page of the extension in every state, without Telegram.
 *
 * `npm run gallery` builds it and serves it on this machine until Ctrl-C. `npm run gallery -- --pictures` takes
 * pictures instead, light and dark, in English and Hebrew (`--language ar` for another), into artifacts/gallery.
 */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launchChromium } from '../test/browser/harness/index.ts';
import { buildGallery, serveGallery } from '../test/gallery/build.ts';
import { takePictures } from '../test/gallery/pictures.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const args = process.argv.slice(2);
const asked = args.flatMap((arg, index) => (args[index - 1] === '--language' ? [arg] : []));

await buildGallery();
const gallery = await serveGallery();
if (args.includes('--pictures')) {
  const folder = join(root, 'artifacts', 'gallery');
  const session = await launchChromium();
  try {
    const count = await takePictures(session, gallery.address, folder, asked.length > 0 ? asked : ['en', 'he']);
    console.log(`${count} pictures in ${folder}`);
  } finally {
    await session.close();
    await gallery.close();
  }
} else {
  console.log(`${gallery.address}  (Ctrl-C stops it)`);
}
