/**
 * Who this installation is: its device key and its writer id. Both are minted anew when the library
 * was copied, moved or restored, so that two copies that both type are never taken for one writer.
 */
import { concat, toBase64url } from '../../shared/records/bytes'
import {
  certifyDevice,
  createDeviceKeys,
  deriveIdentity,
  type Device,
} from '../../shared/records/identity'
import { sodium } from '../../shared/records/sodium'
import type { LibraryLog } from '../log/library-log'

export interface Installation {
  readonly device: Device
  readonly writerId: Uint8Array
  readonly isNew: boolean
}

const PUBLIC_BYTES = 32

/** Throws StoreFailure. */
export function openInstallation(log: LibraryLog, root: Uint8Array, stamp: string): Installation {
  const packed = log.readSecretMeta('deviceKeys')
  const writerId = log.readMetaBytes('writerId')
  const isNew = log.readMeta('stamp') !== stamp || !packed || !writerId
  if (isNew) return mintInstallation(log, root, stamp)
  return { device: unpackDevice(packed, root), writerId, isNew }
}

/** As it was left, for a folder that cannot be written. */
export function readInstallation(log: LibraryLog, root: Uint8Array): Installation {
  const packed = log.readSecretMeta('deviceKeys')
  const device = packed
    ? unpackDevice(packed, root)
    : certifyDevice(deriveIdentity(root), createDeviceKeys())
  return { device, writerId: sodium.randombytes_buf(16), isNew: false }
}

function mintInstallation(log: LibraryLog, root: Uint8Array, stamp: string): Installation {
  const keys = createDeviceKeys()
  const writerId = sodium.randombytes_buf(16)
  log.transaction(() => {
    log.writeSecretMeta('deviceKeys', concat(keys.publicKey, keys.secretKey))
    log.writeMetaBytes('writerId', writerId)
    // Working copies of the library that this was copied from are none of this one's.
    log.writeMeta('generation', toBase64url(sodium.randombytes_buf(16)))
    log.writeMeta('stamp', stamp)
  })
  return { device: certifyDevice(deriveIdentity(root), keys), writerId, isNew: true }
}

function unpackDevice(packed: Uint8Array, root: Uint8Array): Device {
  const publicKey = packed.slice(0, PUBLIC_BYTES)
  const secretKey = packed.slice(PUBLIC_BYTES)
  return certifyDevice(deriveIdentity(root), { publicKey, secretKey })
}
