import { symlink, writeFile } from 'node:fs/promises'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { readTitle, readMeta } from '../../shared/model/document'
import { findUnknown } from '../../shared/model/requirements'
import type { DocId } from '../../shared/records/keys'
import { parseAttachment } from '../../shared/text/attachment'
import { readBody } from '../../shared/text/body/body-document'
import type { Block, ImageBlock } from '../../shared/text/body/body-tree'
import { extractText } from '../../shared/text/body/plain-text'
import { formatPlace } from '../../shared/text/link'
import { writeGeneratedFolder } from '../support/generated-notes'
import { emptyFolder, folderWith, PIXEL, startTransfers } from '../support/transfer-stories'
import { finished, type TransferSetup } from '../support/transfers'

const NO_TEXT = Uint8Array.from({ length: 400 }, (_, at) => [0xff, 0, 1, 0x80][at % 4] ?? 0)

interface Imported {
  readonly docId: DocId
  readonly doc: Y.Doc
  readonly blocks: readonly Block[]
}

async function notesByTitle(setup: TransferSetup): Promise<ReadonlyMap<string, Imported>> {
  const notes = new Map<string, Imported>()
  for (const docId of setup.staging.noteIds()) {
    const doc = new Y.Doc()
    Y.applyUpdate(doc, setup.staging.readState(docId) ?? new Uint8Array([0, 0]))
    notes.set(readTitle(doc), { docId, doc, blocks: readBody(doc.getXmlFragment('body')).blocks })
  }
  return notes
}

