import { beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { HeldState } from '../../../host/sync/held-state'
import { certifyDevice, createDeviceKeys, deriveIdentity } from '../../../shared/records/identity'
import { createEditCapability, deriveDocumentKeys } from '../../../shared/records/keys'
import { sealRecord } from '../../../shared/records/seal'
import { readySodium } from '../../../shared/records/sodium'

beforeAll(readySodium)

describe('what a relay holds', () => {
  it('lacks nothing when every update is there', () => {
    const { note, held, send } = room()
    note.getText('t').insert(0, 'bonjour')
    send(Y.encodeStateAsUpdate(note))
    expect(held.lacks(Y.encodeStateAsUpdate(note))).toBe(false)
  })

  it('lacks a text that never arrived', () => {
    const { note, held, send } = room()
    note.getText('t').insert(0, 'bonjour')
    send(Y.encodeStateAsUpdate(note))
    note.getText('t').insert(7, ' à toutes')
    expect(held.lacks(Y.encodeStateAsUpdate(note))).toBe(true)
  })

  it('lacks a deletion, which no state vector shows', () => {
    const { note, held, send } = room()
    note.getText('t').insert(0, 'bonjour')
    send(Y.encodeStateAsUpdate(note))
    note.getText('t').delete(2, 3)
    expect(held.lacks(Y.encodeStateAsUpdate(note))).toBe(true)
    send(Y.encodeStateAsUpdate(note))
    expect(held.lacks(Y.encodeStateAsUpdate(note))).toBe(false)
  })

  it('may hold more than we do', () => {
    const { note, held, send } = room()
    note.getText('t').insert(0, 'bonjour')
    const own = Y.encodeStateAsUpdate(note)
    note.getText('t').delete(0, 7)
    note.getText('t').insert(0, 'bonsoir')
    send(Y.encodeStateAsUpdate(note))
    expect(held.lacks(own)).toBe(false)
  })

  it('does not count a record that cannot be opened', () => {
    const { note, held, send } = room()
    note.getText('t').insert(0, 'bonjour')
    const record = send(Y.encodeStateAsUpdate(note), 'kept back')
    record[record.length - 70] = (record[record.length - 70] ?? 0) ^ 1
    held.add(record)
    expect(held.lacks(Y.encodeStateAsUpdate(note))).toBe(true)
  })

  it('does not count an update whose beginning is missing', () => {
    const { note, held, send } = room()
    const updates: Uint8Array[] = []
    note.on('update', (update: Uint8Array) => updates.push(update))
    note.getText('t').insert(0, 'bon')
    note.getText('t').insert(3, 'jour')
    send(updates[1] ?? new Uint8Array())
    expect(held.lacks(Y.encodeStateAsUpdate(note))).toBe(true)
  })
})

function room() {
  const keys = deriveDocumentKeys(createEditCapability(new Uint8Array(32).fill(7)))
  if (typeof keys === 'string') throw new Error(keys)
  const device = certifyDevice(deriveIdentity(new Uint8Array(32)), createDeviceKeys())
  const held = new HeldState(keys)
  const position = { writerId: new Uint8Array(16), counter: 0, previous: new Uint8Array(32) }
  const send = (update: Uint8Array, fate: 'held' | 'kept back' = 'held') => {
    const record = sealRecord(keys, device, position, { kind: 'update', update })
    if (fate === 'held') held.add(record)
    return record
  }
  return { note: new Y.Doc(), held, send }
}
