import { beforeAll, describe, expect, it } from 'vitest'
import {
  formatKeyFile,
  keepUnderPassphrase,
  openWithPassphrase,
  parseKeyFile,
} from '../../../host/folder/key-file'
import { deriveHeldKeys, packKeys, unpackKeys } from '../../../host/library/document-keys'
import { fingerprintOf } from '../../../host/people/fingerprint'
import { createEditCapability, toViewCapability } from '../../../shared/records/keys'
import { readySodium, sodium } from '../../../shared/records/sodium'

beforeAll(readySodium)

describe('a key file', () => {
  it('under a passphrase opens with it, composed or decomposed, and with no other', () => {
    const root = sodium.randombytes_buf(32)
    const cost = { operations: 1, memory: 8192 }
    const text = formatKeyFile(keepUnderPassphrase(root, 'été 2026', cost))
    const parsed = parseKeyFile(text)
    if (parsed === 'malformed' || parsed.backend !== 'passphrase') throw new Error('not parsed')
    expect(openWithPassphrase(parsed, 'e\u0301te\u0301 2026')).toEqual(root)
    expect(openWithPassphrase(parsed, 'ete 2026')).toBeUndefined()
  })

  it('that is half written, or asks for a terabyte of memory, is malformed', () => {
    const root = sodium.randombytes_buf(32)
    const text = formatKeyFile(keepUnderPassphrase(root, 'x', { operations: 1, memory: 8192 }))
    expect(parseKeyFile(text.slice(0, -10))).toBe('malformed')
    expect(parseKeyFile(text.replace('8192', '1099511627776'))).toBe('malformed')
  })
})

describe('keys of a document', () => {
  it('are the same after they were stored', () => {
    const edit = createEditCapability(sodium.randombytes_buf(32))
    for (const capability of [edit, toViewCapability(edit)]) {
      const held = deriveHeldKeys(capability)
      expect(unpackKeys(capability.docId, packKeys(held))).toEqual(held)
    }
    expect(unpackKeys(edit.docId, new Uint8Array(12))).toBeUndefined()
  })
})

describe('a fingerprint', () => {
  it('is six groups of four letters, the same for one key and another for another', () => {
    const [one, two] = [new Uint8Array(32).fill(1), new Uint8Array(32).fill(2)]
    expect(fingerprintOf(one)).toMatch(/^(?:[a-z]{4} ){5}[a-z]{4}$/u)
    expect(fingerprintOf(one)).toBe(fingerprintOf(one))
    expect(fingerprintOf(one)).not.toBe(fingerprintOf(two))
  })
})
