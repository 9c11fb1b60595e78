/** The tables of `library.db` and how older ones become these. A file of a newer build is refused. */
import type { Sqlite } from './open-sqlite'

const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE meta (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;

  CREATE TABLE documents (
    docId TEXT PRIMARY KEY,
    roomId TEXT NOT NULL,
    kind TEXT NOT NULL,
    keys BLOB NOT NULL,
    format INTEGER NOT NULL,
    createdAt INTEGER NOT NULL,
    modifiedAt INTEGER NOT NULL,
    -- Rises with every change; the catalog holds the change that catalogued names.
    changes INTEGER NOT NULL DEFAULT 1,
    catalogued INTEGER NOT NULL DEFAULT 0,
    savedAt INTEGER,
    sentAt INTEGER,
    -- When a relay last acknowledged or delivered anything; survives a new cursor.
    syncedAt INTEGER,
    -- 1: the relay lacks state that the journal no longer shows apart, so the whole is sent.
    owesState INTEGER NOT NULL DEFAULT 0,
    -- Set while an import has not committed: invisible until then.
    jobId TEXT,
    cursorLog TEXT,
    cursorSeq INTEGER,
    cursorHash BLOB,
    checkpointSeq INTEGER NOT NULL DEFAULT 0
  ) WITHOUT ROWID;
  CREATE INDEX documentsByJob ON documents (jobId) WHERE jobId IS NOT NULL;
  CREATE INDEX documentsStale ON documents (docId) WHERE changes <> catalogued;
  CREATE INDEX documentsOwing ON documents (docId) WHERE owesState = 1;

  CREATE TABLE journal (seq INTEGER PRIMARY KEY AUTOINCREMENT, docId TEXT NOT NULL, content BLOB NOT NULL);
  CREATE INDEX journalByDocument ON journal (docId, seq);

  -- content is null once a snapshot holds it; the row stays to know the record again.
  CREATE TABLE records (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    docId TEXT NOT NULL,
    recordId BLOB NOT NULL,
    seq INTEGER,
    size INTEGER NOT NULL,
    content BLOB
  );
  CREATE UNIQUE INDEX recordsByRecordId ON records (docId, recordId);
  CREATE INDEX recordsBySeq ON records (docId, seq);

  CREATE TABLE outbox (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    docId TEXT NOT NULL,
    recordId BLOB NOT NULL UNIQUE,
    bytes BLOB NOT NULL,
    queuedAt INTEGER NOT NULL,
    refusal TEXT
  );
  CREATE INDEX outboxByDocument ON outbox (docId, id);

  CREATE TABLE snapshots (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    docId TEXT NOT NULL,
    content BLOB NOT NULL,
    isVerified INTEGER NOT NULL
  );
  CREATE INDEX snapshotsByDocument ON snapshots (docId, id);

  CREATE TABLE quarantine (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    docId TEXT NOT NULL,
    seq INTEGER NOT NULL,
    reason TEXT NOT NULL,
    bytes BLOB NOT NULL,
    at INTEGER NOT NULL,
    UNIQUE (docId, seq)
  );

  CREATE TABLE writers (
    docId TEXT NOT NULL,
    writerId BLOB NOT NULL,
    counter INTEGER NOT NULL,
    previous BLOB NOT NULL,
    PRIMARY KEY (docId, writerId)
  ) WITHOUT ROWID;

  CREATE TABLE versions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    docId TEXT NOT NULL,
    at INTEGER NOT NULL,
    label BLOB,
    content BLOB NOT NULL
  );
  CREATE INDEX versionsByDocument ON versions (docId, at);
  `,
  `
  -- Which file an imported note came from, as keyed hashes.
  CREATE TABLE imported (
    docId TEXT PRIMARY KEY,
    folder BLOB NOT NULL,
    path BLOB NOT NULL,
    content BLOB NOT NULL
  ) WITHOUT ROWID;
  `,
  `
  -- What this person put into which notebook or base, on this machine.
  CREATE TABLE putIn (
    docId TEXT NOT NULL,
    member TEXT NOT NULL,
    PRIMARY KEY (docId, member)
  ) WITHOUT ROWID;
  `,
  `
  -- A change to thousands that was begun and may not be on disk whole, sealed.
  CREATE TABLE begun (docId TEXT PRIMARY KEY, change BLOB NOT NULL) WITHOUT ROWID;
  `,
]

export const SCHEMA_VERSION = MIGRATIONS.length

function readSchemaVersion(sqlite: Sqlite): number {
  return sqlite.get<{ user_version: number }>('PRAGMA user_version')?.user_version ?? 0
}

/** Each step is one transaction: a crash between two leaves the older of them, whole. */
export function migrate(sqlite: Sqlite): 'migrated' | 'newer-version' {
  const found = readSchemaVersion(sqlite)
  if (found > SCHEMA_VERSION) return 'newer-version'
  for (const [at, step] of MIGRATIONS.entries()) {
    if (at < found) continue
    sqlite.transaction(() => {
      sqlite.exec(step)
      sqlite.exec(`PRAGMA user_version = ${at + 1}`)
    })
  }
  return 'migrated'
}
