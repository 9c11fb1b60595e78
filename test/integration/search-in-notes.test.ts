// What a search finds of notes as people write them: from the document to the result, none left out.
import { beforeAll, describe, expect, it } from 'vitest'
import { entryOf } from '../../host/catalog/contract'
import type { OpenCatalog } from '../../host/catalog/open-catalog'
import { createDocument, createEmpty, writeTitle } from '../../shared/model/document'
import { NoteFacts } from '../../shared/model/note'
import { PROGRAM } from '../../shared/model/origin'
import type { DocId } from '../../shared/records/keys'
import { writeBody } from '../../shared/text/body/body-document'
import { readMarkdown } from '../../shared/text/markdown/markdown-read'
import { readDocument } from '../../shared/text/reading/read-document'
import { createCatalogFolder, found, openTestCatalog } from '../support/catalog-stories'
import { buildWorker } from '../support/workers'

const BODY = `# Le verger

Nous préparons l’**anima**tion d’automne : qu’on s’inscrive avant l’été.

| Variété | Récolte |
| --- | --- |
| Reinette | octobre |
| Cox’s Orange | septembre |

![Plan des rangées](carnet://blob/${'A'.repeat(43)} "Croquis de Lucie")

- [ ] tailler les **pommiers**
- semer le trèfle

\`\`\`
const sécateur = 3
\`\`\`

> La greffe en fente, dit-elle.
`

const STORED = {
  createdAt: 1,
  modifiedAt: 1,
  trashedAt: null,
  rights: 'edit',
  isShared: false,
} as const

beforeAll(() => buildWorker('catalog'))

async function catalogOfNotes(): Promise<OpenCatalog> {
  const catalog = await openTestCatalog((await createCatalogFolder()).path)
  const doc = createEmpty()
  doc.transact(() => {
    createDocument(doc, 'note', 1)
    writeBody(doc.getXmlFragment('body'), readMarkdown(BODY).blocks)
  })
  writeTitle(doc, 'Œuvrer au potager', PROGRAM)
  const facts = new NoteFacts(doc)
  facts.setType('organisation')
  facts.addWord('aliases', 'Ouche commune')
  facts.addWord('tags', 'agroforesterie')
  facts.addWord('skills', 'apiculture')
  facts.text('summary').insert(0, 'Un terrain partagé entre voisines.')
  facts.text('mission').insert(0, 'Nourrir le quartier.')
  facts.authors.create({ name: 'Aïssatou Bâ' })
  facts.contacts.create({ name: 'Gérald', role: 'accueil', address: 'g@example.org' })
  facts.roles.create({ note: 'B'.repeat(21) + 'A', role: 'bailleur' })
  const definition = facts.definitions.create({ at: 1, by: 'Nadia', source: '' })
  facts.definition(definition).insert(0, 'Lieu où l’on cultive à plusieurs.')
  await catalog.put([
    entryOf({ docId: 'n' as DocId, ...STORED }, readDocument(doc, 'n' as DocId)),
    entryOf({ docId: 'o' as DocId, ...STORED }, readDocument(createEmpty(), 'o' as DocId)),
  ])
  return catalog
}

describe('a note is found by', () => {
  it.each([
    ['its title, with a ligature or without', 'oeuvrer', 'œuvrer', 'potager'],
    ['an alias', 'ouche'],
    ['a tag', 'agroforesterie', 'étiquette:agro'],
    ['its summary', 'voisines'],
    ['what defines it', 'cultive'],
    ['its mission, skills, contacts and roles', 'nourrir', 'apiculture', 'gerald', 'bailleur'],
    ['who wrote it', 'aissatou', 'auteur:bâ'],
    ['a heading', 'verger'],
    ['words of its text, also marked in the middle', 'animation', 'pommiers'],
    ['the cells of a table', 'reinette', '"reinette octobre"', 'cox'],
    ['an image’s alternative text and caption', 'rangees', 'croquis'],
    ['a task, a list, code and a quotation', 'tailler', 'trefle', 'secateur', 'greffe'],
    ['a beginning of a word', 'agrofo', 'prépar'],
    ['words without their articles, and with them', 'ete', 'l’été', "l'été", 'qu’on', 'inscrive'],
    ['an exact phrase', '"animation d’automne"', '« greffe en fente »', '"terrain partage"'],
    ['words without those that it has not', 'verger -vigne', '-vigne verger'],
  ])('%s', async (_what, ...queries) => {
    const catalog = await catalogOfNotes()
    for (const query of queries)
      expect([query, await found(catalog, query)]).toEqual([query, ['n']])
  })

  it.each([
    '"automne animation"',
    'verger -reinette',
    'verger -"greffe en fente"',
    'vigne',
    'titre:reinette',
    'nimation',
  ])('nothing where it does not say so: %s', async (query) => {
    expect(await found(await catalogOfNotes(), query)).toEqual([])
  })
})
