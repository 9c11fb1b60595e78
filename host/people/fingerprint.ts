import { hash } from '../../shared/records/derive'

/** Sixteen letters that sound apart in French and in English. */
const LETTERS = 'abdefghiklmoprtz'
const GROUPS = 6

/** A person's identity key, to be compared aloud: 96 bits as groups of four letters. */
export function fingerprintOf(identityKey: Uint8Array): string {
  const bytes = hash(16, 'fingerprint/1', identityKey)
  const letters = Array.from(
    bytes,
    (byte) => LETTERS.charAt(byte >> 4) + LETTERS.charAt(byte & 15),
  ).join('')
  return Array.from({ length: GROUPS }, (_, at) => letters.slice(at * 4, at * 4 + 4)).join(' ')
}
