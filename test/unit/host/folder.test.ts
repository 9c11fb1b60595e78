import { describe, expect, it } from 'vitest'
import { findSyncService, fuseTypeOf } from '../../../host/folder/folder'

describe('a folder', () => {
  it('that a service syncs is known by the names above it', () => {
    expect(findSyncService('/home/ana/Dropbox (Perso)/carnet')).toBe('Dropbox')
    expect(findSyncService('/home/ana/OneDrive - Asso/carnet')).toBe('OneDrive')
    expect(findSyncService('/Users/ana/Library/Mobile Documents/x')).toBe('iCloud')
    expect(findSyncService('/home/ana/notes')).toBeUndefined()
  })

  it('on a FUSE mount is of the type of the innermost mount', () => {
    const mounts = [
      '/dev/sda1 / ext4 rw 0 0',
      'ana@host: /home/ana/loin fuse.sshfs rw 0 0',
      '/dev/sdb1 /home/ana/loin/cl\\040usb fuseblk rw 0 0',
    ].join('\n')
    expect(fuseTypeOf('/home/ana/loin/carnet', mounts)).toBe('fuse.sshfs')
    expect(fuseTypeOf('/home/ana/loin/cl usb/carnet', mounts)).toBe('fuseblk')
    expect(fuseTypeOf('/home/ana/lointain', mounts)).toBe('ext4')
  })
})
