// The folder that a library lives in: taken, damaged, full, read-only, copied.
import { spawnSync } from 'node:child_process'
import { cpSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { HostPhase } from '../../shared/contract/library'
import type { DocId } from '../../shared/records/keys'
import { createTemporaryFolder } from '../support/folders'
import { createNote, readText } from '../support/host-notes'
import { hostsOfTest } from '../support/host-stories'
import { openTestHost, openTestLibrary } from '../support/library'
import { onEnd } from '../support/on-end'
import { openTestRelay } from '../support/relay-server'
import { type Machine, openMachine, until } from '../support/replicas'
import { canMount, fillDisk, mountSmallDisk } from '../support/mounted-disk'

const start = hostsOfTest()

async function temporaryFolder(): Promise<string> {
  const folder = await createTemporaryFolder('folder')
  onEnd(folder.remove)
  return folder.path
}

async function phaseOf(folder: string): Promise<HostPhase> {
  const host = await start({ folder })
  return host.page().request('readPhase', {})
}

function writeOver(file: string, at: number, bytes: Buffer): void {
  const whole = readFileSync(file)
  bytes.copy(whole, at)
  writeFileSync(file, whole)
}

describe('a new library', () => {
  it.runIf(process.platform === 'linux')(
    'is refused where the file system takes no folders, and waits for nothing',
    async () => {
      expect(await phaseOf('/proc/carnet/library')).toMatchObject({ kind: 'cannot-open' })
    },
  )

  it('is readable by its owner alone', async () => {
    const folder = join(await temporaryFolder(), 'carnet')
    const host = await start({ folder })
    await host.page().request('readPhase', {})
    expect(statSync(folder).mode & 0o777).toBe(0o700)
    expect(statSync(join(folder, 'key.json')).mode & 0o777).toBe(0o600)
  })

  it('holds no title, text or name that could be read from its files', async () => {
    const host = await start()
    const docId = await createNote(host, 'Titre-secret')
    const page = host.page()
    await page.request('setName', { name: 'Personne-secrete' })
    const note = page.open(docId)
    note.type('Texte-secret')
    await page.until(() => note.isSaved)
    const files = readdirSync(host.folder).filter((file) => /^library/u.test(file))
    expect(files.length).toBeGreaterThan(0)
    for (const file of files)
      expect(readFileSync(join(host.folder, file), 'latin1')).not.toMatch(/secret/u)
  })

  it('says which service syncs its folder', async () => {
    const folder = join(await temporaryFolder(), 'Nextcloud', 'carnet')
    const host = await start({ folder })
    const { warnings } = await host.page().request('readLibrary', {})
    expect(warnings).toContainEqual({ kind: 'synced-folder', service: 'Nextcloud' })
  })
})

describe('a library that another process has open', () => {
  it('says so, and can be opened once that one is gone', async () => {
    const folder = await temporaryFolder()
    const first = await openTestHost({ folder })
    expect(await phaseOf(folder)).toMatchObject({ kind: 'cannot-open', reason: 'in-use' })
    await first.close()
    expect(await phaseOf(folder)).toEqual({ kind: 'ready' })
  })
})

describe('a damaged library', () => {
  it('is not opened, not moved and never replaced by an empty one', async () => {
    const folder = await temporaryFolder()
    const first = await openTestHost({ folder })
    await createNote(first, 'Semis')
    await first.close()
    const file = join(folder, 'library.db')
    writeOver(file, 0, Buffer.alloc(512, 7))
    const before = readFileSync(file)
    expect(await phaseOf(folder)).toMatchObject({ kind: 'cannot-open', reason: 'damaged' })
    expect(readFileSync(file).equals(before)).toBe(true)
  })

  it('of a newer version is left alone', async () => {
    const folder = await temporaryFolder()
    const first = await openTestHost({ folder })
    await first.close()
    const { library, close } = await openTestLibrary({ folder })
    library.log.sqlite.exec('PRAGMA user_version = 999')
    await close()
    expect(await phaseOf(folder)).toMatchObject({ kind: 'cannot-open', reason: 'newer-version' })
  })

  it('loads the rest of a note whose rows are damaged in part, and keeps those rows', async () => {
    const folder = await temporaryFolder()
    const first = await openTestHost({ folder })
    const docId = await createNote(first)
    const page = first.page()
    for (const text of ['un ', 'deux ']) {
      const note = page.open(docId)
      await page.until(() => note.isSynced)
      note.type(text)
      await page.until(() => note.isSaved)
    }
    await first.close()
    const opened = await openTestLibrary({ folder })
    const { sqlite } = opened.library.log
    sqlite.run(
      'UPDATE journal SET content = zeroblob(60) WHERE seq = (SELECT max(seq) FROM journal WHERE docId = ?)',
      docId,
    )
    await opened.close()
    const again = await openTestHost({ folder })
    expect(await readText(again, docId)).toBe('un ')
    expect(again.entries.map((entry) => entry.event)).toContain('rows-damaged')
    await again.close()
    const last = await openTestLibrary({ folder })
    expect(last.library.log.sqlite.get('SELECT count(*) AS n FROM quarantine')).toEqual({ n: 1 })
    await last.close()
  })
})

describe('a note whose snapshot is damaged', () => {
  it('comes back whole from the relay, and no checkpoint is made of what is left', async () => {
    const relay = await openTestRelay()
    onEnd(relay.close)
    const machine = await openMachine({ name: 'one', relay: relay.url })
    onEnd(() => machine.discard())
    const note = machine.createNote('Semis')
    machine.type(note, 0, 'au printemps')
    await machine.settledWith([])
    await damageSnapshot(machine, note)
    expect(machine.text(note)).toBe('')
    expect(machine.heard('rows-damaged')).toBe(true)
    await machine.settledWith([])
    await until([machine], () => machine.text(note) === 'au printemps')
    expect(machine.title(note)).toBe('Semis')
    expect(machine.library.sealCheckpoint(note)).toBeUndefined()
    await machine.restart()
    await machine.settledWith([])
    expect(machine.text(note)).toBe('au printemps')
    expect(machine.library.sealCheckpoint(note)).toBeDefined()
  })

  it('keeps what waits to be sent, of which the snapshot alone held the content', async () => {
    const relay = await openTestRelay()
    onEnd(relay.close)
    const machine = await openMachine({ name: 'one', relay: relay.url })
    onEnd(() => machine.discard())
    const note = machine.createNote('Semis')
    await machine.settledWith([])
    machine.disconnect()
    machine.type(note, 0, 'sans réseau')
    machine.library.sealer.seal(note)
    await damageSnapshot(machine, note)
    expect(machine.text(note)).toBe('sans réseau')
    machine.connect()
    await machine.settledWith([])
    await until([machine], () => machine.title(note) === 'Semis')
    expect(machine.text(note)).toBe('sans réseau')
  })
})

/** Folds it, as when it closes, and has it loaded again after the damage. */
async function damageSnapshot(machine: Machine, note: DocId): Promise<void> {
  const document = machine.library.open(note)
  if (!document) throw new Error('the note is not here')
  machine.library.journal.flush()
  machine.library.log.fold(note, document.state())
  await machine.restart()
  machine.library.documents.drop(note)
  machine.library.log.sqlite.run(
    'UPDATE snapshots SET content = zeroblob(80) WHERE docId = ?',
    note,
  )
}

describe('a library without its catalog', () => {
  it('lists and finds everything again', async () => {
    const folder = await temporaryFolder()
    const first = await openTestHost({ folder })
    await createNote(first, 'Semis')
    await first.close()
    for (const file of readdirSync(folder).filter((name) => name.startsWith('catalog')))
      writeFileSync(join(folder, file), 'garbage')
    const again = await start({ folder })
    const page = again.page()
    const { rows } = await page.see(
      () => page.request('searchNotes', { query: 'semis', limit: 5 }),
      (found) => found.rows.length > 0,
    )
    expect(rows[0]?.title).toBe('Semis')
  })
})

describe('a library copied to another place', () => {
  it('is another device and another writer there, with the same notes', async () => {
    const [here, there] = [await temporaryFolder(), join(await temporaryFolder(), 'copy')]
    const first = await openTestHost({ folder: here })
    const docId = await createNote(first, 'Semis')
    const before = await first.page().request('readLibrary', {})
    await first.close()
    cpSync(here, there, { recursive: true })
    const [left, right] = [
      await openTestLibrary({ folder: here }),
      await openTestLibrary({ folder: there }),
    ]
    onEnd(left.close, right.close)
    const meta = (name: 'writerId' | 'deviceKeys') =>
      [left, right].map(({ library }) => library.log.readMetaBytes(name)?.join())
    for (const name of ['writerId', 'deviceKeys'] as const) expect(new Set(meta(name)).size).toBe(2)
    expect(left.library.log.readMeta('generation')).toBe(before.generation)
    expect(right.library.log.readMeta('generation')).not.toBe(before.generation)
    for (const { library } of [left, right]) {
      library.open(docId)?.write((doc) => doc.getText('summary').insert(0, 'x'))
      expect(library.journal.flush()).toBe(true)
    }
    const [one, two] = [left, right].map(({ library }) => library.device)
    expect(one?.personId).toBe(two?.personId)
    expect(one?.keys.publicKey).not.toEqual(two?.keys.publicKey)
  })
})

describe.runIf(canMount)('a disk', () => {
  it('that is full keeps what is typed in memory, says so, and saves it when there is room', async () => {
    const place = join(await temporaryFolder(), 'disk')
    onEnd(mountSmallDisk(place, '3m'))
    const host = await start({ folder: place })
    const docId = await createNote(host)
    const page = host.page()
    const note = page.open(docId)
    await page.until(() => note.isSynced)
    fillDisk(join(place, 'ballast'))
    for (let at = 0; at < 40; at += 1) note.type('x'.repeat(4096))
    const isFull = () =>
      page
        .notice('library')
        ?.warnings.some((each) => each.kind === 'store-error' && each.error === 'no-space') ?? false
    await page.until(isFull)
    expect(note.isSaved).toBe(false)
    expect((await page.request('readNoteStatus', { docId }))?.storeError).toBe('no-space')
    expect(await page.request('createNote', { title: 'autre' })).toMatchObject({ kind: 'failed' })
    writeFileSync(join(place, 'ballast'), '')
    await page.until(() => note.isSaved)
    await page.until(() => !isFull())
    expect((await readText(host, docId)).length).toBe(40 * 4096)
  })

  it('that cannot be written shows the library to be read, with what was in its log', async () => {
    const place = join(await temporaryFolder(), 'disk')
    onEnd(mountSmallDisk(place, '20m'))
    const host = await openTestHost({ folder: place })
    const docId = await createNote(host, 'Semis')
    const page = host.page()
    const note = page.open(docId)
    note.type('avant')
    await page.until(() => note.isSaved)
    const copy = join(await temporaryFolder(), 'copy')
    cpSync(place, copy, { recursive: true })
    await host.close()
    // As a power cut left it: the write-ahead log is still to be read.
    cpSync(copy, place, { recursive: true, force: true })
    // Refused while the closed host's last thread still lets go of a file.
    const remount = () => spawnSync('mount', ['-o', 'remount,ro', place]).status
    await expect.poll(remount).toBe(0)
    const reading = await start({ folder: place })
    expect(await reading.page().request('readPhase', {})).toEqual({ kind: 'ready' })
    expect(await readText(reading, docId)).toBe('avant')
    const later = reading.page()
    expect(await later.request('openDocument', { docId })).toMatchObject({
      readOnly: { kind: 'library-read-only' },
    })
    expect(await later.request('renameNote', { docId, title: 'x' })).toEqual({
      kind: 'refused',
      reason: 'library-read-only',
    })
    const { warnings } = await later.request('readLibrary', {})
    expect(warnings).toContainEqual({ kind: 'store-error', error: 'read-only' })
  })

  it('that cannot be written and holds no library says so', async () => {
    const place = join(await temporaryFolder(), 'disk')
    onEnd(mountSmallDisk(place, '1m'))
    // Refused while the closed host's last thread still lets go of a file.
    const remount = () => spawnSync('mount', ['-o', 'remount,ro', place]).status
    await expect.poll(remount).toBe(0)
    expect(await phaseOf(place)).toMatchObject({ kind: 'cannot-open', reason: 'read-only' })
  })
})
