// Worker threads in tests run the real code: built from source when the first test needs it, as the
// app's build does it, into a folder of the project so that the native packages are found.
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'
import { root } from './folders'

export type WorkerName = 'catalog' | 'transfer' | 'records'

/** Where the files of one run of vitest share what they have built; set before the first of them. */
export const BUNDLES = 'CARNET_BUNDLES'

/** About half a second, once a run. */
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

/** Any file of ours for a plain `node`: what a test starts and kills. A name is that of one file. */
export async function bundleEntry(file: string, name: string): Promise<URL> {
  const shared = process.env[BUNDLES]
  if (shared === undefined) return bundleInto(await createFolder(name), file, name)
  const kept = join(shared, name)
  const module = pathToFileURL(join(kept, `${name}.mjs`))
  if (existsSync(module)) return module
  const fresh = await createFolder(name)
  await bundleInto(fresh, file, name)
  try {
    await rename(fresh, kept)
  } catch (error) {
    // Another file's worker was quicker: there is its whole bundle.
    if (!existsSync(module)) throw error
    await rm(fresh, { recursive: true })
  }
  return module
}

async function createFolder(name: string): Promise<string> {
  const folder = join(root, '.cache/workers')
  await mkdir(folder, { recursive: true })
  return mkdtemp(join(folder, `${name}-`))
}

async function bundleInto(outDir: string, file: string, name: string): Promise<URL> {
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
