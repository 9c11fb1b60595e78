import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness'
import { filterAwareness, MAX_AWARENESS_BYTES } from '../../../host/rooms/presence-update'

describe('presence', () => {
  it('keeps the states of those who may speak, and drops a name of a megabyte', () => {
    const [ana, ben, vast] = ['Ana', 'Ben', 'x'.repeat(10_000)].map((name) => {
      const awareness = new Awareness(new Y.Doc())
      awareness.setLocalState({ user: { name } })
      const { clientID } = awareness
      const update = encodeAwarenessUpdate(awareness, [clientID])
      awareness.destroy()
      return { clientID, update }
    })
    if (!ana || !ben || !vast) throw new Error('three were made')
    const onlyAna = (clientId: number) => clientId === ana.clientID
    expect(filterAwareness(ana.update, onlyAna)).toEqual(ana.update)
    expect(filterAwareness(ben.update, onlyAna)).toBeUndefined()
    expect(filterAwareness(vast.update, () => true)).toBeUndefined()
    expect(filterAwareness(new Uint8Array(MAX_AWARENESS_BYTES + 1), () => true)).toBeUndefined()
    expect(filterAwareness(Uint8Array.of(1, 1, 1, 3, 65, 66, 67), () => true)).toBeUndefined()
  })
})
