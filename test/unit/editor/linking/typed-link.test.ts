import { EditorState, TextSelection } from '@tiptap/pm/state'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import { describe, expect, it } from 'vitest'
import {
  closeTypedLink,
  readTypedLink,
  typedLinkPlugin,
} from '../../../../renderer/editor/linking/typed-link'
import { createSchema } from '../../../../renderer/editor/schema'

const schema = createSchema()
const nothing = { onKey: () => false, onLetter: () => {} }

function start(text: string, block = 'paragraph'): EditorState {
  const content = text === '' ? [] : [schema.text(text)]
  const doc = schema.node('doc', null, [schema.node(block, null, content)])
  const state = EditorState.create({ doc, plugins: [typedLinkPlugin(nothing)] })
  return state.apply(state.tr.setSelection(TextSelection.atEnd(state.doc)))
}

function type(state: EditorState, letters: string): EditorState {
  let now = state
  for (const letter of letters) now = now.apply(now.tr.insertText(letter))
  return now
}

/** A peer's change, as it comes: the whole document anew, the cursor put back where it was. */
function receive(state: EditorState, text: string, cursor: number): EditorState {
  const block = schema.node('paragraph', null, [schema.text(text)])
  const { tr } = state
  tr.replaceWith(0, state.doc.content.size, block)
  tr.setSelection(TextSelection.create(tr.doc, cursor))
  return state.apply(tr.setMeta(ySyncPluginKey, { isChangeOrigin: true }))
}

describe('what is typed after two brackets', () => {
  it('is followed from the second bracket on', () => {
    expect(readTypedLink(type(start('Voir '), '['))).toBeUndefined()
    const state = type(start('Voir '), '[[Le guide')
    expect(readTypedLink(state)).toEqual({ from: 6, to: 16, query: 'Le guide' })
  })

  it('ends when it is closed, and stays closed while one types on', () => {
    const state = type(start(''), '[[a')
    const closed = state.apply(closeTypedLink(state.tr))
    expect(readTypedLink(type(closed, 'bc'))).toBeUndefined()
    expect(readTypedLink(type(closed, ' [[b'))?.query).toBe('b')
  })

  it('ends at two closing brackets, and where the cursor goes elsewhere', () => {
    const state = type(start('Voir '), '[[a')
    expect(readTypedLink(type(state, ']]'))).toBeUndefined()
    const moved = state.apply(state.tr.setSelection(TextSelection.create(state.doc, 2)))
    expect(readTypedLink(moved)).toBeUndefined()
  })

  it('goes on while a peer writes before it, and ends when the peer takes it away', () => {
    const state = type(start('Voir '), '[[gu')
    const after = receive(state, 'Ensuite voir [[gu', 18)
    expect(readTypedLink(after)).toEqual({ from: 14, to: 18, query: 'gu' })
    expect(readTypedLink(type(after, 'i'))?.query).toBe('gui')
    expect(readTypedLink(receive(state, 'Voir', 5))).toBeUndefined()
  })

  it('does not begin in code, nor by what a peer types', () => {
    expect(readTypedLink(type(start('', 'codeBlock'), '[[a'))).toBeUndefined()
    expect(readTypedLink(receive(start('a'), 'a[[', 4))).toBeUndefined()
  })
})
