import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // Native modules: the module runner's getters would be most of what is measured.
    experimental: { viteModuleRunner: false },
    name: 'bench',
    include: [],
    benchmark: { include: ['test/bench/**/*.bench.ts'] },
  },
});
