// A mention becomes a link in a note that no page has open, and plain text again.
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { BODY } from '../../shared/model/document'
import type { DocId } from '../../shared/records/keys'
import { formatPlace } from '../../shared/text/link'
import { createNote } from '../support/host-notes'
import { hostsOfTest } from '../support/host-stories'
import type { TestHost } from '../support/library'

const start = hostsOfTest()

/** One block with one text, saved and closed. */
async function write(host: TestHost, text: string, block = 'paragraph'): Promise<DocId> {
  const docId = await createNote(host)
  const page = host.page()
  const note = page.open(docId)
  await page.until(() => note.isSynced)
  const element = new Y.XmlElement(block)
  element.insert(0, [new Y.XmlText(text)])
  note.doc.getXmlFragment(BODY).insert(0, [element])
  await page.until(() => note.isSaved)
  note.close()
  return docId
}

/** The body's first text, as a page that opens it now sees it. */
async function read(host: TestHost, docId: DocId): Promise<unknown> {
  const page = host.page()
  const note = page.open(docId)
  await page.until(() => note.isSynced)
  const [block] = note.doc.getXmlFragment(BODY).toArray()
  const text = block instanceof Y.XmlElement ? block.get(0) : undefined
  note.close()
  return text instanceof Y.XmlText ? text.toDelta() : undefined
}

describe('a mention', () => {
  it('becomes a link where it stands, and plain again', async () => {
    const host = await start()
    const target = await createNote(host, 'Guide')
    const docId = await write(host, 'Lire le guide avant.')
    const mention = { docId, at: 8, match: 'guide' }
    const page = host.page()
    expect(await page.request('linkMention', { ...mention, target })).toEqual({ kind: 'done' })
    const href = formatPlace(target)
    expect(await read(host, docId)).toEqual([
      { insert: 'Lire le ' },
      { insert: 'guide', attributes: { link: { href, title: null } } },
      { insert: ' avant.' },
    ])
    expect(await page.request('linkMention', { ...mention, target: null })).toEqual({
      kind: 'done',
    })
    expect(await read(host, docId)).toEqual([{ insert: 'Lire le guide avant.' }])
  })

  it('is left alone where the text has changed, is a link already, or is code', async () => {
    const host = await start()
    const target = await createNote(host, 'Guide')
    const changed = { kind: 'refused', reason: 'changed' }
    const page = host.page()
    const docId = await write(host, 'Un guide')
    const mention = { docId, at: 3, match: 'guide', target }
    expect(await page.request('linkMention', { ...mention, at: 2 })).toEqual(changed)
    expect(await page.request('linkMention', { ...mention, target: null })).toEqual(changed)
    await page.request('linkMention', mention)
    expect(await page.request('linkMention', mention)).toEqual(changed)
    const code = await write(host, 'guide', 'codeBlock')
    expect(await page.request('linkMention', { ...mention, docId: code, at: 0 })).toEqual(changed)
  })

  it('is refused in a note in the trash and in one that nobody here knows', async () => {
    const host = await start()
    const target = await createNote(host, 'Guide')
    const docId = await write(host, 'guide')
    const page = host.page()
    await page.request('trashNotes', { docIds: [docId] })
    const unknown = { kind: 'refused', reason: 'unknown' }
    const mention = { docId, at: 0, match: 'guide', target }
    expect(await page.request('linkMention', mention)).toEqual(unknown)
    const nobody = 'AAAAAAAAAAAAAAAAAAAAAA' as DocId
    expect(await page.request('linkMention', { ...mention, docId: nobody })).toEqual(unknown)
  })

  it('leads to a note that was made with its type', async () => {
    const host = await start()
    const page = host.page()
    const made = await page.request('createNote', { title: 'Commun', type: 'term' })
    expect(made.kind).toBe('created')
    const find = async () => {
      const asked = { query: 'commun', kinds: ['note'], limit: 5 } as const
      return (await page.request('findTargets', asked))[0]
    }
    const target = await page.see(find, (found) => found !== undefined)
    expect(target).toMatchObject({ title: 'Commun', type: 'term', kind: 'note' })
  })
})
