import type { Node } from '@tiptap/pm/model'
import { describe, expect, it } from 'vitest'
import { findHeading } from '../../../../renderer/editor/arriving/find-heading'
import { createSchema } from '../../../../renderer/editor/schema'

const schema = createSchema()
const heading = (text: string) => schema.node('heading', { level: 2 }, [schema.text(text)])
const line = (text: string) => schema.node('paragraph', null, [schema.text(text)])
const doc = (...blocks: readonly Node[]) => schema.node('doc', null, [...blocks])

/** What the heading says that is found. */
function found(where: Node, wanted: string): string | undefined {
  const looking = findHeading(where, wanted)
  let step = looking.next()
  while (!step.done) step = looking.next()
  return step.value && where.nodeAt(step.value.from)?.textContent
}

describe('a heading that a link leads to', () => {
  it('is the first that begins so, whatever its case and accents', () => {
    const text = doc(
      line('Entretien'),
      heading('Début'),
      heading('Entretien d’été'),
      heading('Entretien'),
    )
    expect(found(text, ' entretien')).toBe('Entretien d’été')
    expect(found(text, 'DEBUT')).toBe('Début')
  })

  it('is found inside a quotation, and not where only a line says it', () => {
    const quotation = schema.node('blockquote', null, [heading('Dedans')])
    expect(found(doc(line('Ailleurs'), quotation), 'Dedans')).toBe('Dedans')
    expect(found(doc(line('Ailleurs'), quotation), 'Ailleurs')).toBeUndefined()
  })
})
