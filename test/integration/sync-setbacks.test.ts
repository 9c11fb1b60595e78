// What keeps a note from being sent for a while, here or at the relay, and that it is sent after all.
import { beforeAll, describe, expect, it } from 'vitest'
import { readNoteStatus } from '../../host/library/library-state'
import { readLibraryState } from '../../host/library/library-state'
import { SYSTEM_CLOCK } from '../../host/process/clock'
import { readySodium } from '../../shared/records/sodium'
import { onEnd } from '../support/on-end'
import { createRandom } from '../support/random'
import { openTestRelay } from '../support/relay-server'
import { machineAt, twoPeople } from '../support/replica-stories'
import { type Machine, until } from '../support/replicas'

beforeAll(readySodium)

describe('a disk that is full when a note is to be sent', () => {
  it('is told, and the note is sent once there is room again', async () => {
    const { laptop, desk, note, settled } = await twoPeople()
    laptop.disconnect()
    await until([laptop], () => laptop.sync.relayState(note).kind === 'unreachable')
    const long = letters(60_000)
    laptop.type(note, 0, long)
    fillDisk(laptop)
    laptop.connect()
    await until([laptop], () => failedToSeal(laptop))
    expect(laptop.library.storeError).toBe('no-space')
    expect(laptop.text(note)).toBe(long)
    laptop.library.log.sqlite.exec('PRAGMA max_page_count = 1000000')
    await settled()
    expect(desk.text(note)).toBe(long)
    await until([laptop], () => laptop.library.storeError === null)
  })
})

describe('a room that is full', () => {
  it('is given what it refused, once the relay allows more', async () => {
    const relay = await openTestRelay({ limits: { maxRoomBytes: 6_000 } })
    onEnd(relay.close)
    const laptop = await machineAt(relay.url, 'laptop')
    const desk = await machineAt(relay.url, 'desk')
    const note = laptop.createNote('Long')
    desk.takeUp(laptop.share(note, 'edit'))
    await laptop.settledWith([desk])
    const long = letters(14_000)
    laptop.type(note, 0, long)
    const refusal = () => readNoteStatus(laptop.library, laptop.sync, note)?.refusal
    await until([laptop], () => laptop.heard('record-rejected'))
    expect(refusal()).toBe('room-full')
    await relay.stop()
    const again = await openTestRelay({ folder: relay.folder, port: relay.relay.port })
    onEnd(again.close)
    laptop.type(note, 0, 'plus tard ')
    await until([laptop, desk], () => desk.text(note) === `plus tard ${long}`)
    await laptop.settledWith([desk])
    expect(refusal()).toBe(null)
  })
})

describe('a machine whose clock is an hour wrong', () => {
  it('learns it from the relay, tells, and loses nothing', async () => {
    const relay = await openTestRelay()
    onEnd(relay.close)
    const late = { ...SYSTEM_CLOCK, now: () => Date.now() - 3_600_000 }
    const laptop = await machineAt(relay.url, 'laptop', { clock: late })
    const desk = await machineAt(relay.url, 'desk', { clock: SYSTEM_CLOCK })
    const note = laptop.createNote('Semis')
    desk.takeUp(laptop.share(note, 'edit'))
    laptop.type(note, 0, 'une heure trop tôt')
    await laptop.settledWith([desk])
    expect(desk.text(note)).toBe('une heure trop tôt')
    expect(warningsOf(desk)).not.toContain('clock-wrong')
    expect(warningsOf(laptop)).toContain('clock-wrong')
    expect(laptop.sync.clockSkew()).toBeGreaterThan(3_500)
  })
})

describe('a machine whose clock is years wrong', () => {
  it.each([
    ['fifteen years ahead', 15],
    ['fifteen years back', -15],
  ])(
    '%s keeps its place among three, before and after the clock is put right',
    async (_, years) => {
      const relay = await openTestRelay()
      onEnd(relay.close)
      let shift = years * 365.25 * 24 * 3_600_000
      const wrong = { ...SYSTEM_CLOCK, now: () => Date.now() + shift }
      const laptop = await machineAt(relay.url, 'laptop', { clock: wrong })
      const desk = await machineAt(relay.url, 'desk', { clock: SYSTEM_CLOCK })
      const tablet = await machineAt(relay.url, 'tablet', { clock: SYSTEM_CLOCK })
      const note = desk.createNote('Semis')
      const link = desk.share(note, 'edit')
      for (const machine of [laptop, tablet]) machine.takeUp(link)
      await desk.settledWith([laptop, tablet])
      const machines = [laptop, desk, tablet]
      const write = async (word: string) => {
        for (const machine of machines) machine.disconnect()
        for (const machine of machines) machine.type(note, 0, `${word} ${machine.name}. `)
        for (const machine of machines) machine.connect()
        await desk.settledWith([laptop, tablet])
      }
      await write('Faux')
      expect(Math.abs(laptop.sync.clockSkew() ?? 0)).toBeGreaterThan(400_000_000)
      expect(warningsOf(laptop)).toContain('clock-wrong')
      expect(warningsOf(desk)).not.toContain('clock-wrong')
      shift = 0
      await laptop.restart()
      await write('Juste')
      const [text = '', ...others] = machines.map((machine) => machine.text(note))
      expect(others).toEqual([text, text])
      for (const { name } of machines)
        for (const word of ['Faux', 'Juste']) expect(text).toContain(`${word} ${name}. `)
      expect(warningsOf(laptop)).not.toContain('clock-wrong')
    },
  )
})

function warningsOf({ library, sync }: Machine): readonly string[] {
  const state = readLibraryState({
    library,
    sync,
    backend: 'keychain',
    syncedBy: undefined,
    lastBackupAt: null,
    backupError: null,
    isRestart: false,
    version: '0.0.0',
  })
  return state.warnings.map(({ kind }) => kind)
}

/** The file is as large as it may be. */
function fillDisk({ library }: Machine): void {
  const { sqlite } = library.log
  const pages = sqlite.get<{ page_count: number }>('PRAGMA page_count')?.page_count ?? 0
  sqlite.exec(`PRAGMA max_page_count = ${pages}`)
}

/** While the engine had a channel open for it, not while the library sealed by itself. */
function failedToSeal({ entries }: Machine): boolean {
  return entries.some(
    ({ event, details }) => event === 'room-retry' && details?.reason === 'store: no-space',
  )
}

/** Nothing that deflates to little. */
function letters(count: number): string {
  const random = createRandom(1)
  return Array.from({ length: count }, () => random.below(36).toString(36)).join('')
}
