import type { Node } from '@tiptap/pm/model'
import { describe, expect, it } from 'vitest'
import { createFindInBody, type FindInBody } from '../../../../renderer/editor/finding/find-in-body'
import { createFindSpans, soughtWords } from '../../../../renderer/editor/finding/match-text'
import { createSchema } from '../../../../renderer/editor/schema'

const schema = createSchema()
const paragraph = (...content: readonly Node[]) => schema.node('paragraph', null, [...content])
const bold = (text: string) => schema.text(text, [schema.mark('bold')])

function finder(sought: string): { readonly find: FindInBody; readonly read: () => number } {
  let read = 0
  const findSpans = createFindSpans(soughtWords(sought))
  const find = createFindInBody((text) => {
    read += 1
    return findSpans?.(text) ?? []
  })
  return { find, read: () => read }
}

function runThrough(find: FindInBody, doc: Node) {
  let steps = 1
  const reading = find(doc)
  let step = reading.next()
  while (!step.done) {
    steps += 1
    step = reading.next()
  }
  const words = step.value.map(({ from, to }) => doc.textBetween(from, to))
  return { steps, words }
}

describe('what is sought in a body', () => {
  it('is found across marks, in lists and tables, and never across paragraphs', () => {
    const cell = schema.node('tableCell', null, [paragraph(schema.text('un potager'))])
    const doc = schema.node('doc', null, [
      paragraph(schema.text('Le po'), bold('tag'), schema.text('er.')),
      paragraph(schema.text('po')),
      paragraph(schema.text('tager')),
      schema.node('bulletList', null, [
        schema.node('listItem', null, [paragraph(schema.text('Potagers'))]),
      ]),
      schema.node('table', null, [schema.node('tableRow', null, [cell])]),
    ])
    expect(runThrough(finder('potager').find, doc).words).toEqual(['potager', 'Potager', 'potager'])
  })

  it('stands where it is said, behind a line break too', () => {
    const doc = schema.node('doc', null, [
      paragraph(schema.text('a'), schema.node('hardBreak'), schema.text('ici')),
    ])
    expect(runThrough(finder('ici').find, doc).words).toEqual(['ici'])
  })

  it('is looked for in steps, and after a letter in one block alone', () => {
    const line = 'x'.repeat(999)
    const lines = Array.from({ length: 40 }, () => paragraph(schema.text(`${line} mot`)))
    const { find, read } = finder('mot')
    const first = runThrough(find, schema.node('doc', null, lines))
    expect(first.words.length).toBe(40)
    expect(first.steps).toBeGreaterThan(8)
    expect(read()).toBe(40)
    const typed = schema.node('doc', null, lines.with(20, paragraph(schema.text('un mot, un mot'))))
    expect(runThrough(find, typed).words.length).toBe(41)
    expect(read()).toBe(41)
  })
})
