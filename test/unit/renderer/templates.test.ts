import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { SHIPPED_IDS, shippedTemplates } from '../../../renderer/app/templates/shipped'
import { splitCapture } from '../../../renderer/features/capture/split-capture'
import { createDocument, writeTitle } from '../../../shared/model/document'
import { NoteFacts } from '../../../shared/model/note'
import { findUnknown } from '../../../shared/model/requirements'
import { USER } from '../../../shared/model/origin'
import { copyTemplate, isTemplate } from '../../../shared/model/template'
import { readBody, writeBody } from '../../../shared/text/body/body-document'
import { type Block, textOf } from '../../../shared/text/body/body-tree'

describe('a shipped template', () => {
  it('asks of a project what the community’s project notes say', () => {
    const project = shippedTemplates('fr').find(({ id }) => id === 'project')
    expect(headings(project?.blocks ?? [])).toEqual([
      'Présentation courte',
      'Compléments d’information',
      'Rôles',
      'Lien à la mission',
      'Résultats atteints',
      'Dates clefs',
    ])
  })

  it('has as many headings in one language as in the other', () => {
    const [french, english] = [shippedTemplates('fr'), shippedTemplates('en')]
    for (const [index, id] of SHIPPED_IDS.entries()) {
      const one = headings(french[index]?.blocks ?? [])
      expect({ id, count: headings(english[index]?.blocks ?? []).length }).toEqual({
        id,
        count: one.length,
      })
      expect(one.length).toBeGreaterThan(1)
    }
  })

  it('holds nothing that this build cannot show', () => {
    for (const { blocks } of shippedTemplates('fr')) {
      const doc = new Y.Doc()
      writeBody(doc.getXmlFragment('body'), blocks)
      expect(findUnknown(doc)).toEqual([])
      expect(headings(readBody(doc.getXmlFragment('body')).blocks)).toEqual(headings(blocks))
    }
  })
})

describe('a note made from a note', () => {
  it('begins with its text and fields, and is itself neither a template nor by anybody', () => {
    const from = new Y.Doc()
    createDocument(from, 'note', 1)
    const facts = new NoteFacts(from)
    writeTitle(from, 'Visite de lieu', USER)
    facts.setType('organisation')
    facts.setLicence('CC-BY-4.0')
    facts.setPublishedAt(5)
    facts.text('mission').insert(0, 'Accueillir')
    facts.addWord('tags', 'modèle')
    facts.addWord('tags', 'visite')
    facts.addWord('aliases', 'VL')
    facts.authors.create({ name: 'Nadia' })
    const id = facts.definitions.create({ at: 1, by: 'Nadia' })
    facts.definition(id).insert(0, 'Un tour')
    writeBody(from.getXmlFragment('body'), [
      { type: 'heading', level: 2, children: [{ type: 'text', text: 'Accueil', marks: {} }] },
      {
        type: 'paragraph',
        children: [{ type: 'text', text: 'vu', marks: { bold: true } }],
      },
    ])
    expect(isTemplate(facts.words('tags'))).toBe(true)

    const to = new Y.Doc()
    createDocument(to, 'note', 2)
    to.transact(() => copyTemplate(from, to))
    const made = new NoteFacts(to)
    expect(made.type).toBe('organisation')
    expect(made.licence).toBe('CC-BY-4.0')
    expect(made.text('mission').toString()).toBe('Accueillir')
    expect(made.words('tags')).toEqual(['visite'])
    expect(made.definition(id).toString()).toBe('Un tour')
    expect(made.definitions.list()).toHaveLength(1)
    expect(readBody(to.getXmlFragment('body'))).toEqual(readBody(from.getXmlFragment('body')))
    expect(made.words('aliases')).toEqual([])
    expect(made.authors.list()).toEqual([])
    expect(made.publishedAt).toBeUndefined()
    expect(to.getText('title').toString()).toBe('')
    expect(to.getMap('meta').get('createdAt')).toBe(2)
  })
})

describe('what is written down in a moment', () => {
  it('has its first line as the title', () => {
    expect(splitCapture('  Rappeler Samuel\r\nau sujet du bus\n')).toEqual({
      title: 'Rappeler Samuel',
      body: 'au sujet du bus',
    })
    expect(splitCapture('Une idée')).toEqual({ title: 'Une idée', body: '' })
  })

  it('keeps a long passage as text, and makes nothing of nothing', () => {
    const passage = 'mot '.repeat(60).trim()
    expect(splitCapture(passage)).toEqual({ title: '', body: passage })
    expect(splitCapture(' \n ')).toBeUndefined()
  })
})

function headings(blocks: readonly Block[]): readonly string[] {
  return blocks.flatMap((block) => (block.type === 'heading' ? [textOf(block.children)] : []))
}
