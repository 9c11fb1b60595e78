// What the editor may hold, and what it does with what it does not know.
import {
  prosemirrorToYXmlFragment,
  updateYFragment,
  yXmlFragmentToProseMirrorRootNode,
} from '@tiptap/y-tiptap'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { findUnbindable } from '../../../renderer/bridge/unbindable'
import { readFixedBody } from '../../../renderer/editor/fixed-body'
import { keepMisfits } from '../../../renderer/editor/misfits'
import { createSchema } from '../../../renderer/editor/schema'
import { BODY } from '../../../shared/model/document'
import {
  findUnknown,
  KNOWN_ATTRIBUTES,
  KNOWN_MARKS,
  KNOWN_NODES,
} from '../../../shared/model/requirements'

function element(name: string, ...children: (Y.XmlElement | Y.XmlText)[]): Y.XmlElement {
  const made = new Y.XmlElement(name)
  made.insert(0, children)
  return made
}

function text(letters: string, marks: Readonly<Record<string, object>> = {}): Y.XmlText {
  const made = new Y.XmlText()
  made.insert(0, letters, marks)
  return made
}

function documentOf(...blocks: Y.XmlElement[]): Y.Doc {
  const doc = new Y.Doc()
  doc.getXmlFragment(BODY).insert(0, blocks)
  return doc
}

/** The live binding builds its nodes through the schema just so. */
function bind(doc: Y.Doc) {
  const schema = createSchema()
  keepMisfits(schema)
  return yXmlFragmentToProseMirrorRootNode(doc.getXmlFragment(BODY), schema)
}

describe('the schema', () => {
  it('has exactly the nodes and marks that the requirement gate lets through', () => {
    const schema = createSchema()
    const nodes = Object.keys(schema.nodes).filter((name) => name !== 'doc' && name !== 'text')
    expect(new Set(nodes)).toEqual(KNOWN_NODES)
    expect(new Set(Object.keys(schema.marks))).toEqual(KNOWN_MARKS)
  })

  it('has exactly the attributes that the requirement gate lets through', () => {
    const { nodes, marks } = createSchema()
    for (const { name, spec } of [...Object.values(nodes), ...Object.values(marks)]) {
      const known = [...(KNOWN_ATTRIBUTES.get(name) ?? [])]
      expect([name, ...Object.keys(spec.attrs ?? {}).sort()]).toEqual([name, ...known.sort()])
    }
  })

  it('lets two people add bold and code to the same letters', () => {
    const doc = documentOf(element('paragraph', text('gel', { bold: {}, code: {} })))
    const body = bind(doc)
    expect(() => body.check()).not.toThrow()
    expect(body.textContent).toBe('gel')
  })

  it('keeps a generic block and mark through an edit beside them', () => {
    const block = element('genericBlock', element('paragraph', text('calcul')))
    block.setAttribute('kind', 'formula')
    block.setAttribute('attrs', { tex: 'x^2' } as unknown as string)
    const marked = text('semis', { 'genericMark--abcdefgh': { kind: 'comment', attrs: { id: 7 } } })
    const doc = documentOf(block, element('paragraph', marked), element('paragraph', text('fin')))
    expect(findUnknown(doc)).toEqual([])
    const body = bind(doc)
    const fragment = doc.getXmlFragment(BODY)
    const before = fragment.toArray().slice(0, 2).map(String)

    const edited = body.replace(
      body.content.size - 1,
      body.content.size - 1,
      body.slice(body.content.size - 2, body.content.size - 1),
    )
    doc.transact(() =>
      updateYFragment(doc, fragment, edited, { mapping: new Map(), isOMark: new Map() }),
    )
    expect(edited.lastChild?.textContent).toBe('finn')
    const kept = fragment.get(0) as Y.XmlElement
    expect(kept.getAttribute('kind')).toBe('formula')
    expect(kept.getAttribute('attrs')).toEqual({ tex: 'x^2' })
    expect(String(kept)).toBe(before[0])
    const [piece] = ((fragment.get(1) as Y.XmlElement).firstChild as Y.XmlText).toDelta()
    expect(Object.values(piece.attributes)).toEqual([{ kind: 'comment', attrs: { id: 7 } }])
  })

  it('writes what it read in the very names that importing writes', () => {
    const doc = documentOf(
      element('bulletList', element('listItem', element('paragraph', text('un')))),
      element('table', element('tableRow', element('tableHeader', element('paragraph')))),
    )
    const other = new Y.Doc()
    prosemirrorToYXmlFragment(bind(doc), other.getXmlFragment(BODY))
    expect(findUnknown(other)).toEqual([])
    expect(String(other.getXmlFragment(BODY))).toContain('<listitem><paragraph>un</paragraph>')
  })
})

