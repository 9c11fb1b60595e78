// The relay's own entry in a process of its own, bundled as the app's build does it but alone: a
// test of the relay should not wait for the renderer, nor run yesterday's build.
import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'vite'
import { parseRelayAddress, type RelayAddress } from '../../shared/protocol/address'
import { root } from './folders'
import { type Child, startChild } from './processes'

export interface RelayBundle {
  readonly file: string
  remove(): Promise<void>
}

/** Inside the project, so that the bundle finds its native driver. */
export async function buildRelay(): Promise<RelayBundle> {
  const outDir = join(root, '.cache', `relay-${randomUUID()}`)
  await build({
    configFile: false,
    root,
    logLevel: 'warn',
    ssr: { noExternal: true, target: 'node' },
    build: {
      ssr: true,
      target: 'node20.18',
      outDir,
      emptyOutDir: true,
      rollupOptions: {
        input: { relay: join(root, 'relay/main.ts') },
        external: ['bufferutil', 'utf-8-validate', '@photostructure/sqlite'],
        output: { format: 'es', entryFileNames: '[name].mjs' },
      },
    },
  })
  return {
    file: join(outDir, 'relay.mjs'),
    remove: () => rm(outDir, { recursive: true, force: true }),
  }
}

export interface RelayChild extends Child {
  readonly url: RelayAddress
}

export async function startRelayChild(
  bundle: RelayBundle,
  folder: string,
  args: readonly string[] = [],
): Promise<RelayChild> {
  const child = await startChild({
    args: [bundle.file, '--folder', folder, '--port', '0', ...args],
    ready: /^listening on (wss?:\/\/\S+?),/m,
  })
  const url = parseRelayAddress(child.match[1])
  if (!url) throw new Error('a relay says where it listens')
  return { ...child, url }
}
