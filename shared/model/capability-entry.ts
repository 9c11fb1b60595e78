/** How a capability stands in a document that only those may read who hold it as well. */
import { parseBase64url, toBase64url } from '../records/bytes'
import { type Capability, type DocId, SECRET_BYTES } from '../records/keys'

export function writeCapability(capability: Capability): Readonly<Record<string, string>> {
  return capability.rights === 'edit'
    ? { e: toBase64url(capability.editSecret) }
    : { v: toBase64url(capability.viewSecret), w: toBase64url(capability.writerKey) }
}

/** Undefined for any other shape. That its id follows from its key is not looked at here. */
export function readCapability(docId: DocId, value: unknown): Capability | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const { e, v, w } = value as Record<string, unknown>
  const editSecret = readSecret(e)
  const viewSecret = readSecret(v)
  const writerKey = readSecret(w)
  if (editSecret) return { rights: 'edit', docId, editSecret }
  if (viewSecret && writerKey) return { rights: 'view', docId, viewSecret, writerKey }
  return undefined
}

function readSecret(value: unknown): Uint8Array | undefined {
  const bytes = typeof value === 'string' ? parseBase64url(value) : undefined
  return bytes?.byteLength === SECRET_BYTES ? bytes : undefined
}
