/** The house, as rules: who may import whom. docs/ARCHITECTURE.md says what each holds, folder by folder. */
const within = (folder) => `^${folder}/`;

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: '^(#i18n|wxt/)' } },
    {
      name: 'nobody-imports-entrypoints',
      comment: 'Tests and the gallery draw their pages.',
      severity: 'error',
      from: { pathNot: within('(entrypoints|test)') },
      to: { path: within('entrypoints') },
    },
    {
      name: 'components-below-entrypoints',
      severity: 'error',
      from: { path: within('lib') },
      to: { path: within('(components|entrypoints)') },
    },
    {
      name: 'extension-never-imports-registry',
      comment: "The registry is the publisher's side; the extension only reads what it publishes.",
      severity: 'error',
      from: { path: within('(entrypoints|components|lib)') },
      to: { path: within('(registry|scripts|test)') },
    },
    {
      name: 'telegram-stands-alone',
      severity: 'error',
      from: { path: within('lib/telegram') },
      to: { path: within('(lib|components|entrypoints)'), pathNot: within('lib/telegram') },
    },
    {
      name: 'text-stands-alone',
      severity: 'error',
      from: { path: within('lib/text') },
      to: { path: within('lib'), pathNot: within('lib/text') },
    },
    {
      name: 'list-knows-telegram-only',
      severity: 'error',
      from: { path: within('lib/list') },
      to: { path: within('lib/(verdict|surfaces|reports)') },
    },
    {
      name: 'verdict-is-pure',
      severity: 'error',
      from: { path: within('lib/verdict') },
      to: { path: within('lib'), pathNot: within('lib/(verdict|list|telegram|text)') },
    },
    {
      name: 'browser-behind-the-seam',
      comment: 'Browser APIs are reached through lib/platform, lib/messages.ts and the content entry only.',
      severity: 'error',
      from: { path: within('lib'), pathNot: '^lib/(platform/|messages\\.ts|surfaces/content\\.ts)' },
      to: { path: '(wxt/|webextension-polyfill|@webext-core)' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(\\.wxt|\\.output)/' },
    parser: 'swc',
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.mjs'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'default'],
    },
  },
};
