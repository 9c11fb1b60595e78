// The real relay in a process of its own, on a free port, storing to a temporary folder.
import { join } from 'node:path'
import { createTemporaryFolder, root } from './folders'
import { startChild } from './processes'

export interface RelayLaunch {
  /** Kept by the caller when given, temporary and removed by `stop` when not. */
  readonly folder?: string
  readonly port?: number
  readonly args?: readonly string[]
}

export interface RelayProcess {
  readonly url: string
  readonly port: number
  readonly pid: number
  readonly folder: string
  output(): string
  /** Ends it as Ctrl+C does and answers with its exit code. */
  stop(): Promise<number | null>
  /** kill -9; the folder stays. */
  kill(): Promise<void>
}

export async function startRelay(launch: RelayLaunch = {}): Promise<RelayProcess> {
  const temporary = launch.folder === undefined ? await createTemporaryFolder('relay') : undefined
  const folder = launch.folder ?? temporary?.path ?? ''
  const child = await startChild({
    args: [
      join(root, 'out/main/relay.js'),
      '--folder',
      folder,
      '--port',
      String(launch.port ?? 0),
      ...(launch.args ?? []),
    ],
    ready: /listening on (wss?:\/\/[^\s:]+:(\d+))[\s,]/,
  })
  const [, url = '', port = ''] = child.match
  return {
    url,
    port: Number(port),
    pid: child.pid,
    folder,
    output: child.output,
    async stop() {
      const code = await child.stop()
      await temporary?.remove()
      return code
    },
    kill: child.kill,
  }
}
