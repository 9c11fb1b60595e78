// `library.db` on a real disk, with each SQLite driver that this Node has.
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { StoreFailure } from '../../host/log/contract'
import { LocalCipher } from '../../host/log/local-cipher'
import type { LibraryLog } from '../../host/log/library-log'
import { openLibraryLog } from '../../host/log/open-library-log'
import { chooseDriver, type SqliteDriver } from '../../host/log/open-sqlite'
import { openDocumentReader } from '../../host/log/read-document'
import { applyStored } from '../../host/log/stored-content'
import { sealDocument } from '../../host/log/sealed-document'
import { Collection } from '../../shared/model/collection'
import { createNotebook } from '../../shared/model/notebook'
import { toBase64url } from '../../shared/records/bytes'
import {
  createDocumentKeys,
  createEditCapability,
  type DocId,
  deriveDocumentKeys,
} from '../../shared/records/keys'
import { randomBytes } from '../../shared/records/random'
import { readySodium, sodium } from '../../shared/records/sodium'
import { createTemporaryFolder } from '../support/folders'
import { onEnd } from '../support/on-end'

beforeAll(readySodium)
const drivers: readonly SqliteDriver[] =
  chooseDriver() === 'built-in' ? ['built-in', 'bundled'] : ['bundled']

for (const driver of drivers)
  describe(`the log on the ${driver} driver`, () => {
    it('gives back what was journaled, in order', async () => {
      const { log, docId } = await openLog(driver)
      log.journal([{ docId, updates: [bytes(1), bytes(2)] }], 10)
      log.journal([{ docId, updates: [bytes(3)] }], 20)
      expect(log.readJournal(docId).map(({ update }) => update[0])).toEqual([1, 2, 3])
      expect(log.facts(docId)).toMatchObject({ modifiedAt: 20, savedAt: 20, changes: 3 })
    })

    it('moves journal rows into a record and its outbox row at once', async () => {
      const { log, docId } = await openLog(driver)
      log.journal([{ docId, updates: [bytes(1), bytes(2)] }], 10)
      const [first] = log.readJournal(docId)
      seal(log, docId, 7, first?.seq ?? 0)
      expect(log.readJournal(docId).map(({ update }) => update[0])).toEqual([2])
      expect(log.relay.outbox(docId, 9).map(({ recordId }) => recordId[0])).toEqual([7])
      expect(log.readContent(docId).updates.map((update) => update[0])).toEqual([7, 2])
    })

    it('keeps the journal when the record does not fit on the disk', async () => {
      const { log, docId } = await openLog(driver)
      log.journal([{ docId, updates: [bytes(1)] }], 10)
      limitTo(log, 8)
      const tooLarge = { docId, updates: [new Uint8Array(500_000)] }
      expect(errorOf(() => log.journal([tooLarge], 20))).toBe('no-space')
      const write = () => seal(log, docId, 7, 99, new Uint8Array(500_000))
      expect(errorOf(write)).toBe('no-space')
      expect(log.readJournal(docId)).toHaveLength(1)
      expect(log.relay.outbox(docId, 9)).toEqual([])
      limitTo(log, 100_000)
      write()
      expect(log.relay.outbox(docId, 9)).toHaveLength(1)
    })

    it('counts what waits until the relay has it, or refuses it for good', async () => {
      const { log, docId } = await openLog(driver)
      for (const id of [1, 2, 3]) seal(log, docId, id)
      expect(log.relay.waiting(docId)).toEqual({ count: 3, since: 5 })
      expect(log.relay.acknowledge(docId, recordId(1), 10, 99)).toBe(true)
      expect(log.relay.acknowledge(docId, recordId(1), 10, 99)).toBe(false)
      log.relay.reject(docId, recordId(2), 'record-too-large')
      expect(log.relay.outbox(docId, 9).map((record) => record.recordId[0])).toEqual([3])
      expect(log.relay.waiting(docId).count).toBe(2)
      expect(log.facts(docId)?.sentAt).toBe(99)
      expect(log.relay.wasSynced(docId)).toBe(true)
    })

    it('knows how much stands behind the newest checkpoint', async () => {
      const { log, docId } = await openLog(driver)
      for (const seq of [1, 2, 3])
        log.relay.addReceived({
          docId,
          recordId: recordId(seq),
          seq,
          size: 100,
          sealed: log.cipher.seal(`records/${docId}`, bytes(seq)),
        })
      expect(log.relay.tail(docId)).toEqual({ records: 3, bytes: 300, checkpointSeq: 0 })
      log.relay.checkpointStored(docId, 2)
      expect(log.relay.tail(docId)).toEqual({ records: 1, bytes: 100, checkpointSeq: 2 })
      log.relay.resetCursor(docId)
      expect(log.relay.tail(docId)).toEqual({ records: 0, bytes: 0, checkpointSeq: 0 })
      expect(log.readContent(docId).updates).toHaveLength(3)
    })

    it('folds a document into one snapshot that holds all of it', async () => {
      const { log, docId } = await openLog(driver)
      const doc = new Y.Doc()
      doc.on('update', (update: Uint8Array) => log.journal([{ docId, updates: [update] }], 1))
      for (const letter of 'printemps') doc.getText('t').insert(doc.getText('t').length, letter)
      log.fold(docId, Y.encodeStateAsUpdate(doc))
      expect(log.contentLength(docId)).toBe(0)
      expect(log.facts(docId)?.owesState).toBe(1)
      expect(readText(log, docId)).toBe('printemps')
    })

    it('reads the document whole when a crash left a snapshot that was never verified', async () => {
      const { log, docId, reopen } = await openLog(driver)
      const doc = new Y.Doc()
      doc.on('update', (update: Uint8Array) => log.journal([{ docId, updates: [update] }], 1))
      doc.getText('t').insert(0, 'printemps')
      log.fold(docId, Y.encodeStateAsUpdate(doc))
      log.sqlite.exec(
        'INSERT INTO snapshots (docId, content, isVerified) SELECT docId, zeroblob(9), 0 FROM snapshots',
      )
      const again = reopen()
      expect(readText(again, docId)).toBe('printemps')
      again.fold(docId, Y.encodeStateAsUpdate(doc))
      expect(again.readContent(docId)).toMatchObject({ damaged: 0 })
    })

    it('opens no row that was moved to another document', async () => {
      const { log, docId } = await openLog(driver)
      const other = addDocument(log)
      log.journal([{ docId, updates: [bytes(1)] }], 1)
      log.sqlite.run('UPDATE journal SET docId = ?', other)
      expect(log.readContent(other)).toMatchObject({ updates: [], damaged: 1 })
      log.setAsideDamaged(other, 5)
      expect(log.readContent(other)).toMatchObject({ updates: [], damaged: 0 })
      expect(log.relay.quarantined(other)).toBe(0)
    })

    it('shows nothing of an import until it commits, and drops what a crash left', async () => {
      const { log, docId, cipher, reopen } = await openLog(driver)
      log.markCatalogued(docId, 1)
      const kept = stage(log, cipher, 'job-1')
      const dropped = stage(log, cipher, 'job-2')
      expect(log.documentIds()).not.toContain(kept)
      expect(log.stale(9)).toEqual([])
      log.imports.commit('job-1', 7)
      const again = reopen()
      expect(again.documentIds()).toContain(kept)
      expect(again.readContent(kept).updates).toEqual([bytes(1)])
      expect(again.readKeys(kept)).toEqual(bytes(0))
      expect(again.stale(9)).toMatchObject([{ docId: kept, savedAt: 7, owesState: 1 }])
      expect(again.facts(dropped)).toBeUndefined()
      expect(again.readContent(dropped).updates).toEqual([])
    })

    it('removes every row of a document', async () => {
      const { log, docId } = await openLog(driver)
      log.journal([{ docId, updates: [bytes(1)] }], 1)
      seal(log, docId, 2)
      log.fold(docId, bytes(3))
      log.relay.quarantine(docId, 4, 'signature-invalid', bytes(4), 1)
      log.removeDocuments([docId])
      const tables = log.sqlite
        .all<{ name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table'")
        .map(({ name }) => name)
        .filter((name) => !name.startsWith('sqlite_') && name !== 'meta')
      for (const table of tables)
        expect(log.sqlite.get(`SELECT count(*) AS n FROM ${table}`), table).toEqual({ n: 0 })
    })

    it('is read by another connection that may only read', async () => {
      const { log, docId, key } = await openLog(driver)
      const doc = new Y.Doc()
      doc.getText('t').insert(0, 'lu ailleurs')
      log.journal([{ docId, updates: [Y.encodeStateAsUpdate(doc)] }], 1)
      const reader = openDocumentReader(log.file, key)
      onEnd(() => reader.close())
      expect(reader.list().map((facts) => facts.docId)).toEqual([docId])
      expect(reader.read(docId)?.getText('t').toString()).toBe('lu ailleurs')
    })

    it('gives the catalog a large notebook as it is stored by now, however it was stored', async () => {
      const { log, docId, key } = await openLog(driver)
      const reader = openDocumentReader(log.file, key)
      onEnd(() => reader.close())
      const doc = new Y.Doc()
      let stored = Y.encodeStateVector(doc)
      const store = (write: (notes: Collection) => void) => {
        write(new Collection(doc))
        log.journal([{ docId, updates: [Y.encodeStateAsUpdate(doc, stored)] }], 1)
        stored = Y.encodeStateVector(doc)
      }
      const read = (from = reader) => {
        const reading = from.readForCatalog(docId)
        if (reading?.kind !== 'notebook') throw new Error('no notebook was read')
        return reading
      }
      createNotebook(doc, 1)
      const ids = Array.from({ length: 2000 }, () => toBase64url(randomBytes(16)) as DocId)
      store((notes) => notes.integrate(ids, 'Nadia', 1))
      expect(read().members).toHaveLength(ids.length)
      store((notes) => notes.takeOut(ids.slice(0, 3)))
      expect(read().members).toHaveLength(ids.length - 3)
      store((notes) => notes.takeOut(ids.slice(3, 4)))
      log.fold(docId, Y.encodeStateAsUpdate(doc))
      store((notes) => notes.setRemark(ids[9] as DocId, 'À relire'))
      const fresh = openDocumentReader(log.file, key)
      onEnd(() => fresh.close())
      expect(read()).toEqual(read(fresh))
      expect(read().members).toHaveLength(ids.length - 4)
      log.removeDocuments([docId])
      expect(reader.readForCatalog(docId)).toBeUndefined()
    })

    it('is refused when a page of the file is garbage after a crash', async () => {
      const { log, docId, cipher } = await openLog(driver)
      for (let at = 0; at < 50; at += 1)
        log.journal([{ docId, updates: [new Uint8Array(4000)] }], 1)
      log.sqlite.exec('PRAGMA wal_checkpoint(TRUNCATE)')
      const copy = join(log.file, '..', 'copy.db')
      copyFileSync(log.file, copy)
      const content = readFileSync(copy)
      content.fill(0x5a, 8192, content.length - 8192)
      writeFileSync(copy, content)
      const opened = openLibraryLog(copy, cipher, newId, { driver })
      expect(opened).toEqual({ kind: 'refused', reason: 'damaged' })
    })

    it('is whole and in order after it was closed', async () => {
      const { log, reopen } = await openLog(driver)
      expect(log.sqlite.get('PRAGMA journal_mode')).toEqual({ journal_mode: 'wal' })
      expect(log.sqlite.get('PRAGMA synchronous')).toEqual({ synchronous: 2 })
      expect(reopen().findDamage()).toBeUndefined()
    })
  })

interface OpenLog {
  readonly log: LibraryLog
  readonly docId: DocId
  readonly key: Uint8Array
  readonly cipher: LocalCipher
  reopen(): LibraryLog
}

async function openLog(driver: SqliteDriver): Promise<OpenLog> {
  const folder = await createTemporaryFolder('log')
  onEnd(folder.remove)
  const key = sodium.randombytes_buf(32)
  const cipher = new LocalCipher(key)
  const open = () => {
    const opened = openLibraryLog(join(folder.path, 'library.db'), cipher, newId, { driver })
    if (opened.kind !== 'open') throw new Error(opened.reason)
    onEnd(() => opened.log.abandon())
    return opened.log
  }
  const log = open()
  const reopen = () => {
    log.close()
    return open()
  }
  return { log, docId: addDocument(log), key, cipher, reopen }
}

function addDocument(log: LibraryLog): DocId {
  const keys = deriveDocumentKeys(createEditCapability(sodium.randombytes_buf(32)))
  if (typeof keys === 'string') throw new Error(keys)
  log.addDocument({
    docId: keys.docId,
    roomId: keys.roomId,
    kind: 'note',
    keys: bytes(0),
    format: 1,
    createdAt: 1,
    modifiedAt: 1,
  })
  return keys.docId
}

function stage(log: LibraryLog, cipher: LocalCipher, jobId: string): DocId {
  const { docId, roomId } = createDocumentKeys(sodium.randombytes_buf(32))
  const clear = { docId, roomId, keys: bytes(0), state: bytes(1), createdAt: 1, modifiedAt: 1 }
  log.imports.stage(jobId, [{ ...sealDocument(cipher, clear), kind: 'note', origin: undefined }])
  return docId
}

function seal(
  log: LibraryLog,
  docId: DocId,
  id: number,
  upToJournal = 0,
  content = bytes(id),
): void {
  log.relay.addSealed({
    docId,
    recordId: recordId(id),
    bytes: content,
    update: content,
    upToJournal,
    at: 5,
  })
}

function readText(log: LibraryLog, docId: DocId): string {
  const doc = new Y.Doc()
  expect(applyStored(doc, log.readContent(docId).updates)).toBe(0)
  return doc.getText('t').toString()
}

function limitTo(log: LibraryLog, more: number): void {
  const { page_count: count } = log.sqlite.get<{ page_count: number }>('PRAGMA page_count') ?? {
    page_count: 0,
  }
  log.sqlite.exec(`PRAGMA max_page_count = ${count + more}`)
}

function errorOf(work: () => void): string | undefined {
  try {
    work()
    return undefined
  } catch (error) {
    if (error instanceof StoreFailure) return error.error
    throw error
  }
}

const newId = () => sodium.randombytes_buf(16)
const bytes = (...values: number[]) => Uint8Array.from(values)
const recordId = (id: number) => new Uint8Array(32).fill(id)
