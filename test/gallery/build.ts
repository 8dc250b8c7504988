import { fileURLToPath } from 'node:url';
import { build, preview } from 'vite';

const ROOT = fileURLToPath(new URL('.', import.meta.url));
const OUT = fileURLToPath(new URL('../../.output/gallery', import.meta.url));

/** Builds the gallery as a plain web site into .output/gallery. */
export async function buildGallery(): Promise<void> {
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'warn',
    base: './',
    resolve: { alias: { 'wxt/browser': `${ROOT}fake-browser.ts` } },
    build: {
      outDir: OUT,
      emptyOutDir: true,
      target: 'esnext',
      rolldownOptions: { input: { index: `${ROOT}index.html`, frame: `${ROOT}frame.html` } },
    },
  });
}

/** Serves what was built on a free port of this machine. */
export async function serveGallery(): Promise<{ address: string; close(): Promise<void> }> {
  const server = await preview({
    root: ROOT,
    configFile: false,
    logLevel: 'warn',
    build: { outDir: OUT },
    preview: { host: '127.0.0.1', port: 0 },
  });
  const [address = ''] = server.resolvedUrls?.local ?? [];
  return { address, close: () => server.close() };
}
