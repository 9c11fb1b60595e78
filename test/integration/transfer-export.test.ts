import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { writeTitle } from '../../shared/model/document'
import { PROGRAM } from '../../shared/model/origin'
import { readBody, writeBody } from '../../shared/text/body/body-document'
import { formatPlace } from '../../shared/text/link'
import { readMarkdown } from '../../shared/text/markdown/markdown-read'
import type { DocId } from '../../shared/records/keys'
import { catalogEntry } from '../support/catalog-entries'
import { writeGeneratedFolder } from '../support/generated-notes'
import { onEnd } from '../support/on-end'
import { emptyFolder, PIXEL, startTransfers } from '../support/transfer-stories'
import { finished, readFiles, type TransferSetup, writeFiles } from '../support/transfers'

const TORTURE = {
  'Accueil.md':
    '# Accueil\n\nVers [B](sous/b.md), [[B]] et ![vue](img/p.png "titre").\n\n- [x] fait\n- [ ] à faire\n  - dedans\n\n1. un\n2. deux\n\n> cité\n>\n> > deux fois\n\n| a | b |\n| :- | -: |\n| 1 \\| 2 | **x** |\n\n```js\nlet a = `b`\n```\n\n---\n\n<u>souligné</u> ==marqué== ~~barré~~ `code` https://exemple.fr/a_b *un*_deux_ **a**b\\\nligne\n',
  'sous/b.md':
    '---\ntitle: B\ntags: [été]\nautre: {x: [1, 2]}\n---\n\\* pas une liste\n\n\\# pas un titre\n\n1\\. non plus &amp; &lt;b&gt; \\_x\\_ 2 * 3 < 4\n',
  'sous/B.md': '# B\n\nAutre B.\n',
  'texte.txt':
    '  deux espaces\n* étoile\n\n> chevron\n1. nombre\n\n\nhttps://exemple.fr et a_b_c\n',
  'page.html':
    '<h1>Page : « test » / fin?</h1><p>Bonjour<br>toi</p><ul><li>a<li>b</ul><p><img src="img/p.png"></p>',
  'img/p.png': PIXEL,
}

