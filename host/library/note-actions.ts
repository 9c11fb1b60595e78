/** What a person does with notes: make, rename, trash, share, take up a link. Each answers with a value. */
import type { HostReply } from '../../shared/contract/host'
import type { CreateReply } from '../../shared/contract/collections'
import type { NoteChange, OpenLinkReply, OpenReply, ShareReply } from '../../shared/contract/notes'
import { readMeta, writeTitle } from '../../shared/model/document'
import { NoteFacts, type NoteType } from '../../shared/model/note'
import { PROGRAM } from '../../shared/model/origin'
import { readPeople } from '../../shared/model/people'
import { type DocId, toViewCapability } from '../../shared/records/keys'
import { formatLink, parseLink } from '../../shared/text/link'
import { StoreFailure } from '../log/contract'
import { parseUpdate } from '../rooms/incoming-update'
import type { OpenDocument } from '../rooms/open-document'
import { beginSharing } from './begin-sharing'
import { createHeld, MAX_TITLE_LETTERS } from './create-held'
import type { Library } from './library'

type Refusal = (NoteChange & { readonly kind: 'refused' })['reason']

/** On disk when it answers that it is done. A title beyond 1,000 letters is cut. */
export function createNote(
  library: Library,
  title: string,
  type: NoteType = 'general',
): CreateReply {
  return createHeld(library, 'note', title, (doc) => {
    if (type !== 'general') new NoteFacts(doc).setType(type)
  })
}

/** On disk when it answers that it is done. A title beyond 1,000 letters is cut. */
export function renameNote(library: Library, docId: DocId, title: string): NoteChange {
  const document = library.open(docId)
  if (!document) return { kind: 'refused', reason: 'unknown' }
  const reason = document.readOnly
  if (reason) return { kind: 'refused', reason: refusalOf(reason.kind) }
  document.write((doc) => writeTitle(doc, title.slice(0, MAX_TITLE_LETTERS), PROGRAM))
  return commit(library)
}

export function trashNotes(library: Library, docIds: readonly DocId[]): NoteChange {
  const now = library.clock.now()
  return changeHome(library, docIds, (docId) => library.holdings.home.trash(docId, now))
}

export function restoreNotes(library: Library, docIds: readonly DocId[]): NoteChange {
  return changeHome(library, docIds, (docId) => library.holdings.home.restore(docId))
}

/**
 * Removes every local byte once the home document says so on disk; the keys stay. What others have
 * not been sent yet goes out first: it is removed after that.
 */
export function purgeNotes(library: Library, docIds: readonly DocId[]): NoteChange {
  const now = library.clock.now()
  const outcome = changeHome(library, docIds, (docId) => library.holdings.home.purge(docId, now))
  // Only once the home document says so on disk: the other way round a crash would bring back a
  // note without a text.
  if (outcome.kind !== 'done') return outcome
  const done = docIds.filter((docId) => library.waiting(docId).count === 0)
  if (done.length > 0) library.forget(done)
  return outcome
}

/** What a page may do with it; the text comes over its channel. */
export function openDocument(library: Library, docId: DocId): OpenReply {
  const held = library.holdings.document(docId)
  if (!held) return { kind: 'refused', reason: 'unknown' }
  if (held.purgedAt !== undefined) return { kind: 'refused', reason: 'purged' }
  const document = library.open(docId)
  if (!document) return { kind: 'refused', reason: 'unknown' }
  return {
    kind: 'open',
    docKind: readMeta(document.doc).kind ?? 'note',
    readOnly: document.readOnly,
    isShared: held.relay !== undefined,
  }
}

/** Throws StoreFailure when it cannot be saved: the page then keeps its copy. */
export function pushWorkingCopy(
  library: Library,
  docId: DocId,
  update: Uint8Array | undefined,
): HostReply<'pushWorkingCopy'> {
  const refuse = (
    reason: (HostReply<'pushWorkingCopy'> & { kind: 'refused' })['reason'],
  ): HostReply<'pushWorkingCopy'> => ({ kind: 'refused', reason })
  const held = library.holdings.document(docId)
  if (!held) return refuse('unknown')
  if (held.purgedAt !== undefined) return refuse('purged')
  const document = library.open(docId)
  if (!document) return refuse('unknown')
  const incoming = update && parseUpdate(document.doc, update)
  if (!incoming) return refuse('malformed')
  if (incoming.isNew && held.capability.rights === 'view') return refuse('view-only')
  if (incoming.isNew && document.unknown.length > 0) return refuse('requirement')
  if (library.access === 'read' && incoming.isNew) throw new StoreFailure('read-only', undefined)
  // A note in the trash takes what was typed before it was put there.
  if (document.applyFromPage(PROGRAM, update) !== 'applied')
    throw new Error('a working copy that was not refused was not taken either')
  commitOrThrow(library)
  return { kind: 'saved' }
}

