// Rooms with real keys, and records of two kinds: really sealed, or only right on the outside, which
// is all that a relay may look at and costs a test nothing.
import { randomBytes } from 'node:crypto'
import { certifyDevice, createDeviceKeys, deriveIdentity } from '../../shared/records/identity'
import {
  createEditCapability,
  type DocumentKeys,
  deriveDocumentKeys,
} from '../../shared/records/keys'
import { concat, utf8 } from '../../shared/records/bytes'
import { encodeHeader, type RecordKind } from '../../shared/records/record'
import { sealRecord } from '../../shared/records/seal'

export interface TestRoom {
  readonly keys: DocumentKeys & { readonly writerSecret: Uint8Array }
  readonly editSecret: Uint8Array
  /** A record as a host makes it. */
  seal(text: string, kind?: 'update' | 'checkpoint'): Uint8Array
  /** Random bytes with the outside of a record of this room. */
  forge(bodyBytes?: number, kind?: RecordKind): Uint8Array
}

export function createTestRoom(): TestRoom {
  const editSecret = new Uint8Array(randomBytes(32))
  const keys = deriveDocumentKeys(createEditCapability(editSecret))
  if (typeof keys === 'string' || !keys.writerSecret) throw new Error('an edit secret gives keys')
  const { writerSecret } = keys
  const identity = deriveIdentity(new Uint8Array(randomBytes(32)))
  const device = certifyDevice(identity, createDeviceKeys())
  let counter = 0
  return {
    keys: { ...keys, writerSecret },
    editSecret,
    seal(text, kind = 'update') {
      const position = { writerId: new Uint8Array(16), counter: counter++, previous: ZEROS }
      return sealRecord(keys, device, position, { kind, update: utf8(text) })
    },
    forge(bodyBytes = 64, kind = 'update') {
      const header = encodeHeader({
        kind,
        roomIdBytes: keys.roomIdBytes,
        epoch: 0,
        writerId: new Uint8Array(16),
        counter: counter++,
        previous: ZEROS,
        nonce: new Uint8Array(randomBytes(24)),
        commitment: ZEROS,
      })
      return concat(header, new Uint8Array(randomBytes(bodyBytes + 64)))
    },
  }
}

const ZEROS = new Uint8Array(32)
