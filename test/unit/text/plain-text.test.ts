import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { readBody, writeBody } from '../../../shared/text/body/body-document'
import { readMarkdown } from '../../../shared/text/markdown/markdown-read'
import { excerptOf, extractText } from '../../../shared/text/body/plain-text'

function textOf(markdown: string): string {
  const doc = new Y.Doc()
  writeBody(doc.getXmlFragment('body'), readMarkdown(markdown).blocks)
  return extractText(doc)
}

describe('a note’s plain text', () => {
  it('has blocks on lines of their own, cells apart by tabs and no marks', () => {
    expect(
      textOf('# Un **titre**\n\n- a\n- b\n\n| c | d |\n| - | - |\n| e | *f* |\n\nx\\\ny'),
    ).toBe('Un titre\na\nb\nc\td\ne\tf\nx\ny')
  })

  it('keeps the text of nodes that this build lacks', () => {
    const doc = new Y.Doc()
    const strange = new Y.XmlElement('formula3D')
    strange.insert(0, [new Y.XmlText('dedans')])
    doc.getXmlFragment('body').insert(0, [strange, new Y.XmlText('dehors')])
    expect(extractText(doc)).toBe('dedans\ndehors')
  })

  it.each(['constructor', '__proto__'])('keeps texts apart in a node named %s', (name) => {
    const doc = new Y.Doc()
    const strange = new Y.XmlElement(name)
    strange.insert(0, [new Y.XmlText('dedans')])
    doc.getXmlFragment('body').insert(0, [new Y.XmlText('avant'), strange, new Y.XmlText('après')])
    expect(extractText(doc)).toBe('avant\ndedans\naprès')
  })

  it('stands thousands of nested quotes', () => {
    const doc = new Y.Doc()
    doc.transact(() => {
      let parent: Y.XmlFragment = doc.getXmlFragment('body')
      for (let depth = 0; depth < 2000; depth += 1) {
        const quote = new Y.XmlElement('blockquote')
        parent.insert(0, [quote])
        parent = quote
      }
      parent.insert(0, [new Y.XmlText('fond')])
    })
    expect(extractText(doc)).toBe('fond')
    expect(JSON.stringify(readBody(doc.getXmlFragment('body')).blocks)).toContain('fond')
  })

  it('is cut for a list after a whole word, on one line, never inside a letter', () => {
    expect(excerptOf('un\n\n  deux')).toBe('un deux')
    expect(excerptOf('« Ici »\u202f; là  ')).toBe('« Ici »\u202f; là')
    expect(excerptOf(`${'mot '.repeat(100)}`).length).toBeLessThanOrEqual(240)
    expect(excerptOf(`${'mot '.repeat(100)}`)).toMatch(/mot$/)
    expect(excerptOf('🌿'.repeat(200), 5)).toBe('🌿🌿')
  })
})
