/**
 * What the library may lack of the copies that this browser holds, at start: those that a window
 * left unsaved, in whatever library, since that one may be lost, and every one of another generation, since the library that was put back may be
 * older than they are. Handing over merges, so once too often harms nobody.
 */
import type { HostReply } from '../../shared/contract/host'
import type { LibraryState } from '../../shared/contract/library'
import type { CopyRegistry, RegisteredCopy } from './copy-registry'
import type { HostClient } from './host-client'
import type { Storage } from './indexed-db'
import type { RecoveryReason } from './recovered-texts'
import { toBase64 } from './update-text'
import { readCopyUpdate } from './working-copy'

export interface HandOverParts {
  readonly storage: Storage
  readonly registry: CopyRegistry
  readonly client: HostClient
  readonly library: Pick<LibraryState, 'libraryId' | 'generation'>
  /** This window: it has just closed its notes, so what it left in another library waits for nobody. */
  readonly pageId: string
  readonly livePages: () => Promise<ReadonlySet<string>>
  readonly offer: (copy: RegisteredCopy, update: Uint8Array, reason: RecoveryReason) => void
  readonly remove: (name: string) => Promise<void>
}

interface Handed {
  readonly copy: RegisteredCopy
  /** Windows that died, or left it, with edits in it. */
  readonly orphans: readonly string[]
  /** A window that lives has edits in it, and hands them over itself. */
  readonly isInUse: boolean
}

const SAVED: HostReply<'pushWorkingCopy'> = Object.freeze({ kind: 'saved' })

/** Rejects when the registry itself cannot be read; one bad copy keeps no other from the library. */
export async function handOverCopies(parts: HandOverParts): Promise<void> {
  const { registry, library } = parts
  const marks = await registry.listDirty()
  const live = await parts.livePages()
  for (const copy of await registry.list()) {
    const pages = marks.filter((mark) => mark.name === copy.name).map((mark) => mark.pageId)
    const orphans = pages.filter((page) => !live.has(page) || page === parts.pageId)
    if (orphans.length === 0 && !isOfOldGeneration(copy, library)) continue
    try {
      await handOver({ copy, orphans, isInUse: orphans.length < pages.length }, parts)
    } catch (error) {
      // It stays as it is, marks and all, for the next start.
      console.warn('A working copy could not be handed to the library.', error)
    }
  }
}

async function handOver(handed: Handed, parts: HandOverParts): Promise<void> {
  const { copy, orphans, isInUse } = handed
  const { storage, registry, client, library } = parts
  const update = await readCopyUpdate(storage, copy.name)
  const reply = update
    ? await client.request('pushWorkingCopy', { docId: copy.docId, update: toBase64(update) })
    : SAVED
  if (reply.kind === 'refused') {
    if (update) await settleRefused(handed, { update, reason: reply.reason }, parts)
    return
  }
  for (const page of orphans) await registry.clearDirty(copy.name, page)
  if (isOfOldGeneration(copy, library) && !isInUse) await parts.remove(copy.name)
}

async function settleRefused(
  { copy, orphans, isInUse }: Handed,
  refused: { readonly update: Uint8Array; readonly reason: RecoveryReason },
  { library, offer, remove }: HandOverParts,
): Promise<void> {
  const { update, reason } = refused
  const isSaved = orphans.length === 0
  // Another library's note, maybe another person's: that one has it.
  if (isSaved && reason === 'unknown' && copy.libraryId !== library.libraryId) return
  // Saved before, and then purged by this person: nobody waits for it.
  if (isSaved && reason === 'purged') return isInUse ? undefined : remove(copy.name)
  // Saved before, and written by others: it comes back from where it came.
  if (isSaved && reason === 'view-only') return
  offer(copy, update, reason)
}

function isOfOldGeneration(copy: RegisteredCopy, library: HandOverParts['library']): boolean {
  return copy.libraryId === library.libraryId && copy.generation !== library.generation
}
