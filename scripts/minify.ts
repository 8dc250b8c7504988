import { minifySync } from '@swc/core';
import type { Plugin } from 'vite';

/**
 * Minifies once more, with swc, what Vite has minified: three of a hundred bytes of all that pages and the background
 * load. Builds with source maps, which `npm run sizes` reads, go without it: swc would not follow Vite's maps.
 */
export function minifyAgain(): Plugin {
  return {
    name: 'minify-again',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        for (const chunk of Object.values(bundle)) {
          if (chunk.type !== 'chunk' || chunk.map) continue;
          const isModule = chunk.fileName.startsWith('chunks/');
          // What a classic script declares outermost others may ask for by its name, as WXT does.
          chunk.code = minifySync(chunk.code, {
            ecma: 2020,
            module: isModule,
            toplevel: isModule,
            compress: { passes: 3 },
            mangle: true,
          }).code;
        }
      },
    },
  };
}
