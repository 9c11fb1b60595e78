/**
 * The sample library: made of its texts as a person would have made it, in one transaction, and put
 * in the trash whole. Its ids stand in the home document, so that it is offered once, on any device.
 */
import type * as Y from 'yjs'
import type { HostReply } from '../../shared/contract/host'
import type { Language } from '../../shared/contract/language'
import type { SampleState } from '../../shared/contract/library'
import { createEmpty } from '../../shared/model/document'
import type { HeldKind } from '../../shared/model/home'
import { PROGRAM } from '../../shared/model/origin'
import { createEditCapability, type DocId, parseDocId } from '../../shared/records/keys'
import { utf8 } from '../../shared/records/bytes'
import { randomBytes } from '../../shared/records/random'
import { SAMPLE_PICTURE } from '../../shared/sample/picture'
import type { SampleLibrary } from '../../shared/sample/sample-library'
import { readSampleLibrary } from '../../shared/sample/read-sample-library'
import type { Blobs } from '../blobs/blobs'
import { sealBlob } from '../blobs/seal-blob'
import { StoreFailure } from '../log/contract'
import type { Library } from './library'
import { trashNotes } from './note-actions'
import { type Keyed, type StoredPicture, writeSample } from './write-sample'

/** `removed` where it was here once, on any of the person's devices. */
export function readSampleState(library: Library): SampleState {
  const ids = sampleIds(library)
  if (ids === undefined) return 'none'
  return ids.some((docId) => isInUse(library, docId)) ? 'here' : 'removed'
}

/** Nothing happens where it was made before. On disk when it answers `added`. */
export async function addSample(
  library: Library,
  language: Language,
  blobs: Pick<Blobs, 'write'>,
): Promise<HostReply<'addSample'>> {
  const sample = await readSampleLibrary(language)
  if (library.access === 'read') return { kind: 'failed', error: 'read-only' }
  if (sampleIds(library) !== undefined) return { kind: 'here' }
  const now = library.clock.now()
  const keyed: Keyed = new Map(
    [...sample.notes, ...sample.notebooks, ...sample.bases].map(({ key }) => [
      key,
      createEditCapability(randomBytes(32)),
    ]),
  )
  const { holdings, log } = library
  const attach = () => storePicture(blobs)
  const writing = {
    attach,
    now,
    by: holdings.home.profile.name,
    sign: (doc: Y.Doc, docId: DocId) => library.author.sign(doc, docId),
    create: createEmpty,
  }
  const kinds = kindsOf(sample, keyed)
  let updates: ReturnType<typeof writeSample>
  try {
    updates = writeSample(sample, keyed, writing)
    log.transaction(() => {
      for (const [at, [capability, update]] of updates.entries()) {
        holdings.store(capability, now, kinds.get(capability.docId))
        // A list shows what changed last first: the first note of the sample stands at its head.
        log.journal([{ docId: capability.docId, updates: [update] }], now - at)
      }
    })
  } catch (error) {
    if (error instanceof StoreFailure) return { kind: 'failed', error: error.error }
    throw error
  }
  const ids = updates.map(([{ docId }]) => docId)
  // A crash before the home document knows them: the rows are adopted at the next start.
  library.open(holdings.homeId)?.doc.transact(() => {
    for (const [capability] of updates)
      holdings.home.add(capability, now, { kind: kinds.get(capability.docId) ?? 'note' })
    holdings.home.setSetting('sample', ids.join(' '))
  }, PROGRAM)
  const isSaved = library.journal.flush()
  library.changed.tell(ids)
  for (const docId of ids) library.sealer.schedule(docId)
  if (!isSaved) return { kind: 'failed', error: 'unknown' }
  const first = keyed.get(sample.notes[0]?.key ?? '')
  if (!first) throw new Error('a sample without a note')
  return { kind: 'added', docId: first.docId }
}

/** Like an imported one: under a key of its own, and on disk before a note names it. */
function storePicture(blobs: Pick<Blobs, 'write'>): StoredPicture {
  const { name, mime, text } = SAMPLE_PICTURE
  const plain = utf8(text)
  const { blobId, key, bytes } = sealBlob(plain)
  try {
    blobs.write(blobId, bytes)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    const isFull = code === 'ENOSPC' || code === 'EDQUOT'
    throw new StoreFailure(isFull ? 'no-space' : 'unknown', error)
  }
  return { blobId, name, mime, size: plain.byteLength, key }
}

/** Of those that are no notes. */
function kindsOf(sample: SampleLibrary, keyed: Keyed): ReadonlyMap<DocId, HeldKind> {
  const kinds = new Map<DocId, HeldKind>()
  const add = (kind: HeldKind) => (made: { readonly key: string }) => {
    const docId = keyed.get(made.key)?.docId
    if (docId) kinds.set(docId, kind)
  }
  sample.notebooks.forEach(add('notebook'))
  sample.bases.forEach(add('base'))
  return kinds
}

/** Into the trash, where it can be had back from for 30 days: a person may have written in it. */
export function removeSample(library: Library): HostReply<'removeSample'> {
  const docIds = (sampleIds(library) ?? []).filter((docId) => isInUse(library, docId))
  const removed = trashNotes(library, docIds)
  return removed.kind === 'done' ? { ...removed, docIds } : removed
}

function isInUse(library: Library, docId: DocId): boolean {
  const held = library.holdings.present(docId)
  return held !== undefined && held.trashedAt === undefined
}

/** Undefined where there never was one. */
function sampleIds(library: Library): readonly DocId[] | undefined {
  const written = library.holdings.home.setting('sample')
  return written?.split(' ').flatMap((id) => parseDocId(id) ?? [])
}
