import { describe, expect, it } from 'vitest'
import { type HostChild, HostProcess } from '../../../electron/host-process'
import type { Keychain } from '../../../host/contract'
import type { ShellToHost } from '../../../host/shell/shell-messages'
import { createManualClock } from '../../support/manual-clock'

class FakeChild implements HostChild<string> {
  readonly posted: (readonly [ShellToHost, readonly string[]])[] = []
  isKilled = false
  #message: (message: unknown) => void = () => {}
  #exit: (code: number) => void = () => {}

  postMessage(message: ShellToHost, ports: readonly string[]) {
    this.posted.push([message, ports])
  }
  onMessage(listener: (message: unknown) => void) {
    this.#message = listener
  }
  onExit(listener: (code: number) => void) {
    this.#exit = listener
  }
  kill() {
    this.isKilled = true
    this.#exit(9)
  }
  say(message: unknown) {
    this.#message(message)
  }
  exit(code: number) {
    this.#exit(code)
  }
  get kinds() {
    return this.posted.map(([message]) => message.kind)
  }
}

function createHost(keychain?: Keychain) {
  const clock = createManualClock()
  const children: FakeChild[] = []
  const told: unknown[] = []
  const logged: string[] = []
  let starts = 0
  const host = new HostProcess<string>({
    fork() {
      const child = new FakeChild()
      children.push(child)
      return child
    },
    folder: '/library',
    version: '1.2.3',
    keychain: () => keychain,
    clock,
    log: (entry) => logged.push(entry.event),
    started: () => (starts += 1),
    tell: (notice) => told.push(notice),
  })
  const last = () => children.at(-1) as FakeChild
  return { host, clock, children, told, logged, last, starts: () => starts }
}

function startHost(keychain?: Keychain) {
  const created = createHost(keychain)
  created.host.start()
  return created
}

const settled = () => new Promise((done) => setImmediate(done))

