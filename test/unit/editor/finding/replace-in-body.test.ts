import { updateYFragment, yXmlFragmentToProseMirrorRootNode } from '@tiptap/y-tiptap'
import { Fragment, type Node } from '@tiptap/pm/model'
import { EditorState, type Transaction } from '@tiptap/pm/state'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { createFindInBody } from '../../../../renderer/editor/finding/find-in-body'
import { soughtWords, type Span } from '../../../../renderer/editor/finding/match-text'
import { matchPattern, readPattern } from '../../../../renderer/editor/finding/pattern'
import { replaceInBody } from '../../../../renderer/editor/finding/replace-in-body'
import { readReplacement } from '../../../../renderer/editor/finding/replacement'
import { createSchema } from '../../../../renderer/editor/schema'

const schema = createSchema()
const bold = (text: string) => schema.text(text, [schema.mark('bold')])
const paragraph = (...content: readonly (Node | string)[]) =>
  schema.node('paragraph', null, [
    ...content.map((each) => (typeof each === 'string' ? schema.text(each) : each)),
  ])
const bodyOf = (...blocks: readonly Node[]) => schema.node('doc', null, [...blocks])

function findIn(doc: Node, text: string): readonly Span[] {
  const read = readPattern({ ...soughtWords(text), isPattern: true })
  if (read.kind === 'fault') throw new Error(read.fault)
  const reading = createFindInBody((said) => matchPattern(read.pattern, said))(doc)
  for (;;) {
    const step = reading.next()
    if (step.done) return step.value
  }
}

/** A body that is written into a document with each transaction, as the editor does it. */
function editorOf(doc: Node, written: (doc: Node) => void = () => {}) {
  const view = {
    state: EditorState.create({ doc }),
    dispatch(transaction: Transaction) {
      view.state = view.state.apply(transaction)
      written(view.state.doc)
    },
  }
  const replace = (text: string, by: string, found = findIn(view.state.doc, text)) =>
    replaceInBody(view, found, (span) => readReplacement(by, span))
  return { view, replace }
}

describe('what is replaced in a body', () => {
  it('is all of it, wherever it stands, however often in one paragraph', () => {
    const item = schema.node('listItem', null, [paragraph('pot, pot')])
    const doc = bodyOf(
      paragraph('pot pot ', bold('pot'), ' fin'),
      schema.node('bulletList', null, [item]),
      schema.node('codeBlock', null, [schema.text('pot\npot')]),
      paragraph('rien'),
      paragraph('pot'),
    )
    const { view, replace } = editorOf(doc)
    expect(replace('pot', 'jardin')).toBe(8)
    expect(view.state.doc.textBetween(0, view.state.doc.content.size, '|')).toBe(
      'jardin jardin jardin fin|jardin, jardin|jardin\njardin|rien|jardin',
    )
    view.state.doc.check()
  })

  it('keeps marks, those of a group with what it says, and may be nothing', () => {
    const { view, replace } = editorOf(
      bodyOf(paragraph(bold('Ana'), ' Roy, ', bold('pot'), 'ager')),
    )
    replace('(\\w+) (\\w+)', '$2 $1')
    expect(
      view.state.doc.firstChild?.eq(paragraph('Roy', bold(' Ana'), ', ', bold('pot'), 'ager')),
    ).toBe(true)
    replace('potager', 'jardin')
    expect(view.state.doc.firstChild?.lastChild?.eq(bold('jardin'))).toBe(true)
    replace(', \\w+$', '')
    expect(view.state.doc.textContent).toBe('Roy Ana')
  })

  it('comes to an end in one paragraph that says it thousands of times', () => {
    const { view, replace } = editorOf(bodyOf(paragraph('a '.repeat(3000)), paragraph('a')))
    expect(replace('a', 'bc')).toBe(3001)
    expect(view.state.doc.textContent).toBe(`${'bc '.repeat(3000)}bc`)
  })

  it('stops where the note takes nothing any more', () => {
    const doc = bodyOf(paragraph('pot, pot'))
    const { view, replace } = editorOf(doc)
    view.dispatch = () => {}
    expect(replace('pot', 'jardin')).toBe(0)
    expect(view.state.doc.eq(doc)).toBe(true)
  })

  it('leaves what a peer writes in between in its place', () => {
    const doc = bodyOf(paragraph('pot ici pot'))
    const ana = new Y.Doc()
    const ben = new Y.Doc()
    ben.clientID = ana.clientID + 1
    const body = (of: Y.Doc) => of.getXmlFragment('body')
    const meta = { mapping: new Map(), isOMark: new Map() }
    const write = (written: Node) =>
      ana.transact(() => updateYFragment(ana, body(ana), written, meta))
    write(doc)
    Y.applyUpdate(ben, Y.encodeStateAsUpdate(ana))
    const text = (body(ben).get(0) as Y.XmlElement).get(0) as Y.XmlText
    text.insert('pot ici'.length, ' même')
    editorOf(doc, write).replace('pot', 'jardin')
    Y.applyUpdate(ben, Y.encodeStateAsUpdate(ana))
    Y.applyUpdate(ana, Y.encodeStateAsUpdate(ben))
    for (const each of [ana, ben]) {
      const { content } = yXmlFragmentToProseMirrorRootNode(body(each), schema)
      expect(content.eq(Fragment.from(paragraph('jardin ici même jardin')))).toBe(true)
    }
  })
})
