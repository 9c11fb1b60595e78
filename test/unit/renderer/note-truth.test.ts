import { expect, test } from 'vitest'
import { deviceWords } from '../../../renderer/features/status/device-words'
import { type Known, noteTruth } from '../../../renderer/features/status/note-truth'
import { readTruth } from '../../../renderer/features/status/use-truth'
import { Store } from '../../../renderer/bridge/store'
import { createWords } from '../../../renderer/i18n/i18n'
import type { NoteStatus } from '../../../shared/contract/notes'
import type { DocId } from '../../../shared/records/keys'

const RELAY = 'wss://relay.example.org'

const SENT: NoteStatus = {
  // An id is minted by the model alone; here any text will do.
  docId: 'note' as DocId,
  savedAt: 1,
  storeError: null,
  waiting: 0,
  waitingSince: null,
  refusal: null,
  sentAt: 2,
  receivedBy: 0,
  heardAt: null,
  relay: { kind: 'online', address: RELAY, since: 0 },
}

const truth = (status: Partial<NoteStatus>, known: Partial<Known> = {}) =>
  noteTruth({ status: { ...SENT, ...status }, isUnsaved: false, host: 'there', ...known }).kind

test('a note is sent once the relay has everything', () => {
  expect(truth({})).toBe('sent')
})

test('a note is received only by those who said so', () => {
  expect(truth({ receivedBy: 2, heardAt: 3 })).toBe('received')
})

test('what was typed and not yet committed is not called saved, whatever the relay has', () => {
  expect(truth({ receivedBy: 2 }, { isUnsaved: true })).toBe('unsaved')
})

test('what waits is not called sent, also when others had an earlier state', () => {
  expect(truth({ waiting: 1, receivedBy: 2 })).toBe('waiting')
})

test('what the relay does not take is not called waiting, unless it cannot be reached anyway', () => {
  expect(truth({ waiting: 1, refusal: 'too-large' })).toBe('refused')
  const relay = { kind: 'unreachable', address: RELAY, since: 0, reason: 'offline' } as const
  expect(truth({ waiting: 1, refusal: 'too-large', relay })).toBe('unreachable')
})

test('a relay that cannot be reached matters only to a note that has something to send', () => {
  const relay = { kind: 'unreachable', address: RELAY, since: 0, reason: 'timeout' } as const
  expect(truth({ relay, waiting: 3 })).toBe('unreachable')
  expect(truth({ relay })).toBe('sent')
})

test('without a relay a note is on this machine only', () => {
  expect(truth({ relay: { kind: 'none' }, sentAt: null, waiting: 4 })).toBe('local')
})

test('a disk that refuses comes before everything else', () => {
  const known = { isUnsaved: true, host: 'away' } as const
  expect(truth({ storeError: 'no-space' }, known)).toBe('store-error')
})

test('a host that is away is told, and so is not knowing yet', () => {
  expect(truth({}, { host: 'away' })).toBe('host-away')
  expect(noteTruth({ status: undefined, isUnsaved: false, host: 'there' }).kind).toBe('unknown')
})

test('a note whose host has stopped for good is not called recovering, or saved', () => {
  expect(truth({}, { host: 'stopped' })).toBe('host-stopped')
})

test('what may be said is the same object until it says something else', () => {
  const status = new Store<NoteStatus | undefined>(SENT)
  const isUnsaved = new Store(false)
  const reading = readTruth(
    {
      linkState: new Store('connected'),
      hostNotice: new Store(null),
      view: { status: () => status },
      notes: { isUnsaved: () => isUnsaved },
    },
    SENT.docId,
  )
  let times = 0
  const stop = reading.subscribe(() => (times += 1))
  const before = reading.read()
  status.set({ ...SENT, savedAt: 5, sentAt: 6 })
  expect(reading.read()).toBe(before)
  isUnsaved.set(true)
  expect(reading.read()).toEqual({ kind: 'unsaved' })
  expect(times).toBe(2)
  stop()
  isUnsaved.set(false)
  expect(times).toBe(2)
})

test('others are not said to have what still waits here', async () => {
  const { t } = await createWords('en')
  const words = { t, times: { sentence: () => 'just now' } }
  const said = (status: Partial<NoteStatus>, isUnsaved = false) =>
    deviceWords(words, { ...SENT, receivedBy: 1, heardAt: 3, ...status }, isUnsaved)
  expect(said({})).toContain('1 other device confirmed that it has this version')
  expect(said({ waiting: 1 })).toBe('No other device has your latest changes yet.')
  expect(said({}, true)).toBe('No other device has your latest changes yet.')
})
