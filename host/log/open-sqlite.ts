/**
 * SQLite behind one small interface. The built-in `node:sqlite` where it exists and has FTS5,
 * otherwise `@photostructure/sqlite`, its drop-in with prebuilt binaries. What the disk refuses is
 * thrown as a StoreFailure; any other error is a bug and passes as it is.
 */
import { createRequire } from 'node:module'
import type { DatabaseSync, StatementSync } from 'node:sqlite'
import type { StoreError } from '../../shared/contract/notes'
import { StoreFailure } from './contract'

export type SqlValue = string | number | Uint8Array | null
export type Row = Readonly<Record<string, SqlValue>>
export type SqliteDriver = 'built-in' | 'bundled'

export interface SqliteOptions {
  readonly readOnly?: boolean
  /** Chosen by probing when absent. */
  readonly driver?: SqliteDriver
}

interface SqliteModule {
  readonly DatabaseSync: typeof DatabaseSync
}

/** One connection. Statements are prepared once for each SQL text. */
export class Sqlite {
  readonly driver: SqliteDriver
  readonly file: string
  readonly #database: DatabaseSync
  readonly #statements = new Map<string, StatementSync>()
  #depth = 0

  constructor(database: DatabaseSync, driver: SqliteDriver, file: string) {
    this.#database = database
    this.driver = driver
    this.file = file
  }

  /** The connection itself, for what this class does not wrap (functions, backup). */
  get database(): DatabaseSync {
    return this.#database
  }

  get isInTransaction(): boolean {
    return this.#depth > 0
  }

  exec(sql: string): void {
    guard(() => this.#database.exec(sql))
  }

  /** The number of rows changed. */
  run(sql: string, ...values: readonly SqlValue[]): number {
    return guard(() => Number(this.#prepare(sql).run(...values).changes))
  }

  get<Shape extends object = Row>(sql: string, ...values: readonly SqlValue[]): Shape | undefined {
    return guard(() => this.#prepare(sql).get(...values) as Shape | undefined)
  }

  all<Shape extends object = Row>(sql: string, ...values: readonly SqlValue[]): readonly Shape[] {
    return guard(() => this.#prepare(sql).all(...values) as unknown as Shape[])
  }

  /** All or nothing; a transaction inside another is part of it. */
  transaction<Result>(work: () => Result): Result {
    if (this.#depth > 0) return work()
    this.exec('BEGIN IMMEDIATE')
    this.#depth += 1
    let isDone = false
    try {
      const result = work()
      this.exec('COMMIT')
      isDone = true
      return result
    } finally {
      this.#depth -= 1
      if (!isDone) this.#rollBack()
    }
  }

  close(): void {
    this.#statements.clear()
    if (this.#database.isOpen) guard(() => this.#database.close())
  }

  #prepare(sql: string): StatementSync {
    const known = this.#statements.get(sql)
    if (known) return known
    const statement = this.#database.prepare(sql)
    this.#statements.set(sql, statement)
    return statement
  }

  #rollBack(): void {
    try {
      this.#database.exec('ROLLBACK')
    } catch (error) {
      // SQLite has rolled back by itself when the disk was full; anything else has its own cause.
      if (codeOf(error) !== SQLITE_ERROR) throw error
    }
  }
}

/** Throws StoreFailure when the file cannot be opened. */
export function openSqlite(file: string, options: SqliteOptions = {}): Sqlite {
  const driver = options.driver ?? chooseDriver()
  const { DatabaseSync } = loadDriver(driver)
  const database = guard(() => new DatabaseSync(file, { readOnly: options.readOnly ?? false }))
  const sqlite = new Sqlite(database, driver, file)
  sqlite.exec('PRAGMA busy_timeout=5000; PRAGMA foreign_keys=ON')
  return sqlite
}

/** For a file of ours that holds the truth: WAL, and a commit returns when the bytes are on disk. */
export function makeDurable(sqlite: Sqlite): void {
  sqlite.exec('PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL')
}

/** The built-in is absent before Node 22.13 and in Electron 33, and may have been built without FTS5. */
export function chooseDriver(): SqliteDriver {
  chosen ??= hasFullTextSearch() ? 'built-in' : 'bundled'
  return chosen
}

let chosen: SqliteDriver | undefined

function hasFullTextSearch(): boolean {
  const builtIn = loadBuiltIn()
  if (!builtIn) return false
  const probe = new builtIn.DatabaseSync(':memory:')
  try {
    probe.exec('CREATE VIRTUAL TABLE probe USING fts5(text)')
    return true
  } catch {
    // "no such module: fts5" is the answer that this asks for.
    return false
  } finally {
    probe.close()
  }
}

function loadDriver(driver: SqliteDriver): SqliteModule {
  const builtIn = driver === 'built-in' ? loadBuiltIn() : undefined
  if (builtIn) return builtIn
  if (driver === 'built-in') throw new Error('this runtime has no built-in SQLite')
  return createRequire(import.meta.url)('@photostructure/sqlite') as SqliteModule
}

function loadBuiltIn(): SqliteModule | undefined {
  return process.getBuiltinModule?.('node:sqlite') as SqliteModule | undefined
}

const SQLITE_ERROR = 1
const SQLITE_READONLY = 8
const SQLITE_IOERR = 10
const SQLITE_CORRUPT = 11
const SQLITE_FULL = 13
const SQLITE_CANTOPEN = 14
const SQLITE_NOTADB = 26
const SQLITE_BUSY = 5
/** Making the shared-memory file longer failed: in practice a full disk. */
const SQLITE_IOERR_SHMSIZE = 4874

function guard<Result>(work: () => Result): Result {
  try {
    return work()
  } catch (error) {
    const known = storeErrorOf(error)
    throw known ? new StoreFailure(known, error) : error
  }
}

/** What a SQLite error means to a person; undefined for a bug of ours, such as wrong SQL. */
export function storeErrorOf(error: unknown): StoreError | undefined {
  if (error instanceof StoreFailure) return error.error
  const code = codeOf(error)
  if (code === undefined) return undefined
  if (code === SQLITE_IOERR_SHMSIZE) return 'no-space'
  switch (code & 0xff) {
    case SQLITE_FULL:
      return 'no-space'
    case SQLITE_READONLY:
      return 'read-only'
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return 'damaged'
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
    case SQLITE_BUSY:
      return 'unknown'
    default:
      return undefined
  }
}

/** Whether another connection holds the file. */
export function isBusy(error: unknown): boolean {
  const cause = error instanceof StoreFailure ? error.cause : error
  return ((codeOf(cause) ?? 0) & 0xff) === SQLITE_BUSY
}

function codeOf(error: unknown): number | undefined {
  const code =
    error instanceof Error ? (error as { readonly errcode?: unknown }).errcode : undefined
  return typeof code === 'number' ? code : undefined
}
