// The same folder imported again: what is here is recognised, and nothing that a person wrote is touched.
import { appendFile, cp, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { readTitle } from '../../shared/model/document'
import { extractText } from '../../shared/text/body/plain-text'
import { writeGeneratedFolder } from '../support/generated-notes'
import { emptyFolder, folderWith, PIXEL, startTransfers } from '../support/transfer-stories'
import { finished, type TransferSetup, writeFiles } from '../support/transfers'

const FILES = { 'a.md': '# A\n\nVers [b](sous/b.md).\n', 'sous/b.md': '# B\n\nTexte.\n' }

function textsOf({ staging }: TransferSetup): readonly string[] {
  return staging
    .noteIds()
    .map((docId) => {
      const doc = new Y.Doc()
      Y.applyUpdate(doc, staging.readState(docId) ?? new Uint8Array([0, 0]))
      return `${readTitle(doc)}: ${extractText(doc)}`
    })
    .sort()
}

function idOf({ staging }: TransferSetup, title: string) {
  return staging.noteIds().find((docId) => {
    const doc = new Y.Doc()
    Y.applyUpdate(doc, staging.readState(docId) ?? new Uint8Array([0, 0]))
    return readTitle(doc) === title
  })
}

describe('importing a folder again', () => {
  it('adds nothing when nothing has changed, and says how many files were here', async () => {
    const setup = await startTransfers()
    const folder = await folderWith(FILES)
    expect(await finished(setup.import(folder))).toMatchObject({ count: 2, unchanged: 0 })
    const before = setup.staging.noteIds()
    expect(await finished(setup.import(folder))).toMatchObject({
      count: 0,
      unchanged: 2,
      remarkCount: 0,
      first: null,
    })
    expect(setup.staging.noteIds()).toEqual(before)
    expect(setup.told.at(-1)).toMatchObject({ done: 2, total: 2 })
  })

  it('takes in what is new, with links to the notes that are here', async () => {
    const setup = await startTransfers()
    const folder = await folderWith(FILES)
    await finished(setup.import(folder))
    const b = idOf(setup, 'B')
    await writeFiles(folder, { 'c.md': '# C\n\n[b](sous/b.md) et [[A]]\n' })
    expect(await finished(setup.import(folder))).toMatchObject({ count: 1, unchanged: 2 })
    const c = idOf(setup, 'C')
    const state = Buffer.from((c && setup.staging.readState(c)) ?? []).toString('latin1')
    expect(state).toContain(`carnet://note/${b}`)
    expect(state).toContain(`carnet://note/${idOf(setup, 'A')}`)
  })

  it('puts a changed file beside the note that is here, and says so', async () => {
    const setup = await startTransfers()
    const folder = await folderWith(FILES)
    await finished(setup.import(folder))
    await appendFile(join(folder, 'sous/b.md'), '\nEncore.\n')
    const outcome = await finished(setup.import(folder))
    expect(outcome).toMatchObject({ count: 1, unchanged: 1 })
    expect(outcome.remarks).toEqual([{ file: 'sous/b.md', reason: 'newer-version', detail: '' }])
    expect(textsOf(setup)).toEqual(['A: Vers b.', 'B: Texte.', 'B: Texte.\nEncore.'])
    expect(await finished(setup.import(folder))).toMatchObject({ count: 0, unchanged: 2 })
    await writeFiles(folder, FILES)
    expect(await finished(setup.import(folder))).toMatchObject({ count: 0, unchanged: 2 })
  })

  it('leaves alone what was written into a note since', async () => {
    const setup = await startTransfers()
    const folder = await folderWith(FILES)
    await finished(setup.import(folder))
    const b = idOf(setup, 'B')
    const note = b && setup.library.open(b)
    note?.write((doc) => doc.getText('title').insert(1, ' à moi'))
    expect(await finished(setup.import(folder))).toMatchObject({ count: 0, unchanged: 2 })
    await appendFile(join(folder, 'sous/b.md'), '\nEncore.\n')
    expect(await finished(setup.import(folder))).toMatchObject({ count: 1, unchanged: 1 })
    expect(textsOf(setup)).toEqual(['A: Vers b.', 'B à moi: Texte.', 'B: Texte.\nEncore.'])
  })

  it('knows a copy of the folder, and takes another one’s files of the same names for new', async () => {
    const setup = await startTransfers()
    const folder = await folderWith(FILES)
    await finished(setup.import(folder))
    const copy = await emptyFolder()
    await cp(folder, copy, { recursive: true })
    expect(await finished(setup.import(copy))).toMatchObject({ count: 0, unchanged: 2 })
    const other = await folderWith({ 'a.md': '# Autre\n\nAutre chose.\n' })
    const outcome = await finished(setup.import(other))
    expect(outcome).toMatchObject({ count: 1, unchanged: 0, remarkCount: 0 })
  })

  it('brings back what is in the trash or was purged, as a new note', async () => {
    const setup = await startTransfers()
    const { library } = setup
    const folder = await folderWith(FILES)
    await finished(setup.import(folder))
    const [a, b] = [idOf(setup, 'A'), idOf(setup, 'B')]
    if (!a || !b) throw new Error('the notes are not there')
    library.holdings.home.trash(b, 1)
    expect(await finished(setup.import(folder))).toMatchObject({ count: 1, unchanged: 1 })
    library.holdings.home.purge(a, 1)
    library.forget([a])
    expect(await finished(setup.import(folder))).toMatchObject({ count: 1, unchanged: 1 })
    expect(textsOf(setup)).toEqual(['A: Vers b.', 'B: Texte.'])
  })

  it('remembers nothing of an import that was cancelled', async () => {
    const setup = await startTransfers()
    const folder = await emptyFolder()
    await writeGeneratedFolder(folder, 100)
    const job = setup.import(folder, ({ done }) => {
      if (done >= 60) job.cancel()
    })
    expect(await job.done).toEqual({ kind: 'cancelled' })
    expect(await finished(setup.import(folder))).toMatchObject({ count: 100, unchanged: 0 })
  })

  it('writes neither paths nor texts of the files beside the notes', async () => {
    const setup = await startTransfers()
    const folder = await folderWith({ 'chemin secret.md': 'x' })
    await finished(setup.import(folder))
    const rows = setup.library.log.sqlite.all('SELECT folder, path, content FROM imported')
    expect(rows).toHaveLength(1)
    for (const value of Object.values(rows[0] ?? {}))
      expect((value as Uint8Array).byteLength).toBe(16)
  })
})

describe('a folder large enough for two threads', () => {
  async function largeFolder(): Promise<string> {
    const folder = await emptyFolder()
    await writeGeneratedFolder(folder, 400)
    await writeFile(join(folder, 'p.png'), PIXEL)
    for (let at = 0; at < 12; at += 1)
      await writeFile(
        join(folder, `image-${String(at).padStart(2, '0')}.md`),
        `# Image ${at}\n\n![x](p.png)\n\n[a](absent-${at}.md) [b](image-${(at * 7) % 12}.md)\n`,
      )
    return folder
  }

  it('takes each image in once, and tells its remarks in the order of the files', async () => {
    const setup = await startTransfers()
    const folder = await largeFolder()
    const outcome = await finished(setup.import(folder))
    expect(outcome).toMatchObject({ count: 412, unchanged: 0 })
    expect(await readdir(join(setup.folder, 'blobs'))).toHaveLength(1)
    const files = outcome.remarks.map(({ file }) => file)
    expect(files).toEqual(files.toSorted())
    expect(files.length).toBe(outcome.remarkCount)
    expect(new Set(files).size).toBe(12)
    expect(setup.told.at(-1)).toMatchObject({ done: 412, total: 412 })
    expect(await finished(setup.import(folder))).toMatchObject({ count: 0, unchanged: 412 })
  })

  it('changes nothing when it is cancelled, at whatever moment', async () => {
    const setup = await startTransfers()
    const folder = await largeFolder()
    for (const moment of [100, 300]) {
      const job = setup.import(folder, ({ done }) => {
        if (done >= moment) job.cancel()
      })
      expect(await job.done).toEqual({ kind: 'cancelled' })
      expect(setup.staging.noteIds()).toEqual([])
      expect(setup.library.log.sqlite.get('SELECT 1 FROM imported')).toBeUndefined()
    }
    expect((await finished(setup.import(folder))).count).toBe(412)
  })
})
