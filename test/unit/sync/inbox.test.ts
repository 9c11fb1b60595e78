import { describe, expect, it } from 'vitest'
import type { DeliveredRecord } from '../../../host/log/contract'
import type { OpenedDocuments, RecordOpener } from '../../../host/records/record-opener'
import type { SyncLibrary } from '../../../host/sync/contract'
import { Inbox } from '../../../host/sync/inbox'
import type { DocId } from '../../../shared/records/keys'
import { createManualClock } from '../../support/manual-clock'

const REFUSED = { kind: 'refused', reason: 'update-malformed' } as const

function openInbox() {
  const stored: string[] = []
  const told: string[] = []
  const cutOff = new Set<string>()
  const asked: ((opened: OpenedDocuments | undefined) => void)[] = []
  const store = (docId: DocId, records: readonly DeliveredRecord[]) => {
    for (const { seq, opened } of records)
      stored.push(`${docId} ${seq}${opened ? ' opened beside' : ''}`)
    return []
  }
  const library: Partial<SyncLibrary> = {
    transact: (work) => work(),
    receive: store,
    moveCursor: () => {},
    cursor: (docId) =>
      cutOff.has(docId) ? undefined : { logId: 'aa', seq: 0, hash: new Uint8Array() },
    room: (docId) => ({ keys: { docId } as never, relay: '' }),
  }
  const opener: RecordOpener = {
    open: () => new Promise((settle) => asked.push(settle)),
    close: () => Promise.resolve(),
  }
  const clock = createManualClock()
  const inbox = new Inbox({ library: library as SyncLibrary, clock, opener })
  const nothing = new Uint8Array()
  const add = (name: string, seq: number) =>
    inbox.add(name as DocId, {
      records: [{ seq, bytes: nothing, recordId: nothing }],
      acknowledged: [],
      cursor: { logId: 'aa', seq, hash: nothing },
      goesOn: () => true,
      committed: (outcome) => told.push(`${name} ${seq}${outcome === 'cut-off' ? ' cut off' : ''}`),
    })
  const addMany = () => ['a', 'b', 'c', 'd', 'e'].forEach((name) => add(name, 1))
  const settle = async (at: number, opened: OpenedDocuments | undefined) => {
    asked[at]?.(opened)
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve()
  }
  const five = Array.from({ length: 5 }, () => [REFUSED])
  return { inbox, clock, stored, told, cutOff, asked, add, addMany, settle, five }
}

describe('what came from relays', () => {
  it('is opened beside this thread when there is much, and stored when it was', async () => {
    const { inbox, clock, stored, told, addMany, settle, five } = openInbox()
    addMany()
    clock.advance(20)
    expect([stored, told, inbox.isPending('a' as DocId)]).toEqual([[], [], true])
    await settle(0, five)
    expect(stored).toEqual(['a', 'b', 'c', 'd', 'e'].map((name) => `${name} 1 opened beside`))
    expect([told.length, inbox.isPending('a' as DocId)]).toEqual([5, false])
  })

  it('is stored on this thread when there is little', () => {
    const { clock, stored, asked, add } = openInbox()
    add('a', 1)
    clock.advance(20)
    expect([stored, asked.length]).toEqual([['a 1'], 0])
  })

  it('is stored in its order for a document that somebody opens meanwhile', async () => {
    const { inbox, clock, stored, addMany, add, settle, five } = openInbox()
    addMany()
    clock.advance(20)
    add('b', 2)
    inbox.hurry('b' as DocId)
    inbox.endOfMessage()
    expect(stored).toEqual(['b 1', 'b 2'])
    await settle(0, five)
    expect(stored.slice(2)).toEqual(['a', 'c', 'd', 'e'].map((name) => `${name} 1 opened beside`))
  })

  it('waits for what came before, though its own worker is done sooner', async () => {
    const { clock, stored, addMany, add, settle, five } = openInbox()
    addMany()
    clock.advance(20)
    add('a', 2)
    clock.advance(20)
    await settle(1, [[REFUSED]])
    expect(stored).toEqual([])
    await settle(0, five)
    expect(stored.at(-1)).toBe('a 2 opened beside')
  })

  it('is stored once, at once, when everything has to be', async () => {
    const { inbox, clock, stored, addMany, settle, five } = openInbox()
    addMany()
    clock.advance(20)
    inbox.flush()
    expect(stored.length).toBe(5)
    await settle(0, five)
    expect(stored.length).toBe(5)
  })

  it('is opened on this thread when the worker is gone', async () => {
    const { clock, stored, addMany, settle } = openInbox()
    addMany()
    clock.advance(20)
    await settle(0, undefined)
    expect(stored).toEqual(['a 1', 'b 1', 'c 1', 'd 1', 'e 1'])
  })

  it('is dropped when its session ended badly', async () => {
    const { inbox, clock, stored, addMany, settle, five } = openInbox()
    addMany()
    clock.advance(20)
    inbox.forget('c' as DocId)
    await settle(0, five)
    expect(stored.map((line) => line[0])).toEqual(['a', 'b', 'd', 'e'])
  })

  it('is not stored behind a cursor that was taken back meanwhile', async () => {
    const { clock, stored, told, cutOff, addMany, settle, five } = openInbox()
    addMany()
    clock.advance(20)
    cutOff.add('d')
    await settle(0, five)
    expect(stored.map((line) => line[0])).toEqual(['a', 'b', 'c', 'e'])
    expect(told).toContain('d 1 cut off')
  })
})
