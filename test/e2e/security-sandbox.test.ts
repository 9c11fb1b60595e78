// Chromium's sandbox does not run as root: when the tests do, the app is started as nobody.
import { execFileSync } from 'node:child_process'
import { chmodSync, chownSync, mkdirSync, readFileSync, readlinkSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTemporaryFolder, root, type TemporaryFolder } from '../support/folders'
import { type Child, descendants, startChild } from '../support/processes'

const NOBODY = 65_534
const isRoot = process.getuid?.() === 0

let folder: TemporaryFolder
let child: Child

beforeAll(async () => {
  folder = await createTemporaryFolder('sandbox')
  let dist = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? ''
  const home = join(folder.path, 'home')
  mkdirSync(home)
  if (isRoot) {
    chmodSync(folder.path, 0o755)
    chownSync(home, NOBODY, NOBODY)
    // The runtime lies in root's own cache, where nobody may not look.
    const copy = join(folder.path, 'electron')
    execFileSync('cp', ['-r', dist, copy])
    dist = copy
  }
  const electron = join(dist, 'electron')
  const ids = [`--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups']
  const command = isRoot ? ['setpriv', ...ids, electron] : [electron]
  child = await startChild({
    command: 'xvfb-run',
    args: [
      '-a',
      '-s',
      '-ac',
      ...command,
      '--disable-gpu',
      '--remote-debugging-port=0',
      root,
      '--library',
      join(home, 'library'),
    ],
    env: { HOME: home, XDG_CONFIG_HOME: join(home, 'config'), XDG_CACHE_HOME: join(home, 'cache') },
    ready: /DevTools listening on ws:\/\/([\d.:]+)\//u,
  })
})
afterAll(async () => {
  // The display's script does not end while the app holds its output.
  for (const pid of child ? descendants(child.pid) : []) end(pid)
  await child?.kill()
  await folder.remove()
})

/** The addresses of the pages that are open. */
async function pages(): Promise<readonly string[]> {
  const list = await fetch(`http://${child.match[1]}/json/list`)
  const targets = (await list.json()) as readonly { readonly type: string; readonly url: string }[]
  return targets.filter(({ type }) => type === 'page').map(({ url }) => url)
}

function end(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch (error) {
    // It ended with the one before it.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

function renderers(): readonly number[] {
  return descendants(child.pid).filter((pid) =>
    readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('--type=renderer'),
  )
}

/** Its filter of system calls, no new privileges, and that its spaces are not ours. */
function heldBy(pid: number): string {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const read = (name: string) => new RegExp(`^${name}:\\s+(\\d)`, 'mu').exec(status)?.[1]
  const isApart = ['user', 'pid', 'net'].every(
    (name) => readlinkSync(`/proc/${pid}/ns/${name}`) !== readlinkSync(`/proc/self/ns/${name}`),
  )
  return `${read('Seccomp')} ${read('NoNewPrivs')} ${isApart}`
}

describe('the page’s process', () => {
  it('is held by the system: system calls, privileges, users, processes', async () => {
    await expect.poll(pages).toEqual(['carnet-app://app/'])
    // Also one that Chromium has ready for later, once it is.
    await expect.poll(() => new Set(renderers().map(heldBy))).toEqual(new Set(['2 1 true']))
  })
})
