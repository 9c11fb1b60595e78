// What others send about themselves is theirs to invent.
import { describe, expect, it } from 'vitest'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { cleanStates, parseAppearance } from '../../../renderer/bridge/presence'

describe('a person’s presence', () => {
  it('loses letters that turn or hide the others, and what is too long', () => {
    expect(parseAppearance({ name: '\u202eana\u0000\u200b' }).name).toBe('ana')
    expect(parseAppearance({ name: 'é'.repeat(100_000) }).name).toHaveLength(40)
  })

  it('has a colour and a pattern of ours, whatever it claims', () => {
    const hostile = { name: 7, colour: -1, pattern: 'url(x)', color: 'red;background:url(//x)' }
    expect(parseAppearance(hostile)).toEqual({ name: '', colour: 0, pattern: 'solid' })
  })

  it('keeps a caret that is no place in a document from the editor', () => {
    const awareness = new Awareness(new Y.Doc())
    const place = { tname: 'body', item: null, assoc: 0 }
    awareness.states.set(1, { cursor: { anchor: { item: 'x' }, head: null } })
    awareness.states.set(2, { cursor: { anchor: place, head: place }, user: { name: 'Ana' } })
    awareness.states.set(3, { cursor: { anchor: { tname: 'meta' }, head: place } })
    cleanStates(awareness)
    const carets = [1, 2, 3].map((id) => awareness.states.get(id)?.['cursor'])
    expect(carets).toEqual([null, { anchor: place, head: place }, null])
    awareness.destroy()
  })
})
