/** How an image node names an attachment of its note: `carnet://blob/<blobId>`, the id being the ciphertext's hash. */
import { parseBase64url } from '../records/bytes'

const PREFIX = 'carnet://blob/'

export function formatAttachment(blobId: string): string {
  return `${PREFIX}${blobId}`
}

/** Undefined for anything that is not an attachment of ours. */
export function parseAttachment(src: unknown): string | undefined {
  if (typeof src !== 'string' || !src.startsWith(PREFIX)) return undefined
  const blobId = src.slice(PREFIX.length)
  return parseBlobId(blobId)
}

/** 32 bytes as base64url: nothing that could name another folder passes. */
function parseBlobId(text: string): string | undefined {
  return parseBase64url(text)?.byteLength === 32 ? text : undefined
}
