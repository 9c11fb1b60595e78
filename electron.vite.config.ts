// Where each process starts, and what it is built for. The targets are explicit: electron-vite
// would derive them from the declared Electron, while the app must also run on Electron 33
// (Chromium 130) and Node 20.18. Only `dependencies` of package.json stay outside the bundles.
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import type { Plugin } from 'vite'

const entries = {
  main: 'electron/main.ts',
  host: 'host/main.ts',
  serve: 'host/serve.ts',
  relay: 'relay/main.ts',
  'library-tool': 'host/tool.ts',
  'catalog-worker': 'host/catalog/worker.ts',
  'transfer-worker': 'host/transfer/worker.ts',
  'records-worker': 'host/records/worker.ts',
}

const here = (file: string) => resolve(import.meta.dirname, file)

const present = Object.fromEntries(
  Object.entries(entries)
    .map(([name, file]) => [name, here(file)] as const)
    .filter(([, file]) => existsSync(file)),
)

/** libsodium's WebAssembly is text in its module: Node reads it a hundred times faster than the loop. */
const nativeBase64: Plugin = {
  name: 'native-base64',
  transform(code, id) {
    if (!id.endsWith('/libsodium-sumo.mjs')) return null
    const loop = /\(\w+=>\{for\(var [^{}]*\)[^{}]*;return \w+\}\)\("([\w+/]{1000,}=*)"\)/u
    const changed = code.replace(loop, 'new Uint8Array(Buffer.from("$1","base64"))')
    if (changed === code) throw new Error('libsodium decodes its WebAssembly in another way now')
    return { code: changed, map: null }
  },
}

/** Whichever sheet is read first says the order of the layers: parts that load later have their own. */
function layerOrder(): Plugin {
  const tokens = readFileSync(here('renderer/ui/tokens.css'), 'utf8')
  const [order = ''] = /@layer [^;{]+;/u.exec(tokens) ?? []
  return {
    name: 'layer-order',
    generateBundle(_options, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type === 'asset' && file.fileName.endsWith('.css'))
          file.source = `${order}${String(file.source)}`
      }
    },
  }
}

export default defineConfig({
  main: {
    plugins: [nativeBase64],
    // Its Node build declares `require`, as electron-vite's shim does: the host would not start.
    resolve: { alias: { fflate: 'fflate/browser' } },
    build: {
      target: 'node20.18',
      outDir: 'out/main',
      sourcemap: true,
      rollupOptions: {
        input: present,
        external: ['bufferutil', 'utf-8-validate'],
        output: {
          format: 'es',
          entryFileNames: '[name].js',
          chunkFileNames: 'chunks/[name]-[hash].js',
        },
      },
    },
  },
  preload: {
    build: {
      target: 'node20.18',
      outDir: 'out/preload',
      externalizeDeps: false,
      rollupOptions: {
        input: { preload: here('electron/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [react(), layerOrder()],
    worker: { format: 'es' },
    build: {
      target: 'chrome130',
      outDir: 'out/renderer',
      minify: true,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rollupOptions: { input: { index: here('renderer/index.html') } },
    },
  },
})
