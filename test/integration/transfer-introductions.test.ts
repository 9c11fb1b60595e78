// What a notebook or base begins with goes out as a file of its own, and comes back as one of them.
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { createHeld } from '../../host/library/create-held'
import { type CollectionKind, readTitle } from '../../shared/model/document'
import type { DocId } from '../../shared/records/keys'
import { readBody } from '../../shared/text/body/body-document'
import { extractText } from '../../shared/text/body/plain-text'
import { formatPlace } from '../../shared/text/link'
import { readRoles } from '../../shared/model/roles'
import { readDocument } from '../../shared/text/reading/read-document'
import { emptyFolder, folderWith, startTransfers } from '../support/transfer-stories'
import { finished, readFiles, type TransferSetup, writeFiles } from '../support/transfers'

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

function idOf({ staging, library }: TransferSetup, title: string): DocId {
  const found = staging.noteIds().find((docId) => {
    const doc = library.open(docId)?.doc
    return doc && readTitle(doc) === title
  })
  if (!found) throw new Error(`no note ${title}`)
  return found
}

function hrefsIn(setup: TransferSetup, title: string): readonly string[] {
  const doc = setup.library.open(idOf(setup, title))?.doc
  const blocks = doc ? readBody(doc.getXmlFragment('body')).blocks : []
  return [...JSON.stringify(blocks).matchAll(/"href":"([^"]*)"/gu)].map(([, href]) => href ?? '')
}