describe('content that fits no schema', () => {
  it('is drawn inside a generic block and never deleted, when it holds text', () => {
    const doc = documentOf(
      element('bulletList', element('paragraph', text('perdu'))),
      element('paragraph', text('reste')),
    )
    const before = Y.encodeStateAsUpdate(doc)
    const body = bind(doc)
    expect(body.textContent).toBe('perdureste')
    expect(() => body.check()).not.toThrow()
    expect(Y.encodeStateAsUpdate(doc)).toEqual(before)
  })

  it('is kept as well when it holds an image or a kind of a later version, without a letter', () => {
    const image = element('image')
    image.setAttribute('src', 'carnet://blob/any')
    const formula = element('genericBlock')
    formula.setAttribute('kind', 'formula')
    formula.setAttribute('attrs', { tex: 'x^2' } as unknown as string)
    const filled = element('image', element('paragraph'))
    filled.setAttribute('src', 'carnet://blob/other')
    const doc = documentOf(
      element('bulletList', image),
      element('table', element('tableRow', element('blockquote', formula))),
      filled,
      element('paragraph', text('reste')),
    )
    const before = Y.encodeStateAsUpdate(doc)
    const body = bind(doc)
    expect(() => body.check()).not.toThrow()
    expect(Y.encodeStateAsUpdate(doc)).toEqual(before)
    expect(body.childCount).toBe(4)
    expect(body.firstChild?.firstChild?.attrs['src']).toBe('carnet://blob/any')
  })

  it('heals by going when nothing is in it', () => {
    const body = bind(documentOf(element('bulletList'), element('paragraph', text('reste'))))
    expect(body.childCount).toBe(1)
  })

  it('draws a table whose cells claim a million columns', () => {
    const cell = element('tableCell', element('paragraph', text('A')))
    cell.setAttribute('colspan', 1_000_000 as unknown as string)
    const body = bind(documentOf(element('table', element('tableRow', cell))))
    expect(body.firstChild?.firstChild?.firstChild?.attrs['colspan']).toBe(1000)
  })
})

describe('a body that no editor may bind to', () => {
  it('shows what it can of unknown nodes and marks, and changes nothing', () => {
    const doc = documentOf(
      element('paragraph', text('connu ', { bold: {} }), text('inconnu', { aura: { hue: 3 } })),
      element('hologram', element('paragraph', text('dedans'))),
      element('hologram', text('nu')),
    )
    const before = Y.encodeStateAsUpdate(doc)
    const body = readFixedBody(doc.getXmlFragment(BODY), createSchema())
    expect(body.textContent).toBe('connu inconnudedansnu')
    expect(body.child(1).type.name).toBe('genericBlock')
    expect(body.child(1).attrs['kind']).toBe('hologram')
    expect(() => body.check()).not.toThrow()
    expect(Y.encodeStateAsUpdate(doc)).toEqual(before)
  })

  it('takes for a known mark only what the live editor takes for one', () => {
    const marks = { 'bold--ab_defgh': {}, 'italic--abcdefgh': {} }
    const doc = documentOf(element('paragraph', text('gel', marks)))
    const body = readFixedBody(doc.getXmlFragment(BODY), createSchema())
    const names = body.firstChild?.firstChild?.marks.map(({ type }) => type.name)
    expect(names).toEqual(['italic'])
  })

  it('ends a thousand nested quotes where nobody reads any more', () => {
    const doc = documentOf(element('paragraph', text('haut')))
    let parent: Y.XmlFragment = doc.getXmlFragment(BODY)
    for (let depth = 0; depth < 1000; depth += 1) {
      const quote = new Y.XmlElement('blockquote')
      parent.insert(0, [quote])
      parent = quote
    }
    expect(findUnbindable(doc)).toEqual(['shape:depth'])
    expect(readFixedBody(doc.getXmlFragment(BODY), createSchema()).textContent).toBe('haut')
  })
})
