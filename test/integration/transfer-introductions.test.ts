// What a notebook or base begins with goes out as a file of its own, and comes back as one of them.
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { createHeld } from '../../host/library/create-held'
import type { CollectionKind } from '../../shared/contract/collections'
import type { DocId } from '../../shared/records/keys'
import { formatPlace } from '../../shared/text/link'
import { readDocument } from '../../shared/text/reading/read-document'
import { emptyFolder, folderWith, startTransfers } from '../support/transfer-stories'
import { finished, readFiles, type TransferSetup } from '../support/transfers'

interface Introduced {
  readonly kind: CollectionKind
  readonly title: string
  readonly words: string
  readonly link: DocId
}

function create(setup: TransferSetup, { kind, title, words, link }: Introduced): DocId {
  const made = createHeld(setup.library, kind, title, (doc) => {
    const text = new Y.XmlText()
    const paragraph = new Y.XmlElement('paragraph')
    doc.getMap('meta').set('description', `Sur ${title}`)
    doc.getXmlFragment('intro').insert(0, [paragraph])
    paragraph.insert(0, [text])
    text.insert(0, words)
    text.insert(words.length, 'la note', { link: { href: formatPlace(link) } })
  })
  if (made.kind !== 'created') throw new Error(made.error)
  return made.docId
}

function read(setup: TransferSetup, docId: DocId) {
  const doc = setup.library.open(docId)?.doc
  const reading = doc && readDocument(doc, docId)
  if (reading?.kind !== 'notebook' && reading?.kind !== 'base') throw new Error('no collection')
  const { kind, title, description, text, links } = reading
  return { kind, title, description, text, links: links.map(({ target }) => target) }
}

async function filled() {
  const setup = await startTransfers()
  await finished(setup.import(await folderWith({ 'Semis.md': '# Semis\n\nEn mars.\n' })))
  const [note] = setup.staging.noteIds()
  if (!note) throw new Error('no note')
  create(setup, { kind: 'notebook', title: 'Semis', words: 'Commencez par ', link: note })
  create(setup, { kind: 'base', title: 'Communs', words: 'Lire d’abord ', link: note })
  await setup.feed.settle()
  return { setup, note }
}

describe('introductions', () => {
  it('are files among those of the notes, which are counted alone', async () => {
    const { setup, note } = await filled()
    const to = join(await emptyFolder(), 'sortie')
    expect((await finished(setup.export(to))).count).toBe(1)
    const files = await readFiles(to)
    expect(Object.keys(files)).toEqual(['Communs.md', 'Semis 2.md', 'Semis.md'])
    const notebook = Buffer.from(files['Semis 2.md'] ?? '', 'latin1').toString()
    expect(notebook).toContain('carnet: "notebook"\ndescription: "Sur Semis"\n')
    expect(notebook).toMatch(/\n\nCommencez par \[la note\]\(Semis\.md\)\n$/u)
    const alone = join(await emptyFolder(), 'seule')
    await finished(setup.export(alone, [note]))
    expect(Object.keys(await readFiles(alone))).toEqual(['Semis.md'])
  })

  it('come back as notebooks and bases, with their links, and go out the same again', async () => {
    const { setup: first } = await filled()
    const second = await startTransfers()
    const folder = await emptyFolder()
    await finished(first.export(join(folder, 'un')))
    expect((await finished(second.import(join(folder, 'un')))).count).toBe(1)
    const links = second.staging.noteIds()
    expect(links).toHaveLength(1)
    const came = second.staging.collectionIds().map((docId) => read(second, docId))
    expect(came.toSorted((a, b) => (a.kind < b.kind ? -1 : 1))).toEqual([
      {
        kind: 'base',
        title: 'Communs',
        description: 'Sur Communs',
        text: 'Lire d’abord la note',
        links,
      },
      {
        kind: 'notebook',
        title: 'Semis',
        description: 'Sur Semis',
        text: 'Commencez par la note',
        links,
      },
    ])
    const rows = await second.catalog.ask('listCollections', {})
    expect(rows.map(({ title }) => title).toSorted()).toEqual(['Communs', 'Semis'])
    await finished(second.export(join(folder, 'deux')))
    expect(await readFiles(join(folder, 'deux'))).toEqual(await readFiles(join(folder, 'un')))
  })

  it('stay notes where another tool wrote such a field', async () => {
    const setup = await startTransfers()
    const file = '---\ntitle: Le mien\ncarnet: notebook\n---\nTexte.\n'
    await finished(setup.import(await folderWith({ 'a.md': file })))
    expect([setup.staging.noteIds().length, setup.staging.collectionIds()]).toEqual([1, []])
  })
})