function frontOf(doc: Y.Doc): Readonly<Record<string, unknown>> {
  const fields = Object.entries(doc.getMap('meta').toJSON())
  return Object.fromEntries(
    fields.flatMap(([key, value]) => (key.startsWith('front.') ? [[key.slice(6), value]] : [])),
  )
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

  it('come back as one’s own: how many had a role is said, and who nowhere', async () => {
    const { setup: first } = await filled()
    const [notebook] = first.staging.collectionIds().filter((docId) => {
      const doc = first.library.open(docId)?.doc
      return doc && readDocument(doc, docId).kind === 'notebook'
    })
    const people = ['A', 'Q'].map((last) => 'A'.repeat(21) + last)
    first.library.open(notebook as DocId)?.write((doc) => {
      doc.getMap('meta').set('front.people', 'Ana')
      for (const personId of people) doc.getMap('roles').set(personId, 'contributor')
    })
    const folder = await emptyFolder()
    await finished(first.export(join(folder, 'un')))
    const written = await readFiles(join(folder, 'un'))
    expect(written['Semis 2.md']).toContain('\npeople: 2\n')
    for (const personId of people) expect(written['Semis 2.md']).not.toContain(personId)
    const second = await startTransfers()
    const { remarks } = await finished(second.import(join(folder, 'un')))
    expect(remarks).toEqual([{ file: 'Semis 2.md', reason: 'roles-left', detail: '2' }])
    for (const docId of second.staging.collectionIds()) {
      const doc = second.library.open(docId)?.doc
      expect(doc && readRoles(doc).size).toBe(0)
      const own = doc && readDocument(doc, docId).kind === 'notebook' ? { people: 'Ana' } : {}
      expect(doc && frontOf(doc)).toMatchObject(own)
    }
    await finished(second.export(join(folder, 'deux')))
    const again = await readFiles(join(folder, 'deux'))
    expect(again['Semis 2.md']).not.toContain('people: 2')
  })

  it('are linked to and opened as what they are', async () => {
    const { setup: first } = await filled()
    const second = await startTransfers()
    const folder = await emptyFolder()
    await finished(first.export(join(folder, 'un')))
    const places = '[le carnet](Semis%202.md), [la base](Communs.md), [la note](Semis.md)'
    const long = `---\nauteur: "${'x'.repeat(3000)}"\n---\n${places} et [[Semis 2]].\n`
    await writeFiles(folder, { 'un/Accueil.md': `${places}.\n`, 'un/Zone.md': long })
    expect(await finished(second.import(join(folder, 'un')))).toMatchObject({
      count: 3,
      first: { linked: 'note', docId: idOf(second, 'Accueil') },
    })
    const came = second.staging.collectionIds().map((docId) => ({ docId, ...read(second, docId) }))
    const [base, notebook] = ['base', 'notebook'].map(
      (kind) => `carnet://${kind}/${came.find((each) => each.kind === kind)?.docId}`,
    )
    const three = [notebook, base, `carnet://note/${idOf(second, 'Semis')}`]
    expect(hrefsIn(second, 'Accueil')).toEqual(three)
    expect(hrefsIn(second, 'Zone')).toEqual([...three, notebook])
    await finished(second.export(join(folder, 'deux')))
    const files = await readFiles(join(folder, 'deux'))
    expect(files['Accueil.md']).toContain(places)
  })

  it('are what an import begins with where they come first', async () => {
    const { setup: first } = await filled()
    const second = await startTransfers()
    const folder = await emptyFolder()
    await finished(first.export(join(folder, 'un')))
    const { first: opened } = await finished(second.import(join(folder, 'un')))
    expect(opened?.linked).toBe('base')
    expect(opened && read(second, opened.docId).title).toBe('Communs')
  })

  it('stay notes where another tool wrote such a field', async () => {
    const setup = await startTransfers()
    const file = '---\ntitle: Le mien\ncarnet: notebook\n---\nTexte.\n'
    await finished(setup.import(await folderWith({ 'a.md': file })))
    expect([setup.staging.noteIds().length, setup.staging.collectionIds()]).toEqual([1, []])
  })

  it.each([
    { carnet: 'notebook', description: 'La mienne', auteur: 'Ana' },
    { title: ['une', 'liste'], created: 'hier', tags: [], 'front.title': 'Encore' },
  ])('are not made of a note in which a person wrote %j, which is kept', async (written) => {
    const [first, second] = [await startTransfers(), await startTransfers()]
    const folder = await emptyFolder()
    await writeFiles(folder, {
      'de/a.md': `---\n${JSON.stringify(written)}\n---\n# Le mien\n\nTexte.\n`,
    })
    await finished(first.import(join(folder, 'de')))
    const [note] = first.staging.noteIds()
    await finished(first.export(join(folder, 'un')))
    await finished(second.import(join(folder, 'un')))
    expect(second.staging.collectionIds()).toEqual([])
    const [again] = second.staging.noteIds()
    const doc = again && second.library.open(again)?.doc
    if (!doc) throw new Error('no note')
    expect([readTitle(doc), extractText(doc)]).toEqual(['Le mien', 'Texte.'])
    expect(frontOf(doc)).toEqual({ ...written, id: note })
    await finished(second.export(join(folder, 'deux')))
    expect(await readFiles(join(folder, 'deux'))).toEqual(await readFiles(join(folder, 'un')))
  })

  it('are not overwritten by what a peer wrote into their settings', async () => {
    const [first, second] = [await startTransfers(), await startTransfers()]
    await finished(first.import(await folderWith({ 'Semis.md': '# Semis\n\nEn mars.\n' })))
    const [note] = first.staging.noteIds()
    if (!note) throw new Error('no note')
    const docId = create(first, { kind: 'notebook', title: 'Semis', words: 'Voir ', link: note })
    const strange = {
      title: 'Autre',
      carnet: 'base',
      description: 'Autre',
      tags: ['autre'],
      id: 5,
    }
    for (const at of [note, docId]) {
      first.library.open(at)?.write((doc) => {
        for (const [name, value] of Object.entries(strange))
          doc.getMap('meta').set(`front.${name}`, value)
      })
    }
    await first.feed.settle()
    const folder = await emptyFolder()
    await finished(first.export(join(folder, 'un')))
    await finished(second.import(join(folder, 'un')))
    expect([second.staging.noteIds().length, second.staging.collectionIds().length]).toEqual([1, 1])
    const [came] = second.staging.collectionIds()
    if (!came) throw new Error('no notebook')
    expect(read(second, came)).toMatchObject({
      kind: 'notebook',
      title: 'Semis',
      description: 'Sur Semis',
    })
    for (const at of [...second.staging.noteIds(), came]) {
      const doc = second.library.open(at)?.doc
      expect(doc && [readTitle(doc), doc.getMap('tags').size]).toEqual(['Semis', 0])
      expect(doc && frontOf(doc)).toMatchObject({ ...strange, id: at === came ? docId : 5 })
    }
  })
})
