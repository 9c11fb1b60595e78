// Worker threads in tests run the real code: built from source when a test file starts, as the app's
// build does it, into a folder of the project so that the native packages are found.
import { mkdir, mkdtemp } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'
import { root } from './folders'

export type WorkerName = 'catalog' | 'transfer' | 'records'

/** About half a second; the same worker is built once for each test file. */
export function buildWorker(name: WorkerName): Promise<URL> {
  const known = built.get(name)
  if (known) return known
  const fresh = bundle(name)
  built.set(name, fresh)
  return fresh
}

const built = new Map<WorkerName, Promise<URL>>()

async function bundle(name: WorkerName): Promise<URL> {
  return bundleEntry(join(root, 'host', name, 'worker.ts'), name)
}

/** Any file of ours for a plain `node`: what a test starts and kills. */
export async function bundleEntry(file: string, name: string): Promise<URL> {
  const folder = join(root, '.cache/workers')
  await mkdir(folder, { recursive: true })
  const outDir = await mkdtemp(join(folder, `${name}-`))
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    ssr: { noExternal: true, external: ['@photostructure/sqlite'] },
    build: {
      ssr: file,
      outDir,
      emptyOutDir: true,
      target: 'node20',
      rollupOptions: { output: { format: 'es', entryFileNames: `${name}.mjs` } },
    },
  })
  return pathToFileURL(join(outDir, `${name}.mjs`))
}
