// A backup that comes back as one more machine of the person whose it is.
import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { KEEP, runBackup } from '../../host/transfer/backup/backup-files'
import { purgeNotes, trashNotes } from '../../host/library/note-actions'
import { mergeBackup, replaceByBackup } from '../../host/transfer/backup/restore-backup'
import { deriveLocalKey } from '../../shared/records/identity'
import { readySodium } from '../../shared/records/sodium'
import { createTemporaryFolder } from '../support/folders'
import { onEnd } from '../support/on-end'
import { twoPeople } from '../support/replica-stories'
import { openMachine } from '../support/replicas'

beforeAll(readySodium)

describe('a backup', () => {
  it('that is restored on a third machine loses nothing of what three people’s machines wrote', async () => {
    const { relay, laptop, desk, note, settled } = await twoPeople()
    laptop.type(note, 0, 'sauvegardé')
    await settled()
    const made = backUp(laptop.folder)
    laptop.type(note, 0, 'depuis ')
    desk.erase(note, 0, 1)
    await settled()
    laptop.disconnect()
    laptop.type(note, 0, 'hors ligne ')
    const { path: folder, remove } = await createTemporaryFolder('third')
    onEnd(remove)
    await cp(join(laptop.folder, 'backups', made), join(folder, 'backups', made), {
      recursive: true,
    })
    expect(replaceByBackup(folder, made, Date.now())).toMatchObject({ kind: 'replaced' })
    const third = await openMachine({ name: 'third', relay: relay.url, root: laptop.root, folder })
    onEnd(() => third.close())
    expect(third.text(note)).toBe('sauvegardé')
    third.type(note, 0, 'revenu ')
    laptop.connect()
    await laptop.settledWith([desk, third])
    for (const words of ['depuis ', 'hors ligne ', 'revenu '])
      expect(third.text(note)).toContain(words)
    expect([laptop.text(note), desk.text(note)]).toEqual([third.text(note), third.text(note)])
    const writers = [laptop, third].map(({ library }) => library.log.readMetaBytes('writerId'))
    expect(writers[0]).not.toEqual(writers[1])
  })

  it('brings back the text of a note held to view, though its relay has nothing any more', async () => {
    const { relay, laptop, desk, settled } = await twoPeople()
    const note = laptop.createNote('Semis')
    desk.takeUp(laptop.share(note, 'view'))
    await settled()
    await expect.poll(() => desk.title(note)).toBe('Semis')
    const made = backUp(desk.folder)
    await relay.stop()
    trashNotes(desk.library, [note])
    purgeNotes(desk.library, [note])
    expect(desk.title(note)).toBe('')
    const reply = await mergeBackup(desk.library, made, deriveLocalKey(desk.root))
    expect(reply).toMatchObject({ kind: 'restored' })
    expect(desk.title(note)).toBe('Semis')
    // What is held to view is for nobody to send.
    desk.library.sealer.seal(note)
    expect(desk.library.waiting(note).count).toBe(0)
    expect(desk.library.outbox(note, 9)).toEqual([])
    await desk.restart()
    expect(desk.title(note)).toBe('Semis')
  })
})

/** As the hourly round makes it; the name of it. */
function backUp(folder: string): string {
  const at = Date.now()
  const keyFile = null
  const request = { libraryFolder: folder, at, keyFile, isForced: true, prune: KEEP }
  return runBackup(request).name
}
