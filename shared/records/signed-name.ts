/**
 * A name that a person gives themselves, signed by one of their devices: whoever else writes it under
 * their id is found out. It is no proof of who somebody is: two people may choose the same.
 */
import { concat, utf8 } from './bytes'
import { type Device, type PersonId, readSigned, SIGNED_BYTES, signAs } from './identity'

export const MAX_NAME_LETTERS = 200
/** A letter of a string takes three bytes at most. */
const MAX_BYTES = SIGNED_BYTES + 3 * MAX_NAME_LETTERS

/** Of a name as `cleanName` gives it. */
export function signName(device: Device, name: string): Uint8Array {
  const bytes = utf8(name)
  return concat(signAs(device, claimOf(device.personId, bytes)), bytes)
}

/** Undefined for what this person did not sign, and for a name that cannot be shown. */
export function readSignedName(personId: string, packed: unknown): string | undefined {
  if (!(packed instanceof Uint8Array)) return undefined
  if (packed.byteLength <= SIGNED_BYTES || packed.byteLength > MAX_BYTES) return undefined
  const bytes = packed.slice(SIGNED_BYTES)
  if (readSigned(packed, (signer) => claimOf(signer, bytes))?.personId !== personId)
    return undefined
  const name = decode(bytes)
  if (name === undefined || name.length > MAX_NAME_LETTERS) return undefined
  return cleanName(name)
}

/**
 * At most 200 letters on one line, without what turns the direction of the text that follows: such a
 * name could make the words around it say something else. Undefined where nothing is left to show.
 */
export function cleanName(name: string): string | undefined {
  const cleaned = name
    .slice(0, MAX_NAME_LETTERS)
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, ' ')
    .replace(/[\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF]|\p{Cs}/gu, '')
    .replace(/\s+/gu, ' ')
    .trim()
  return cleaned || undefined
}

function claimOf(personId: PersonId, name: Uint8Array): Uint8Array {
  return concat(utf8(`carnet/name/1/${personId}/`), name)
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    // Not UTF-8: no name.
    return undefined
  }
}
