// Who may import whom: docs/design.md, "Folders". Type imports count as imports.
const OURS = '^(electron|host|relay|renderer|shared|scripts|test)/'

/** A folder's own files and those of the folders it may know. */
const only = (name, from, allowed) => ({
  name,
  severity: 'error',
  from: { path: `^${from}/` },
  to: { path: OURS, pathNot: `^(${[from, ...allowed].join('|')})/` },
})

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    only('shared-imports-nothing-of-ours', 'shared', []),
    only('host-imports-shared', 'host', ['shared']),
    only('relay-imports-shared', 'relay', ['shared']),
    only('renderer-imports-shared', 'renderer', ['shared']),
    only('electron-imports-host-and-shared', 'electron', ['host', 'shared']),
    {
      name: 'renderer-ui-imports-letters-alone',
      severity: 'error',
      from: { path: '^renderer/ui/' },
      to: { path: OURS, pathNot: '^(renderer/ui/|shared/text/fold\\.ts$)' },
    },
    {
      name: 'shared-is-pure',
      comment: 'No Node, no DOM, no Electron: it runs in every process.',
      severity: 'error',
      from: { path: '^shared/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'only-the-shell-knows-electron',
      severity: 'error',
      from: { path: '^(host|relay|renderer|shared)/' },
      to: { path: 'node_modules/electron/' },
    },
    {
      name: 'the-page-knows-no-node',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'features-do-not-know-each-other',
      severity: 'error',
      from: { path: '^renderer/features/([^/]+)/' },
      to: { path: '^renderer/features/', pathNot: '^renderer/features/$1/' },
    },
    {
      name: 'yjs-only-where-documents-live',
      severity: 'error',
      from: { pathNot: '^(shared/(model|text)|host|renderer/(editor|bridge)|test)/' },
      to: { path: 'node_modules/(yjs|y-protocols|y-websocket|y-indexeddb|@tiptap/y-tiptap)/' },
    },
    {
      name: 'no-circles',
      severity: 'error',
      from: { path: OURS },
      to: { circular: true },
    },
    {
      name: 'every-import-exists',
      severity: 'error',
      from: { path: OURS },
      // Node 20 does not know every builtin that newer ones have.
      to: { couldNotResolve: true, pathNot: '^node:' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(test/fixtures|out|release)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.cjs', '.json', '.css', '.d.ts'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
    },
  },
}