describe('exporting', () => {
  it('writes Markdown with front matter, relative links and attachments', async () => {
    const setup = await startTransfers()
    const from = await emptyFolder()
    await writeFiles(from, TORTURE)
    await finished(setup.import(from))
    const to = join(await emptyFolder(), 'sortie')
    const outcome = await finished(setup.export(to))
    expect(outcome).toMatchObject({ count: 5, folder: to })
    const files = await readFiles(to)
    expect(Object.keys(files).sort()).toEqual(
      ['Accueil.md', 'B 2.md', 'B.md', 'Page - « test » - fin-.md', 'attachments/p.png', 'texte.md']
        .map((name) => name)
        .sort(),
    )
    const home = Buffer.from(files['Accueil.md'] ?? '', 'latin1').toString()
    expect(home).toMatch(
      /^---\ntitle: "Accueil"\nid: "[\w-]{22}"\ncreated: .*Z\nmodified: .*Z\n---\n\nVers \[B\]\(B(%202)?\.md\)/,
    )
    expect(home).toContain('![vue](attachments/p.png "titre")')
    expect(home).toContain('<u>souligné</u> <mark>marqué</mark> ~~barré~~ `code`')
    expect(Buffer.from(files['attachments/p.png'] ?? '', 'latin1')).toEqual(PIXEL)
    expect(outcome.remarks.map(({ reason }) => reason)).toEqual(['name-changed', 'name-changed'])
  })

  it('gives the same bytes again after being imported elsewhere, with torture and 200 notes', async () => {
    const [first, second] = [await startTransfers(), await startTransfers()]
    const from = await emptyFolder()
    await writeGeneratedFolder(from, 200)
    await writeFiles(from, TORTURE)
    await finished(first.import(from))
    const base = await emptyFolder()
    await finished(first.export(join(base, 'un')))
    await finished(second.import(join(base, 'un')))
    await finished(second.export(join(base, 'deux')))
    expect(await readFiles(join(base, 'deux'))).toEqual(await readFiles(join(base, 'un')))
  })

  it('writes one note alone, with links to what is not exported left as they are', async () => {
    const setup = await startTransfers()
    const from = await emptyFolder()
    await writeFiles(from, { 'a.md': '# A\n\n[b](b.md)\n', 'b.md': '# B\n' })
    await finished(setup.import(from))
    const id = setup.staging.noteIds().find((docId) => titleOf(setup, docId) === 'A')
    const to = await emptyFolder()
    await finished(setup.export(to, id ? [id] : []))
    const files = await readFiles(to)
    expect(Object.keys(files)).toEqual(['A.md'])
    expect(files['A.md']).toMatch(/\[b\]\(carnet:\/\/note\/[\w-]{22}\)/)
  })

  it('leads to headings of other notes from file to file, and so again once they are imported', async () => {
    const [first, second] = [await startTransfers(), await startTransfers()]
    const from = await emptyFolder()
    await writeFiles(from, {
      'a.md': '# A\n\n[b](b.md)\n',
      'b.md': '# B\n\ntexte\n\n## L’été (et *après*) à 100 %\n\ntexte\n',
    })
    await finished(first.import(from))
    const idIn = (setup: TransferSetup, title: string) => {
      const docId = setup.staging.noteIds().find((id) => titleOf(setup, id) === title)
      if (!docId) throw new Error(`no ${title}`)
      return docId
    }
    // A long heading is cut in a link: what it begins with is enough.
    const headings = ['L’été (et après) à 100 %', 'L’été (et']
    const link = (setup: TransferSetup, heading: string) => formatPlace(idIn(setup, 'B'), heading)
    first.library.open(idIn(first, 'A'))?.write((doc) => {
      const body = doc.getXmlFragment('body')
      body.delete(0, body.length)
      const text = headings.map((each) => `[b](${link(first, each)})`).join(' et ')
      writeBody(body, readMarkdown(text).blocks)
    })
    first.library.journal.flush()
    const base = await emptyFolder()
    await finished(first.export(join(base, 'un')))
    const written = await readFiles(join(base, 'un'))
    expect(written['A.md']).toContain(
      '(B.md#L%E2%80%99%C3%A9t%C3%A9%20%28et%20apr%C3%A8s%29%20%C3%A0%20100%20%25)',
    )
    await finished(second.import(join(base, 'un')))
    const doc = second.library.open(idIn(second, 'A'))?.doc
    const again = JSON.stringify(doc && readBody(doc.getXmlFragment('body')).blocks)
    for (const each of headings) expect(again).toContain(`"${link(second, each)}"`)
    await finished(second.export(join(base, 'deux')))
    expect(await readFiles(join(base, 'deux'))).toEqual(written)
  })

  it('names files so that every system takes them', async () => {
    const setup = await startTransfers()
    const from = await emptyFolder()
    const titles = [
      'CON',
      'a/b\\c:d*e?f"g<h>i|j',
      '..',
      ' points... ',
      'e\u0301te\u0301',
      'ÉTÉ',
      'été',
      '🌿'.repeat(120),
      'attachments',
    ]
    await writeFiles(from, Object.fromEntries(titles.map((_, at) => [`${at}.md`, 'x'])))
    await finished(setup.import(from))
    for (const docId of setup.staging.noteIds()) {
      const document = setup.library.open(docId)
      const title = titles[Number(titleOf(setup, docId))] ?? ''
      document?.doc.transact(() => writeTitle(document.doc, title, PROGRAM))
      await setup.catalog.put([
        catalogEntry(docId, { title, text: 'x', createdAt: titles.indexOf(title) }),
      ])
    }
    const to = join(await emptyFolder(), 'noms')
    const outcome = await finished(setup.export(to))
    expect(outcome.count).toBe(titles.length)
    const names = readdirSync(to)
    expect(names).toHaveLength(titles.length)
    for (const name of names) {
      expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255)
      expect(name).not.toMatch(/[<>:"/\\|?*]|^\.|[. ]$/)
      expect(name).toBe(name.normalize('NFC'))
    }
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(titles.length)
    expect(names).toContain('_CON.md')
  })

  it.each([
    ['a folder that holds something', 'not-empty'],
    ['a file', 'not-a-folder'],
    ['a place whose folder is not there', 'not-found'],
  ])('refuses %s and leaves it as it was', async (what, reason) => {
    const setup = await startTransfers()
    const from = await emptyFolder()
    await writeFiles(from, { 'a.md': 'a' })
    await finished(setup.import(from))
    const base = await emptyFolder()
    writeFileSync(join(base, 'fichier'), 'x')
    const to =
      what === 'a file'
        ? join(base, 'fichier')
        : what.startsWith('a place')
          ? join(base, 'x', 'y')
          : base
    expect(await setup.export(to).done).toEqual({ kind: 'failed', reason })
    expect(readdirSync(base)).toEqual(['fichier'])
  })

  it('leaves nothing behind when it is cancelled', async () => {
    const setup = await startTransfers()
    const from = await emptyFolder()
    await writeGeneratedFolder(from, 120)
    await finished(setup.import(from))
    const base = await emptyFolder()
    const job = setup.export(join(base, 'sortie'))
    const cancelAt = setup.told.length + 2
    const watch = setInterval(() => {
      if (setup.told.length >= cancelAt) job.cancel()
    }, 1)
    const outcome = await job.done
    clearInterval(watch)
    expect(['cancelled', 'finished']).toContain(outcome.kind)
    expect(readdirSync(base)).toEqual(outcome.kind === 'cancelled' ? [] : ['sortie'])
  })

  it.runIf(process.getuid?.() === 0 && process.platform === 'linux')(
    'leaves the target untouched when the disk is full',
    async () => {
      const setup = await startTransfers()
      const from = await emptyFolder()
      await writeGeneratedFolder(from, 400)
      await finished(setup.import(from))
      const disk = await emptyFolder()
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', disk])
      onEnd(async () => execFileSync('umount', [disk]))
      mkdirSync(join(disk, 'vide'))
      expect(await setup.export(join(disk, 'vide')).done).toEqual({
        kind: 'failed',
        reason: 'no-space',
      })
      expect(readdirSync(disk)).toEqual(['vide'])
      expect(readdirSync(join(disk, 'vide'))).toEqual([])
      expect(await setup.export(disk).done).toMatchObject({ reason: 'not-empty' })
      expect(statSync(join(disk, 'vide')).isDirectory() && existsSync(disk)).toBe(true)
    },
  )
})

function titleOf(setup: TransferSetup, docId: DocId): string {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, setup.staging.readState(docId) ?? new Uint8Array([0, 0]))
  return doc.getText('title').toString()
}
