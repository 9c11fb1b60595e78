import type { HostReply } from '../../shared/contract/host'
import type { DocId } from '../../shared/records/keys'
import type { Session } from '../library/session'

/** An attachment as the note names it, decrypted; null when the note or this machine has none. */
export function readBlob(session: Session, docId: DocId, blobId: string): HostReply<'readBlob'> {
  const attachments = session.library.open(docId)?.doc.getMap('attachments')
  const attachment: unknown = attachments?.get(blobId)
  if (typeof attachment !== 'object' || attachment === null) return null
  const { mime, key } = attachment as Record<string, unknown>
  if (typeof mime !== 'string' || typeof key !== 'string') return null
  const bytes = session.blobs.read(blobId, key)
  return bytes ? { mime, base64: Buffer.from(bytes).toString('base64') } : null
}
