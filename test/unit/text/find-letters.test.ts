import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { BODY } from '../../../shared/model/document'
import { findLetters } from '../../../shared/text/body/find-letters'
import { extractText } from '../../../shared/text/body/plain-text'

function paragraph(...runs: readonly (readonly [string, object?])[]): Y.XmlElement {
  const element = new Y.XmlElement('paragraph')
  const text = new Y.XmlText()
  text.applyDelta(runs.map(([insert, attributes]) => ({ insert, attributes: { ...attributes } })))
  element.insert(0, [text])
  return element
}

function document(...blocks: readonly Y.XmlElement[]): Y.Doc {
  const doc = new Y.Doc()
  doc.getXmlFragment(BODY).insert(0, [...blocks])
  return doc
}

describe('letters of the plain text', () => {
  it('are found in their Yjs text, wherever they stand', () => {
    const doc = document(
      paragraph(['Un début, ', {}], ['gras', { bold: {} }]),
      paragraph(['Le guide est là.']),
    )
    const at = extractText(doc).indexOf('guide')
    const found = findLetters(doc, at, 'guide')
    expect(found?.text.toString()).toBe('Le guide est là.')
    expect(found?.index).toBe(3)
  })

  it('tell their marks, and are not found across a change of marks', () => {
    const doc = document(paragraph(['le '], ['gui', { bold: {} }], ['de']))
    expect(findLetters(doc, 3, 'gui')?.attributes).toEqual({ bold: {} })
    expect(findLetters(doc, 3, 'guide')).toBeUndefined()
  })

  it('are not found where the text says something else, or beyond its end', () => {
    const doc = document(paragraph(['Le guide']))
    expect(findLetters(doc, 4, 'guide')).toBeUndefined()
    expect(findLetters(doc, 80, 'guide')).toBeUndefined()
    expect(findLetters(new Y.Doc(), 0, 'a')).toBeUndefined()
  })
})
