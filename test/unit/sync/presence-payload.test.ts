import { describe, expect, it } from 'vitest'
import * as awareness from 'y-protocols/awareness'
import * as Y from 'yjs'
import {
  encodePresence,
  LocalCarets,
  type PresencePayload,
  parsePresence,
} from '../../../host/sync/presence-payload'

describe('what devices tell each other', () => {
  it('comes back as it was', () => {
    const payloads: readonly PresencePayload[] = [
      { kind: 'awareness', update: Uint8Array.of(1, 2, 3) },
      { kind: 'receipt', logId: new Uint8Array(16).fill(9), seq: 70_000 },
      { kind: 'goodbye' },
    ]
    for (const payload of payloads) expect(parsePresence(encodePresence(payload))).toEqual(payload)
  })

  it('passes over a kind of a later version and a receipt that is cut short', () => {
    expect(parsePresence(Uint8Array.of(200, 1, 2))).toBeUndefined()
    expect(parsePresence(new Uint8Array())).toBeUndefined()
    expect(parsePresence(Uint8Array.of(2, 1, 2, 3))).toBeUndefined()
    const endless = new Uint8Array(40).fill(255)
    endless[0] = 2
    expect(parsePresence(endless)).toBeUndefined()
  })
})

describe('carets of this device', () => {
  it('say the latest of each page in one update', () => {
    const page = new awareness.Awareness(new Y.Doc())
    const carets = new LocalCarets()
    for (const at of [1, 2, 3]) {
      page.setLocalState({ at })
      carets.add(awareness.encodeAwarenessUpdate(page, [page.clientID]))
    }
    const peer = new awareness.Awareness(new Y.Doc())
    awareness.applyAwarenessUpdate(peer, carets.encode(), 'relay')
    expect(peer.getStates().get(page.clientID)).toEqual({ at: 3 })
    page.destroy()
    peer.destroy()
  })

  it('tell once that a page has gone, and newcomers nothing of it', () => {
    const page = new awareness.Awareness(new Y.Doc())
    const carets = new LocalCarets()
    page.setLocalState({ at: 1 })
    const shown = awareness.encodeAwarenessUpdate(page, [page.clientID])
    carets.add(shown)
    const peer = new awareness.Awareness(new Y.Doc())
    awareness.applyAwarenessUpdate(peer, carets.encode(), 'relay')
    page.setLocalState(null)
    carets.add(awareness.encodeAwarenessUpdate(page, [page.clientID]))
    awareness.applyAwarenessUpdate(peer, carets.encode(), 'relay')
    carets.forgetGone()
    expect(peer.getStates().has(page.clientID)).toBe(false)
    expect(carets.isEmpty).toBe(true)
    page.destroy()
    peer.destroy()
  })
})
