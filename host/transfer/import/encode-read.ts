/** A note, notebook or base that was read from a file, as the update of a new document: written once, without the document. */
import { BODY, encodeDocument, encodeTitle, INTRO } from '../../../shared/model/document'
import { FreshUpdate } from '../../../shared/model/fresh-update'
import { encodeSetting } from '../../../shared/model/notebook'
import { readU32 } from '../../../shared/records/bytes'
import { randomBytes } from '../../../shared/records/random'
import type { Block } from '../../../shared/text/body/body-tree'
import { encodeBody } from '../../../shared/text/body/body-update'
import { FRONT } from '../front-fields'
import type { Attachment } from './import-images'
import type { ReadFile } from './read-file'

export function encodeRead(
  read: ReadFile,
  blocks: readonly Block[],
  attachments: ReadonlyMap<string, Attachment>,
): FreshUpdate {
  const update = new FreshUpdate(readU32(randomBytes(4), 0))
  const { kind, description } = read
  encodeDocument(update, kind, read.createdAt)
  encodeTitle(update, read.title)
  encodeBody(update, blocks, kind === 'note' ? BODY : INTRO)
  if (description !== '') encodeSetting(update, 'description', description)
  for (const [key, value] of read.fields) update.set('meta', `${FRONT}${key}`, value)
  for (const tag of read.tags) update.set('tags', tag, true)
  for (const alias of read.aliases) update.set('aliases', alias, true)
  for (const [blobId, { name, mime, size, key }] of attachments)
    update.set('attachments', blobId, { name, mime, size, key })
  return update
}
