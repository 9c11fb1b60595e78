// A session bus with a keyring on it, as a Linux desktop has: what Electron's safeStorage asks.
import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { startChild } from './processes'

export interface Keyring {
  /** For the app that is to find it. */
  readonly env: Readonly<Record<string, string>>
  close(): Promise<void>
}

/** Its secrets are kept in that folder, so that another keyring on it has them too. */
export async function openKeyring(folder: string): Promise<Keyring> {
  const runtime = join(folder, 'run')
  mkdirSync(runtime, { recursive: true, mode: 0o700 })
  const bus = await startChild({
    command: 'dbus-daemon',
    args: ['--session', '--nofork', '--print-address'],
    ready: /(unix:\S+)/u,
  })
  const env = {
    DBUS_SESSION_BUS_ADDRESS: bus.match[1] ?? '',
    XDG_RUNTIME_DIR: runtime,
    XDG_DATA_HOME: join(folder, 'data'),
  }
  // It goes into the background by itself, and ends with its bus.
  const daemon = spawnSync('gnome-keyring-daemon', ['--unlock', '--components=secrets'], {
    input: 'a password',
    encoding: 'utf8',
    env: { ...process.env, ...env },
  })
  if (daemon.status !== 0) {
    await bus.kill()
    throw new Error(`gnome-keyring-daemon: ${daemon.stderr}`)
  }
  return { env, close: () => bus.kill() }
}