/** A link, or what is missing for one: a name, a relay, the right. */
export function shareNote(library: Library, docId: DocId, rights: 'edit' | 'view'): ShareReply {
  const held = library.holdings.present(docId)
  if (!held) return { kind: 'refused', reason: 'unknown' }
  if (held.trashedAt !== undefined) return { kind: 'refused', reason: 'trashed' }
  if (rights === 'edit' && held.capability.rights === 'view')
    return { kind: 'refused', reason: 'view-only' }
  const { home } = library.holdings
  if (home.profile.name === '') return { kind: 'needs-name' }
  const relay = library.relayOf(docId)
  if (relay === undefined) return { kind: 'needs-relay' }
  // The link names this relay, so the note stays there when the person's own becomes another.
  if (beginSharing(library, docId, relay) === 'refused')
    return { kind: 'refused', reason: 'requirement' }
  signWritten(library, docId)
  const capability = rights === 'edit' ? held.capability : toViewCapability(held.capability)
  library.sealer.trySeal(docId)
  return { kind: 'link', link: formatLink(capability, relay, held.kind), relay }
}

/** A name that was given after this person wrote there: whoever comes by the link sees whose it is. */
function signWritten(library: Library, docId: DocId): void {
  const document = library.open(docId)
  if (!document || document.readOnly) return
  const { writers } = readPeople(document.doc, docId)
  if (writers.some(({ personId }) => personId === library.device.personId)) document.signName()
}

/** Throws StoreFailure when it cannot be saved: the link's key is not called held then. */
export function openLink(library: Library, link: string): OpenLinkReply {
  const parsed = parseLink(link)
  if (typeof parsed === 'string') return { kind: 'refused', reason: parsed }
  if (parsed.kind === 'view') {
    const { list, docId, query, named } = parsed
    const isHere = named.every((each) => library.holdings.present(each))
    if (!isHere) return { kind: 'refused', reason: 'view-not-here' }
    return { kind: 'view', view: { list, docId, query } }
  }
  if (parsed.kind === 'place') {
    const held = library.holdings.present(parsed.docId)
    if (!held) return { kind: 'refused', reason: 'not-here' }
    const { docId, kind, capability } = held
    return { kind: 'opened', docId, linked: kind, rights: capability.rights, isNew: false }
  }
  const { capability, relay } = parsed
  const { docId } = capability
  if (docId === library.holdings.homeId) return { kind: 'refused', reason: 'kind-unknown' }
  const before = library.holdings.present(docId)
  if (library.access === 'read' && !before) return { kind: 'refused', reason: 'not-here' }
  if (library.access === 'write')
    library.holdings.home.add(capability, library.clock.now(), {
      kind: parsed.linked,
      relay: library.viewKeys.relays.choose(docId, relay),
    })
  if (library.access === 'write') library.viewKeys.takeLinked(capability)
  commitOrThrow(library)
  const rights = library.holdings.document(docId)?.capability.rights ?? capability.rights
  if (!before) library.changed.tell([docId])
  const linked = library.holdings.document(docId)?.kind ?? parsed.linked
  return { kind: 'opened', docId, linked, rights, isNew: before === undefined }
}

function changeHome(
  library: Library,
  docIds: readonly DocId[],
  change: (docId: DocId) => void,
): NoteChange {
  if (library.access === 'read') return { kind: 'refused', reason: 'library-read-only' }
  if (docIds.some((docId) => !library.holdings.present(docId)))
    return { kind: 'refused', reason: 'unknown' }
  const home: OpenDocument | undefined = library.open(library.holdings.homeId)
  home?.doc.transact(() => docIds.forEach(change), PROGRAM)
  return commit(library)
}

/** What the disk refuses now stays in memory and is tried again, and the page is told of the failure. */
export function commitOrThrow(library: Library): void {
  if (!library.journal.flush())
    throw new StoreFailure(library.storeError ?? 'unknown', new Error('not saved'))
}

/** What the disk refuses now stays in memory and is tried again, but is not called done. */
function commit(library: Library): NoteChange {
  return library.journal.flush() ? { kind: 'done' } : { kind: 'refused', reason: 'store-error' }
}

function refusalOf(kind: 'view-only' | 'requirement' | 'trashed' | 'library-read-only'): Refusal {
  // A note in the trash is not renamed from anywhere in the interface.
  return kind === 'trashed' ? 'unknown' : kind
}
