// Runs a TypeScript program of the tests, such as the bench, outside vitest: every file of its
// folder becomes a module in .cache/, so that it can fork the others, and libraries stay outside.
import { existsSync } from 'node:fs'
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { ensureBuilt, hashSources } from './build.mjs'
import { handOver } from './children.mjs'
import { findElectron } from './electron.mjs'
import { ensureInstalled } from './install.mjs'
import { checkNode, inRoot, Refusal, root, say } from './project.mjs'
import { ensureSystemPackages } from './system-packages.mjs'
import { withDisplay } from './xvfb.mjs'

/**
 * Brings the checkout into step and runs the program, with a display and an Electron at hand.
 *
 * @param {string} folder such as 'test/bench': its main.ts is run with this script's arguments
 */
export async function runTestProgram(folder) {
  checkNode()
  await ensureInstalled()
  await ensureSystemPackages()
  await ensureBuilt()
  const { dist } = await findElectron()
  const program = await bundle(folder)
  const args = ['--enable-source-maps', program, ...process.argv.slice(2)]
  return withDisplay((display) => {
    const env = { ...process.env, ...display, ELECTRON_OVERRIDE_DIST_PATH: dist }
    return handOver(newestNode(), args, { env })
  })
}

/** @param {string} folder @returns {Promise<string>} the module to run */
async function bundle(folder) {
  if (!existsSync(inRoot(folder, 'main.ts'))) throw new Refusal(`${folder}/main.ts is missing`)
  const output = inRoot('.cache', folder)
  const program = join(output, 'main.mjs')
  const stamp = join(output, '.built')
  const hash = await hashSources('test', 'scripts')
  if ((await readFile(stamp, 'utf8').catch(() => '')) === hash) return program
  await rm(output, { recursive: true, force: true })
  // Only now is it sure to be installed.
  const { build } = await import('vite')
  await build({
    configFile: false,
    root,
    logLevel: 'warn',
    plugins: [keepFolders],
    build: {
      ssr: true,
      outDir: output,
      target: 'node20.18',
      minify: false,
      sourcemap: true,
      rollupOptions: {
        input: await listModules(folder),
        output: { entryFileNames: '[name].mjs', chunkFileNames: 'chunks/[name]-[hash].mjs' },
      },
    },
  })
  await writeFile(stamp, hash)
  return program
}

/** A module that asks for its own folder means that of its source. */
const keepFolders = {
  name: 'keep-folders',
  /** @param {string} code @param {string} id */
  transform(code, id) {
    if (id.includes('/node_modules/') || !code.includes('import.meta.dirname')) return null
    return { code: code.replaceAll('import.meta.dirname', JSON.stringify(dirname(id))), map: null }
  },
}

/** @param {string} folder @returns {Promise<Record<string, string>>} */
async function listModules(folder) {
  const files = await readdir(inRoot(folder), { recursive: true })
  const sources = files.filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
  return Object.fromEntries(
    sources.map((file) => [file.replaceAll('\\', '/').replace(/\.ts$/, ''), inRoot(folder, file)]),
  )
}

/** The Node that npm brought, where it did: it has the built-in SQLite that Electron has. */
function newestNode() {
  const brought = inRoot('node_modules', '.bin', 'node')
  const node = process.platform !== 'win32' && existsSync(brought) ? brought : process.execPath
  say(`running with ${node === brought ? "npm's Node 24" : `Node ${process.versions.node}`}`)
  return node
}