describe('the process of the host', () => {
  it('is told its library, and not to be a restart', () => {
    const { last, starts } = startHost()
    expect(last().posted).toEqual([
      [
        {
          kind: 'start',
          folder: '/library',
          version: '1.2.3',
          hasKeychain: false,
          isRestart: false,
        },
        [],
      ],
    ])
    expect(starts()).toBe(1)
  })

  it('loads before it is told anything, and is then the one that is started', () => {
    const { host, children, last, starts } = createHost()
    host.prepare()
    expect([last().posted, starts(), host.connectPage('port')]).toEqual([[], 0, false])
    host.start()
    expect([children.length, last().kinds, starts()]).toEqual([1, ['start'], 1])
  })

  it('that ends while it loads is replaced when it is to start, and counts as no restart', () => {
    const { host, children, last, told } = createHost()
    host.prepare()
    last().exit(70)
    host.start()
    expect([children.length, told]).toEqual([2, []])
    expect(last().posted[0]?.[0]).toMatchObject({ kind: 'start', isRestart: false })
  })

  it('closes while it loads', async () => {
    const { host, last } = createHost()
    host.prepare()
    const closing = host.close()
    host.start()
    expect(last().kinds).toEqual(['close'])
    last().exit(0)
    await closing
  })

  it('gets the port of each page', () => {
    const { host, last } = startHost()
    expect(host.connectPage('port')).toBe(true)
    expect(last().posted.at(-1)).toEqual([{ kind: 'page' }, ['port']])
  })

  it('comes back at once after a crash, and pages are told first', () => {
    const { clock, children, told, last, starts, host } = startHost()
    last().exit(9)
    expect(told).toEqual([{ kind: 'restarting' }])
    expect(host.connectPage('port')).toBe(false)
    clock.advance(0)
    expect(children).toHaveLength(2)
    expect(last().posted[0]?.[0]).toMatchObject({ kind: 'start', isRestart: true })
    expect(starts()).toBe(2)
  })

  it('is given longer pauses, and up after five crashes in a minute', () => {
    const { clock, children, told, last } = startHost()
    for (const pause of [0, 500, 1000, 2000, 4000]) {
      const before = children.length
      last().exit(70)
      if (pause > 0) clock.advance(pause - 1)
      if (pause > 0) expect(children).toHaveLength(before)
      clock.advance(1)
      expect(children).toHaveLength(before + 1)
    }
    last().exit(70)
    clock.advance(3_600_000)
    expect(children).toHaveLength(6)
    expect(told.at(-1)).toEqual({ kind: 'stopped', reason: 'exit 70' })
  })

  it('comes back when a person asks, and is allowed to crash again', () => {
    const { clock, children, told, last, host } = startHost()
    for (let n = 0; n < 6; n++) {
      last().exit(70)
      clock.advance(5000)
    }
    host.restart()
    expect(children).toHaveLength(7)
    last().exit(70)
    expect(told.at(-1)).toEqual({ kind: 'restarting' })
  })

  it('is never given up when it crashes once in a while', () => {
    const { clock, children, last } = startHost()
    for (let n = 0; n < 20; n++) {
      last().exit(9)
      clock.advance(20_000)
    }
    expect(children).toHaveLength(21)
  })

  it('does not start a second time while one runs or waits to', () => {
    const { clock, children, last, host } = startHost()
    host.restart()
    expect(children).toHaveLength(1)
    last().exit(9)
    clock.advance(0)
    last().exit(9)
    host.restart()
    clock.advance(60_000)
    expect(children).toHaveLength(3)
  })

  it('closes in order, and is not started again by its own end', async () => {
    const { children, last, host, clock, told } = startHost()
    const closing = host.close()
    expect(last().kinds.at(-1)).toBe('close')
    last().exit(0)
    await closing
    clock.advance(60_000)
    expect([children.length, told.length, clock.waiting]).toEqual([1, 0, 0])
  })

  it('is ended by force when it does not close in ten seconds', async () => {
    const { last, host, clock, logged } = startHost()
    const closing = host.close()
    clock.advance(9999)
    expect(last().isKilled).toBe(false)
    clock.advance(1)
    await closing
    expect(last().isKilled).toBe(true)
    expect(logged).toContain('host-killed')
  })

  it('closes while it waits to start again', async () => {
    const { last, host, clock, children } = startHost()
    last().exit(9)
    await host.close()
    clock.advance(60_000)
    expect(children).toHaveLength(1)
  })

  it('asks the keychain through the shell', async () => {
    const { last } = startHost({
      wrap: async (secret) => Uint8Array.from(secret, (byte) => byte + 1),
      unwrap: async () => undefined,
    })
    last().say({ kind: 'wrap', number: 1, bytes: Uint8Array.of(1, 2) })
    last().say({ kind: 'unwrap', number: 2, bytes: Uint8Array.of(3) })
    await settled()
    expect(last().posted.slice(1)).toEqual([
      [{ kind: 'keychain', number: 1, bytes: Uint8Array.of(2, 3) }, []],
      [{ kind: 'keychain', number: 2, bytes: undefined }, []],
    ])
  })

  it('gets no answer but "not done" when the keychain fails', async () => {
    const refuse = async () => {
      throw new Error('locked')
    }
    const { last, logged } = startHost({ wrap: refuse, unwrap: refuse })
    last().say({ kind: 'wrap', number: 1, bytes: Uint8Array.of(1) })
    await settled()
    expect(last().posted.at(-1)?.[0]).toEqual({ kind: 'keychain', number: 1, bytes: undefined })
    expect(logged).toContain('keychain')
  })

  it('is not believed when it says something else', () => {
    const { last, logged } = startHost()
    for (const said of [null, 'ready', { kind: 'quit' }, { kind: 'wrap', number: 1, bytes: 'x' }]) {
      last().say(said)
    }
    expect(logged.filter((event) => event === 'host-message-refused')).toHaveLength(4)
    expect(last().kinds).toEqual(['start'])
  })
})
