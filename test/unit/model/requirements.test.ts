import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { createDocument, INTRO } from '../../../shared/model/document'
import { findUnknown, KNOWN_MARKS, KNOWN_NODES } from '../../../shared/model/requirements'

describe.each(['notebook', 'base'] as const)('a %s', (kind) => {
  it('requires its kind of a build, which this one knows', () => {
    const doc = new Y.Doc()
    createDocument(doc, kind, 1)
    expect([...doc.getMap('requires').keys()]).toEqual([kind])
    expect(findUnknown(doc)).toEqual([])
  })
})

describe('the requirement gate', () => {
  it.each(['notebook', 'base'] as const)('looks at the introduction of a %s too', (kind) => {
    const doc = new Y.Doc()
    createDocument(doc, kind, 1)
    const text = new Y.XmlText()
    const paragraph = new Y.XmlElement('paragraph')
    doc.getXmlFragment(INTRO).insert(0, [paragraph])
    paragraph.insert(0, [text])
    text.insert(0, 'Pour qui', { bold: {} })
    expect(findUnknown(doc)).toEqual([])
    text.format(0, 4, { comment: { id: 1 } })
    doc.getXmlFragment(INTRO).insert(1, [new Y.XmlElement('callout')])
    expect(findUnknown(doc)).toEqual(['mark:comment', 'node:callout'])
  })

  it('finds nothing in a note of everything that this build knows', () => {
    const { doc, body } = note()
    for (const name of KNOWN_NODES) body.push([new Y.XmlElement(name)])
    const text = new Y.XmlText()
    body.push([text])
    for (const mark of KNOWN_MARKS) text.insert(0, 'x', { [mark]: {} })
    expect(findUnknown(doc)).toEqual([])
  })

  it('finds what a newer build declared', () => {
    const { doc } = note()
    doc.getMap('requires').set('formulas', true)
    expect(findUnknown(doc)).toEqual(['feature:formulas'])
  })

  it('finds a newer format', () => {
    const { doc } = note()
    doc.getMap('meta').set('format', 2)
    expect(findUnknown(doc)).toEqual(['format:2'])
  })

  it('finds nodes and marks that nobody declared, however deep', () => {
    const { doc, body } = note()
    let parent: Y.XmlFragment = body
    for (let depth = 0; depth < 2_000; depth += 1) {
      const quote = new Y.XmlElement('blockquote')
      parent.push([quote])
      parent = quote
    }
    const text = new Y.XmlText()
    parent.push([new Y.XmlElement('callout'), text])
    text.insert(0, 'plain')
    text.insert(0, 'marked', { comment: { id: 1 }, 'sparkle--AbCdEfG=': {} })
    expect(findUnknown(doc)).toEqual(['mark:comment', 'mark:sparkle', 'node:callout'])
  })

  it('knows a mark that y-tiptap spells with a hash', () => {
    const { doc, body } = note()
    const text = new Y.XmlText()
    body.push([text])
    text.insert(0, 'link', { 'link--AbCdEfG=': { href: 'https://example.org' } })
    expect(findUnknown(doc)).toEqual([])
  })

  it('knows no mark by a spelling that y-tiptap does not know, which would delete its text', () => {
    const { doc, body } = note()
    const text = new Y.XmlText()
    body.push([text])
    text.insert(0, 'link', { 'bold--ab_defgh': {} })
    expect(findUnknown(doc)).toEqual(['mark:bold--ab_defgh'])
  })

  it('finds attributes that an editor would drop, on nodes and in the values of marks', () => {
    const { doc, body } = note()
    const text = new Y.XmlText()
    const [heading, paragraph] = [new Y.XmlElement('heading'), new Y.XmlElement('paragraph')]
    body.push([heading, paragraph, text])
    heading.setAttribute('level', 2 as unknown as string)
    text.insert(0, 'link', { link: { href: 'https://example.org' }, bold: true })
    expect(findUnknown(doc)).toEqual([])
    paragraph.setAttribute('level', 2 as unknown as string)
    heading.setAttribute('indent', 2 as unknown as string)
    text.format(0, 4, { link: { href: 'https://example.org', rel: 'licence' } })
    expect(findUnknown(doc)).toEqual([
      'attribute:heading.indent',
      'attribute:link.rel',
      'attribute:paragraph.level',
    ])
    heading.removeAttribute('indent')
    expect(findUnknown(doc)).not.toContain('attribute:heading.indent')
  })

  it('finds embeds, which no build of this format writes', () => {
    const { doc, body } = note()
    const text = new Y.XmlText()
    body.push([text])
    text.insertEmbed(0, { kind: 'poll' })
    expect(findUnknown(doc)).toEqual(['node:embed'])
  })
})

function note() {
  const doc = new Y.Doc()
  createDocument(doc, 'note', 1)
  return { doc, body: doc.getXmlFragment('body') }
}