describe('importing a folder', () => {
  it('makes one note of each file, titled from front matter, heading or file name', async () => {
    const setup = await startTransfers()
    const folder = await folderWith({
      'un.md': '# Le premier\n\nTexte.\n',
      'deux.md':
        '---\ntitle: "Le deuxième"\ncreated: 2020-02-03T04:05:06.000Z\ntags: [été, hiver]\nauteur: Ana\n---\n# Le deuxième\n\nCorps.\n',
      'sous/trois.txt': 'ligne un\nligne deux\n',
      'quatre.html': '<title>Page</title><h1>Titre de page</h1><p>Bonjour <b>toi</b>.</p>',
      'cinq.md': 'Sans titre.\n\n## Partie\n',
      '.obsidian/app.md': 'caché',
      'node_modules/x/README.md': 'caché',
      'photo.pdf': 'x',
    })
    const outcome = await finished(setup.import(folder))
    expect(outcome).toMatchObject({ count: 5, remarkCount: 0 })
    const notes = await notesByTitle(setup)
    expect([...notes.keys()].sort()).toEqual([
      'Le deuxième',
      'Le premier',
      'Titre de page',
      'cinq',
      'trois',
    ])
    expect(extractText(notes.get('Le premier')?.doc ?? new Y.Doc())).toBe('Texte.')
    expect(extractText(notes.get('trois')?.doc ?? new Y.Doc())).toBe('ligne un\nligne deux')
    expect(extractText(notes.get('cinq')?.doc ?? new Y.Doc())).toBe('Sans titre.\nPartie')
    const second = notes.get('Le deuxième')?.doc ?? new Y.Doc()
    expect(extractText(second)).toBe('Corps.')
    expect(readMeta(second).createdAt).toBe(Date.UTC(2020, 1, 3, 4, 5, 6))
    expect([...second.getMap('tags').keys()].sort()).toEqual(['hiver', 'été'])
    expect(second.getMap('meta').get('front.auteur')).toBe('Ana')
    expect((await setup.catalog.search('bonjour', 9)).total).toBe(1)
    expect(setup.told.at(-1)).toMatchObject({
      kind: 'import',
      done: 5,
      total: 5,
      outcome: { kind: 'finished' },
    })
  })

  it('loses no letter of long titles, headings and tags, and brings back its own export whole', async () => {
    const setup = await startTransfers()
    const long = `${'mot '.repeat(200)}FIN`
    const tag = `${'t'.repeat(250)}FIN`
    const id = `id: ${'b'.repeat(43)}`
    const folder = await folderWith({
      'a.md': `# A ${long}\n\nTexte A.\n`,
      'b.html': `<h1>B ${long}</h1><p>Texte B.</p>`,
      'c.md': `---\ntitle: "C ${long}"\ntags: [court, "${tag}"]\n---\n\nTexte C.\n`,
      'd.md': `---\ntitle: "D ${long}"\n${id}\ntags: ["${tag}"]\n---\n\nTexte D.\n`,
    })
    await finished(setup.import(folder))
    const notes = [...(await notesByTitle(setup)).values()]
    const saying = (text: string) => {
      const doc = notes.find((note) => extractText(note.doc).endsWith(text))?.doc
      if (!doc) throw new Error(`${text} is missing`)
      const { tags, meta } = { tags: doc.getMap('tags'), meta: doc.getMap('meta') }
      return { title: readTitle(doc), text: extractText(doc), tags: [...tags.keys()], meta }
    }
    expect(saying('Texte A.').text).toBe(`A ${long}\nTexte A.`)
    expect(saying('Texte B.').text).toBe(`B ${long}\nTexte B.`)
    expect(saying('Texte C.')).toMatchObject({ title: `C ${long}`, tags: ['court'] })
    expect(saying('Texte C.').meta.get('front.tags')).toEqual([tag])
    expect(saying('Texte D.')).toMatchObject({ title: `D ${long}`, tags: [tag] })
  })

  it('keeps the address of a link to a file that is no note, and remarks on it', async () => {
    const setup = await startTransfers()
    const folder = await folderWith({
      'a.md': '# A\n\n[vers b](b.md), [vers z](z.md), [[z]]\n',
      'b.md': NO_TEXT,
      'z.md': NO_TEXT,
    })
    const outcome = await finished(setup.import(folder))
    expect(outcome.count).toBe(1)
    expect(outcome.remarks.map(({ file, reason, detail }) => [file, reason, detail])).toEqual([
      ['a.md', 'link-target-missing', 'b.md'],
      ['a.md', 'link-target-missing', 'z.md'],
      ['a.md', 'link-target-missing', 'z'],
      ['b.md', 'not-text', ''],
      ['z.md', 'not-text', ''],
    ])
    const a = (await notesByTitle(setup)).get('A')
    const written = JSON.stringify(a?.blocks)
    expect(written).toContain('"b.md"')
    expect(written).toContain('"z.md"')
    expect(written).not.toContain('carnet://')
  })

  it('keeps links between the files, also wiki links, and says which have no target', async () => {
    const setup = await startTransfers()
    const folder = await folderWith({
      'a.md':
        '# A\n\n[vers b](sous/b.md#partie) et [[B]] et [[sous/b|là]], [rien](absent.md), [[Nulle part]], [site](https://exemple.fr), [dehors](../../etc/passwd.md).\n',
      'sous/b.md': '# B\n\n[vers a](../a.md), [accents](../%C3%A9t%C3%A9%20chaud.md)\n',
      'été chaud.md': 'x',
    })
    const outcome = await finished(setup.import(folder))
    const notes = await notesByTitle(setup)
    const idOf = (title: string) => notes.get(title)?.docId
    const a = JSON.stringify(notes.get('A')?.blocks)
    expect(a.split(`carnet://note/${idOf('B')}`)).toHaveLength(4)
    expect(a).toContain('"href":"absent.md"')
    expect(a).toContain('[[Nulle part]]')
    expect(a).toContain('https://exemple.fr')
    const b = JSON.stringify(notes.get('B')?.blocks)
    expect(b).toContain(`carnet://note/${idOf('A')}`)
    expect(b).toContain(`carnet://note/${idOf('été chaud')}`)
    expect(outcome.remarks.map(({ reason, detail }) => [reason, detail])).toEqual([
      ['link-target-missing', 'absent.md'],
      ['link-target-missing', 'Nulle part'],
      ['link-target-missing', '../../etc/passwd.md'],
    ])
  })

  it('leads to the headings that links name, in whichever way another tool names them', async () => {
    const setup = await startTransfers()
    const folder = await folderWith({
      'a.md':
        "# A\n\n[1](b.md#l%C3%A9t%C3%A9-%C3%A0-venir) [2](b.md#L'%C3%A9t%C3%A9) [[b#L'été, à venir]] [4](b.md#fn1) [[b#^bloc]] [6](b.md#) [7](b.md#B)\n",
      'b.md': "---\ntags: [x]\n---\n# B\n\n## L'été, à venir\n\ntexte\n",
    })
    await finished(setup.import(folder))
    const notes = await notesByTitle(setup)
    const links = JSON.stringify(notes.get('A')?.blocks).match(/carnet:\/\/note\/[^"]+/g)
    const docId = notes.get('B')?.docId as DocId
    const whole = formatPlace(docId)
    const part = formatPlace(docId, "L'été, à venir")
    const begun = formatPlace(docId, "L'été")
    expect(links).toEqual([part, begun, part, whole, whole, whole, whole])
  })

  it('takes images in as encrypted attachments, each once, and reports the others', async () => {
    const setup = await startTransfers()
    const folder = await folderWith({
      'a.md': `![une](img/p.png) ![deux](img/p.png "t")\n\n![loin](https://exemple.fr/i.png)\n\n![non](absent.png) ![[p.png]] ![faux](img/faux.png)\n\n![ici](data:image/png;base64,${PIXEL.toString('base64')})\n`,
      'img/p.png': PIXEL,
      'img/faux.png': 'no image',
    })
    const outcome = await finished(setup.import(folder))
    const note = (await notesByTitle(setup)).get('a')
    const images = (note?.blocks ?? []).filter(
      (block): block is ImageBlock => block.type === 'image',
    )
    const ids = images.map(({ src }) => parseAttachment(src))
    expect(ids.map((id) => id !== undefined)).toEqual([true, true, false, false, true, false, true])
    expect(new Set(ids.filter(Boolean)).size).toBe(2)
    const attachments = note?.doc.getMap('attachments').toJSON() ?? {}
    for (const [blobId, { key, mime, size }] of Object.entries(attachments)) {
      expect([mime, size]).toEqual(['image/png', PIXEL.byteLength])
      expect(Buffer.from(setup.blobs.read(blobId, key) ?? [])).toEqual(PIXEL)
    }
    const stored = readdirSync(join(setup.folder, 'blobs'))
    expect(stored).toHaveLength(2)
    expect(outcome.remarks.map((remark) => remark.reason).sort()).toEqual([
      'image-missing',
      'image-remote',
      'unreadable',
    ])
  })

  it('reads UTF-16, Latin-1, CRLF, NUL and lone surrogates, and refuses what is no text', async () => {
    const setup = await startTransfers()
    const utf16 = Buffer.from('\ufeffétoile', 'utf16le')
    const folder = await folderWith({
      'utf16.md': utf16,
      'utf16be.md': Buffer.from(utf16).swap16(),
      'latin.txt': Buffer.from('\xe9toile', 'latin1'),
      'bom.md': Buffer.from('\ufeffétoile'),
      'crlf.md': '# Titre\r\n\r\nune\r\ndeux\r\n',
      'nul.md': 'a\0b',
      'binary.txt': Buffer.from(Array.from({ length: 3000 }, (_, at) => (at * 7919) % 256)),
    })
    const outcome = await finished(setup.import(folder))
    const notes = await notesByTitle(setup)
    const textOf = (title: string) => extractText(notes.get(title)?.doc ?? new Y.Doc())
    for (const title of ['utf16', 'utf16be', 'latin', 'bom']) expect(textOf(title)).toBe('étoile')
    expect(textOf('Titre')).toBe('une deux')
    expect(textOf('nul')).toBe('a\ufffdb')
    expect(outcome.remarks).toEqual([{ file: 'binary.txt', reason: 'not-text', detail: '' }])
  })

  it('follows no link of the file system and survives what cannot be read', async () => {
    const setup = await startTransfers()
    const folder = await folderWith({
      'a.md': 'a',
      'geant.md': Buffer.alloc(11 * 1024 * 1024, 'x'),
    })
    await symlink('/etc', join(folder, 'lien'))
    await symlink(join(folder, 'a.md'), join(folder, 'b.md'))
    const outcome = await finished(setup.import(folder))
    expect(outcome.count).toBe(1)
    expect(outcome.remarks.map(({ file, reason }) => [file, reason])).toEqual([
      ['b.md', 'unreadable'],
      ['lien', 'unreadable'],
      ['geant.md', 'too-large'],
    ])
  })

  it('lets no hostile file through: scripts, deep nesting, broken markup', async () => {
    const setup = await startTransfers()
    const folder = await folderWith({
      'mal.html':
        '<script>alert(1)</script><p onclick="x()">bonjour <a href="java\nscript:alert(1)">ici</a><svg><script>x</script></svg><math><mi>y</mi></math><iframe src=x></iframe><img src=x onerror=alert(1) srcset="https://exemple.fr/x"><style>p{}</style>',
      'profond.html': `${'<div>'.repeat(200_000)}fond`,
      'citations.md': `${'> '.repeat(10_000)}fond`,
      'listes.md': `${'- '.repeat(10_000)}fond`,
      'crochets.md': `${'['.repeat(500_000)}fond`,
      'tableau.html': `<table>${'<tr><td>'.repeat(500)}fond`,
      'rien.md': '',
      'front.md': '---\n: : [\n---\nfond\n',
      'alias.md': `---\na: &a [x]\n${'b: *a\n'.repeat(20)}---\nfond\n`,
    })
    const outcome = await finished(setup.import(folder))
    expect(outcome.count).toBe(9)
    for (const [title, { doc, blocks }] of await notesByTitle(setup)) {
      expect(findUnknown(doc)).toEqual([])
      if (title === 'mal')
        expect(JSON.stringify(blocks)).not.toMatch(/alert|script|onclick|onerror|exemple|iframe/u)
      else if (title !== 'rien')
        expect([title, JSON.stringify(blocks).includes('fond')]).toEqual([title, true])
    }
    const dropped = outcome.remarks
      .filter(({ file }) => file === 'mal.html')
      .map(({ detail }) => detail)
    expect(dropped).toEqual(
      expect.arrayContaining(['script', 'style', 'iframe', 'svg', 'math', 'link']),
    )
  })

  it('bounds its report and counts everything', async () => {
    const setup = await startTransfers()
    const links = Array.from({ length: 900 }, (_, at) => `[x](absent-${at}.md)`).join(' ')
    const outcome = await finished(setup.import(await folderWith({ 'a.md': links })))
    expect(outcome.remarks).toHaveLength(200)
    expect(outcome.remarkCount).toBe(900)
  })

  it.each([
    ['a folder that is not there', 'not-found'],
    ['a file', 'not-a-folder'],
    ['a folder without notes', 'empty'],
  ])('refuses %s and changes nothing', async (what, reason) => {
    const setup = await startTransfers()
    const folder = await folderWith({ 'x.pdf': 'x' })
    const path = what.endsWith('not there')
      ? join(folder, 'absent')
      : what === 'a file'
        ? join(folder, 'x.pdf')
        : folder
    expect(await setup.import(path).done).toEqual({ kind: 'failed', reason })
    expect(setup.staging.noteIds()).toEqual([])
  })

  it('changes nothing when it is cancelled, at whatever moment', async () => {
    const setup = await startTransfers()
    const path = await emptyFolder()
    await writeGeneratedFolder(path, 200)
    await writeFile(join(path, 'p.png'), PIXEL)
    await writeFile(join(path, 'carnet-0', 'a.md'), '![x](../p.png)')
    for (const moment of [0, 1, 60, 150]) {
      const job = setup.import(path, (progress) => {
        if (progress.done >= moment) job.cancel()
      })
      expect(await job.done).toEqual({ kind: 'cancelled' })
      expect(setup.staging.noteIds()).toEqual([])
      expect(await setup.catalog.counts()).toEqual({ notes: 0, trash: 0 })
      const blobs = join(setup.folder, 'blobs')
      expect(existsSync(blobs) ? readdirSync(blobs) : []).toEqual([])
    }
    expect((await finished(setup.import(path))).count).toBe(201)
  })

  it('takes 1,200 generated notes with all their links, and finds them', async () => {
    const setup = await startTransfers()
    const path = await emptyFolder()
    await writeGeneratedFolder(path, 1200)
    const outcome = await finished(setup.import(path))
    expect(outcome).toMatchObject({ count: 1200, remarkCount: 0 })
    expect((await setup.catalog.counts()).notes).toBe(1200)
    const states = setup.staging.noteIds().map((docId) => setup.staging.readState(docId))
    const places = states.reduce((count, state) => {
      const text = Buffer.from(state ?? []).toString('latin1')
      return count + text.split('carnet://note/').length - 1
    }, 0)
    expect(places).toBe(6000)
  })
})
