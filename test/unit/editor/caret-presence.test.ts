import { beforeEach, describe, expect, it } from 'vitest'
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { CaretPresence } from '../../../renderer/editor/caret-presence'
import { createManualClock, type ManualClock } from '../../support/manual-clock'

let awareness: Awareness
let clock: ManualClock
let presence: CaretPresence
let told: unknown[]

beforeEach(() => {
  awareness = new Awareness(new Y.Doc())
  clock = createManualClock()
  presence = new CaretPresence(awareness, clock)
  told = []
  presence.on('change', (change) => told.push(change))
  return () => awareness.destroy()
})

describe('presence as the carets meet it', () => {
  it('tells of others and never of the own caret', () => {
    presence.setLocalStateField('cursor', { anchor: 1, head: 1 })
    clock.advance(100)
    expect(told).toEqual([])
    const other = new Awareness(new Y.Doc())
    other.setLocalState({ user: { name: 'Ben' } })
    applyAwarenessUpdate(awareness, encodeAwarenessUpdate(other, [other.clientID]), 'wire')
    expect(told).toHaveLength(1)
    other.destroy()
  })

  it('passes on where the caret has got to, once for several moves', () => {
    let updates = 0
    awareness.on('update', () => (updates += 1))
    for (const at of [1, 2, 3]) presence.setLocalStateField('cursor', { anchor: at, head: at })
    expect(presence.getLocalState()?.['cursor']).toEqual({ anchor: 3, head: 3 })
    expect(updates).toBe(0)
    clock.advance(100)
    expect(awareness.getLocalState()?.['cursor']).toEqual({ anchor: 3, head: 3 })
    expect(updates).toBe(1)
  })

  it('tells no more once nobody listens', () => {
    const listen = (change: unknown) => told.push(change)
    presence.on('update', listen)
    presence.off('update', listen)
    applyAwarenessUpdate(awareness, encodeAwarenessUpdate(awareness, []), 'wire')
    const other = new Awareness(new Y.Doc())
    other.setLocalState({ user: {} })
    applyAwarenessUpdate(awareness, encodeAwarenessUpdate(other, [other.clientID]), 'wire')
    expect(told).toHaveLength(1)
    other.destroy()
  })
})
