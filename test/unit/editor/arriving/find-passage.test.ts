import type { Node } from '@tiptap/pm/model'
import { describe, expect, it } from 'vitest'
import { findPassage, type Passage } from '../../../../renderer/editor/arriving/find-passage'
import { createSchema } from '../../../../renderer/editor/schema'

const schema = createSchema()
const line = (...pieces: readonly (string | Node)[]) =>
  schema.node(
    'paragraph',
    null,
    pieces.map((piece) => (typeof piece === 'string' ? schema.text(piece) : piece)),
  )
const doc = (...blocks: readonly Node[]) => schema.node('doc', null, [...blocks])
const cell = (text: string) => schema.node('tableCell', null, [line(text)])
const row = (...texts: readonly string[]) => schema.node('tableRow', null, texts.map(cell))

/** What is found, with some letters behind it. */
function said(where: Node, passage: Partial<Passage>): string | undefined {
  const looking = findPassage(where, { before: '', match: '', after: '', ...passage })
  let step = looking.next()
  while (!step.done) step = looking.next()
  if (!step.value) return undefined
  const { kind, from, to } = step.value
  const end = Math.min(where.content.size, to + 9)
  return kind === 'image' ? 'image' : `${where.textBetween(from, to)}|${where.textBetween(to, end)}`
}

describe('a passage that was read elsewhere', () => {
  it('is the one between the same letters, whatever white space and accents are', () => {
    const text = doc(
      line('Le potager de la rue.'),
      line('On arrose le  potager', schema.node('hardBreak'), 'chaque soir d’été.'),
      line('Le potager dort.'),
    )
    const passage = { before: '… arrose le ', match: 'Potager', after: ' chaque soir d’ete. Le …' }
    expect(said(text, passage)).toBe('potager|chaque s')
    expect(said(text, { match: 'potager' })).toBe('potager| de la ru')
  })

  it('is told from its like in other cells and lines by what stands in those around', () => {
    const text = doc(schema.node('table', null, [row('lundi', 'soupe'), row('mardi', 'soupe')]))
    const before = text.textBetween(0, text.content.size, ' ').indexOf('mardi')
    expect(before).toBeGreaterThan(0)
    const found = said(doc(...text.content.content, line('fin.')), {
      before: 'lundi soupe mardi ',
      match: 'soupe',
      after: ' fin.',
    })
    expect(found).toBe('soupe|fin.')
  })

  it('is found by its longest word where a line ends in it', () => {
    const text = doc(line('le grand'), line('potager'))
    expect(said(text, { match: 'grand potager' })).toBe('potager|')
  })

  it('may be what an image says', () => {
    const image = schema.node('image', { src: null, alt: 'Plan du potager' })
    expect(said(doc(line('rien'), image), { before: 'rien Plan du ', match: 'potager' })).toBe(
      'image',
    )
  })

  it('is nowhere in a text that does not say it', () => {
    expect(said(doc(line('Autre chose')), { match: 'potager' })).toBeUndefined()
  })
})
