// The app in a network of its own that leads nowhere, not even to a name server. It works, and the
// kernel counts every packet that any of its processes would have sent elsewhere: none.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { systemSwitches } from '../support/electron'
import { createTemporaryFolder, root } from '../support/folders'
import { onEnd } from '../support/on-end'
import { type Child, descendants, startChild } from '../support/processes'

const isRoot = process.getuid?.() === 0

async function startAlone(library: string): Promise<Child> {
  const electron = join(process.env.ELECTRON_OVERRIDE_DIST_PATH ?? '', 'electron')
  const app = [electron, ...systemSwitches(), `--user-data-dir=${library}-profile`]
  const child = await startChild({
    command: 'unshare',
    args: [
      ...(isRoot ? ['--net'] : ['--net', '--map-root-user']),
      'sh',
      '-c',
      'ip link set lo up && exec "$@"',
      'sh',
      ...app,
      '--remote-debugging-port=0',
      root,
      '--library',
      library,
    ],
    ready: /DevTools listening on ws:\/\/[\d.]+:(\d+)\//u,
  })
  onEnd(child.kill)
  return child
}

/** What could not be sent for want of a way there, in the network of this process. */
function unsendable(pid: number): number {
  const [names = '', counts = ''] = readFileSync(`/proc/${pid}/net/snmp`, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('Ip:'))
  const at = names.split(' ').indexOf('OutNoRoutes')
  const count = Number(counts.split(' ')[at])
  if (at < 0 || !Number.isInteger(count)) throw new Error('the kernel does not count it')
  return count
}

/** Node code in the network of this process; what it prints. */
function runBeside(pid: number, code: string): string {
  const user = isRoot ? [] : ['--user', '--preserve-credentials']
  const args = ['--target', String(pid), '--net', ...user, process.execPath, '-e', code]
  const { stdout, stderr, status } = spawnSync('nsenter', args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`nsenter: ${stderr}`)
  return stdout
}

describe.runIf(process.platform === 'linux')('without any network', () => {
  it('the app opens its page, and nothing of it looks for anybody', async () => {
    const folder = await createTemporaryFolder('no-network')
    onEnd(folder.remove)
    const app = await startAlone(join(folder.path, 'library'))
    const [, port] = app.match
    const pages = `fetch('http://127.0.0.1:${port}/json/list').then((list) => list.text()).then(console.log)`
    await expect
      .poll(() => runBeside(app.pid, pages), { interval: 500 })
      .toContain('"url": "carnet-app://app/"')
    // The library is open once its file is there; the host does more in the moments after.
    const log = () => readFileSync(join(folder.path, 'library', 'library.db')).byteLength
    await expect.poll(log).toBeGreaterThan(0)
    expect(descendants(app.pid).length).toBeGreaterThan(2)
    expect(unsendable(app.pid)).toBe(0)
    // One that does look for somebody is counted.
    runBeside(app.pid, "require('net').connect(80, '192.0.2.1').on('error', () => {})")
    expect(unsendable(app.pid)).toBe(1)
  })
})
