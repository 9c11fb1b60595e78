// Keeping many notes: our one database against y-indexeddb with one database a note in Electron.
// The peer gets fewer notes, since twelve thousand databases take it most of a minute; both figures
// are for one note. Every text is compared after loading.
import { join } from 'node:path'
import * as Y from 'yjs'
import { createTemporaryFolder } from '../support/folders'
import { generateDocuments, type GeneratedDocument } from '../support/generated-notes'
import { fillWithNotes } from '../support/staged-notes'
import { openTransfers } from '../support/transfers'
import { readySodium } from '../../shared/records/sodium'
import { buildPeerPage, openPeer } from './app/windows'
import type { BenchOptions, Row, Scenario } from './row'
import { median, spread } from './table'

export const storage: Scenario = { name: 'storage', run }

interface Times {
  readonly store: number
  readonly load: number
}

async function run({ quick }: BenchOptions): Promise<readonly Row[]> {
  await readySodium()
  const documents = [...generateDocuments(quick ? 60 : 1_200)]
  const expected = documents.map(({ update }) => {
    const doc = new Y.Doc()
    Y.applyUpdate(doc, update)
    return doc.getXmlFragment('body').toJSON()
  })
  const base = await createTemporaryFolder('bench-storage')
  try {
    const file = await buildPeerPage('storage', join(base.path, 'page'))
    const ours: Times[] = []
    const peer: Times[] = []
    for (let round = 0; round < (quick ? 1 : 3); round += 1) {
      ours.push(await keepInLibrary(documents, expected))
      const profile = join(base.path, `profile-${round}`)
      peer.push(await keepInDatabases(documents, expected, { file, profile }))
    }
    const row = (what: keyof Times): Row => {
      const each = (times: readonly Times[]) => times.map((time) => time[what] / documents.length)
      const [mine, theirs] = [median(each(ours)), median(each(peer))]
      return {
        scenario: `storage/${what}`,
        ours: mine,
        peers: { 'y-indexeddb': theirs },
        unit: 'ms a note',
        goal: 'below y-indexeddb',
        isMet: mine < theirs,
        remark: `${documents.length} notes of 5 kB, ours sealed as well, ${spread(each(ours))}`,
      }
    }
    return [row('store'), row('load')]
  } finally {
    await base.remove()
  }
}

async function keepInLibrary(
  documents: readonly GeneratedDocument[],
  expected: readonly string[],
): Promise<Times> {
  const kept = await openTransfers()
  try {
    let start = performance.now()
    await fillWithNotes(kept, documents)
    const store = performance.now() - start
    start = performance.now()
    const states = documents.map(({ docId }) => {
      const doc = new Y.Doc()
      const state = kept.library.readState(docId)
      if (state) Y.applyUpdate(doc, state)
      return doc.getXmlFragment('body').toJSON()
    })
    const load = performance.now() - start
    compare(states, expected, 'ours')
    return { store, load }
  } finally {
    await kept.close()
  }
}

interface BenchStorage {
  store(notes: readonly { readonly name: string; readonly update: string }[]): Promise<number>
  load(names: readonly string[]): Promise<{ readonly time: number; readonly states: string[] }>
}

async function keepInDatabases(
  documents: readonly GeneratedDocument[],
  expected: readonly string[],
  { file, profile }: { readonly file: string; readonly profile: string },
): Promise<Times> {
  const notes = documents.map(({ docId, update }) => ({
    name: docId,
    update: Buffer.from(update).toString('base64'),
  }))
  const writing = await openPeer(file, profile)
  const store = await writing.page.evaluate(
    (all) => (window as unknown as { benchStorage: BenchStorage }).benchStorage.store(all),
    notes,
  )
  await writing.close()
  const reading = await openPeer(file, profile)
  const { time, states } = await reading.page.evaluate(
    (all) => (window as unknown as { benchStorage: BenchStorage }).benchStorage.load(all),
    notes.map(({ name }) => name),
  )
  await reading.close()
  compare(states, expected, 'y-indexeddb')
  return { store, load: time }
}

function compare(states: readonly string[], expected: readonly string[], who: string): void {
  const wrong = expected.findIndex((text, at) => states[at] !== text)
  if (wrong >= 0 || states.length !== expected.length)
    throw new Error(`${who}: note ${wrong} of ${expected.length} came back different`)
}
