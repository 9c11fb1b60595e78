/**
 * The library's folder: made private, refused on a network, warned about where a service syncs it.
 * SQLite's locks and WAL do not hold over a network, and two machines syncing one file destroy it.
 */
import { existsSync, readFileSync, realpathSync, statfsSync, statSync } from 'node:fs'
import { accessSync, chmodSync, constants } from 'node:fs'
import { hostname } from 'node:os'
import { dirname, join, sep } from 'node:path'
import { toBase64url, utf8 } from '../../shared/records/bytes'
import { hash } from '../../shared/records/derive'
import { makeFolder } from '../process/make-folder'

export type FolderState =
  | {
      readonly kind: 'ready'
      readonly path: string
      readonly access: 'write' | 'read'
      /** The name of the service that seems to sync it. */
      readonly syncedBy: string | undefined
    }
  | {
      readonly kind: 'refused'
      readonly reason: 'network-folder' | 'no-space' | 'read-only' | 'unknown'
    }

export const LIBRARY_FILE = 'library.db'

/** Makes it if need be, readable by its owner alone. */
export function prepareFolder(folder: string): FolderState {
  try {
    makeFolder(folder)
    const path = realpathSync(folder)
    if (isOnNetwork(path)) return { kind: 'refused', reason: 'network-folder' }
    const access = findAccess(path)
    return { kind: 'ready', path, access, syncedBy: findSyncService(path) }
  } catch (error) {
    return { kind: 'refused', reason: reasonOf(error) }
  }
}

/**
 * What changes when the library is copied to another machine or place, or an older copy of the file
 * is put back: then it is another writer.
 */
export function readStamp(folder: string): string {
  const file = statSync(join(folder, LIBRARY_FILE), { bigint: true })
  return toBase64url(hash(16, 'stamp/1', utf8(`${machineName()}\n${folder}\n${file.ino}`)))
}

function machineName(): string {
  for (const file of ['/etc/machine-id', '/var/lib/dbus/machine-id'])
    if (existsSync(file)) return readFileSync(file, 'utf8').trim()
  return hostname()
}

function findAccess(path: string): 'write' | 'read' {
  try {
    accessSync(path, constants.W_OK | constants.X_OK)
    if (process.platform !== 'win32') chmodSync(path, 0o700)
    return 'write'
  } catch (error) {
    // Not ours to write, or a disk mounted read-only; anything else is no answer to this question.
    if (reasonOf(error) === 'read-only') return 'read'
    throw error
  }
}

/** From statfs(2): NFS, SMB (three), AFS, Coda, 9p, Ceph, Lustre, GFS2, OCFS2. */
const NETWORK_TYPES = new Set([
  0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x5346414f, 0x73757245, 0x01021997, 0x00c36400,
  0x0bd00bd0, 0x01161970, 0x7461636f,
])
const FUSE = 0x65735546
const NETWORK_FUSE =
  /^fuse\.(sshfs|rclone|davfs2?|s3fs|gcsfuse|curlftpfs|glusterfs|cephfs|smbnetfs)$/

function isOnNetwork(path: string): boolean {
  if (process.platform === 'win32') return path.startsWith('\\\\')
  if (process.platform !== 'linux') return false
  const type = statfsSync(path).type >>> 0
  return NETWORK_TYPES.has(type) || (type === FUSE && NETWORK_FUSE.test(fuseTypeOf(path)))
}

/** The type of the innermost mount that holds the path. */
export function fuseTypeOf(path: string, mounts = readFileSync('/proc/mounts', 'utf8')): string {
  let best = { place: '', type: '' }
  for (const line of mounts.split('\n')) {
    const [, written = '', type = ''] = line.split(' ')
    const place = written.replace(/\\040/gu, ' ')
    const holds = path === place || path.startsWith(place.endsWith('/') ? place : `${place}/`)
    if (holds && place.length >= best.place.length) best = { place, type }
  }
  return best.type
}

const SERVICES: readonly (readonly [RegExp, string])[] = [
  [/^dropbox/iu, 'Dropbox'],
  [/^onedrive/iu, 'OneDrive'],
  [/^(mobile documents|icloud ?drive|com~apple~clouddocs)$/iu, 'iCloud'],
  [/^nextcloud/iu, 'Nextcloud'],
  [/^(google ?drive|my drive)/iu, 'Google Drive'],
  [/^pcloud ?drive$/iu, 'pCloud'],
  [/^cloudstorage$/iu, 'iCloud'],
]
const MARKERS = [
  ['.dropbox', 'Dropbox'],
  ['.dropbox.cache', 'Dropbox'],
  ['.nextcloudsync.log', 'Nextcloud'],
  ['.owncloudsync.log', 'ownCloud'],
  ['.stfolder', 'Syncthing'],
] as const

export function findSyncService(path: string): string | undefined {
  for (const part of path.split(sep))
    for (const [pattern, service] of SERVICES) if (pattern.test(part)) return service
  for (let at = path; ; at = dirname(at)) {
    for (const [marker, service] of MARKERS) if (existsSync(join(at, marker))) return service
    if (dirname(at) === at) return undefined
  }
}

function reasonOf(error: unknown): 'no-space' | 'read-only' | 'unknown' {
  const code = (error as NodeJS.ErrnoException).code
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'no-space'
  return code === 'EROFS' || code === 'EACCES' || code === 'EPERM' ? 'read-only' : 'unknown'
}
