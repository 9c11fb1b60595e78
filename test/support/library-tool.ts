// The library's command line as people run it: built from source with its workers, in a process of its own.
import { spawn } from 'node:child_process'
import { mkdir, mkdtemp } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'vite'
import { root } from './folders'

export interface ToolRun {
  readonly code: number | null
  readonly said: string
  readonly complained: string
}

const ENTRIES = {
  'library-tool': 'host/tool.ts',
  'catalog-worker': 'host/catalog/worker.ts',
  'transfer-worker': 'host/transfer/worker.ts',
  'records-worker': 'host/records/worker.ts',
}

let built: Promise<string> | undefined

/** What it is asked is answered with the first line of `input`. */
export async function runTool(args: readonly string[], input = ''): Promise<ToolRun> {
  built ??= bundle()
  const child = spawn(process.execPath, [await built, ...args], { stdio: 'pipe' })
  const [said, complained]: [string[], string[]] = [[], []]
  child.stdout.setEncoding('utf8').on('data', (text: string) => said.push(text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => complained.push(text))
  child.stdin.end(`${input}\n`)
  const code = await new Promise<number | null>((settle, fail) => {
    child.once('error', fail)
    child.once('close', settle)
  })
  return { code, said: said.join(''), complained: complained.join('') }
}

async function bundle(): Promise<string> {
  const folder = join(root, '.cache/workers')
  await mkdir(folder, { recursive: true })
  const outDir = await mkdtemp(join(folder, 'library-tool-'))
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    ssr: { noExternal: true, external: ['@photostructure/sqlite'] },
    build: {
      ssr: true,
      outDir,
      emptyOutDir: true,
      target: 'node20.18',
      rollupOptions: {
        input: Object.fromEntries(
          Object.entries(ENTRIES).map(([name, file]) => [name, join(root, file)]),
        ),
        output: {
          format: 'es',
          entryFileNames: '[name].js',
          chunkFileNames: 'chunks/[name]-[hash].js',
        },
      },
    },
  })
  return join(outDir, 'library-tool.js')
}
