/** Where a person's library is when they named no folder: the same for the desktop and served mode. */
import { join } from 'node:path'

export interface Machine {
  readonly platform: NodeJS.Platform
  readonly home: string
  readonly env: Readonly<Record<string, string | undefined>>
}

export function defaultLibraryFolder(machine: Machine): string {
  const { platform, home, env } = machine
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Carnet')
  if (platform === 'win32') return join(env.APPDATA || join(home, 'AppData', 'Roaming'), 'Carnet')
  return join(env.XDG_DATA_HOME || join(home, '.local', 'share'), 'carnet')
}

/** Beside the library, and inside its folder: two libraries never share a Chromium profile. */
export function desktopProfile(library: string): string {
  return join(library, 'desktop')
}

export function logFolder(library: string): string {
  return join(library, 'logs')
}
