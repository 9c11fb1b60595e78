/**
 * The tables of `catalog.db`. Every document that anything names has a number of its own that stays,
 * so that links and memberships need no rewriting when a note does. What filters, sorts and counts
 * is in narrow rows, which stay in SQLite's cache; what is shown of a note is read for a page alone.
 */
import type { Sqlite } from '../log/open-sqlite'

/** Any other version is thrown away and built again. */
export const CATALOG_VERSION = 9

const SCHEMA = `
  CREATE TABLE meta (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;

  -- Held or not: a link may lead to what is missing, a notebook hold what is elsewhere.
  CREATE TABLE numbers (no INTEGER PRIMARY KEY, docId TEXT NOT NULL UNIQUE);

  -- Those held, also in the trash. wordsNo: its row in texts and in words or trashWords, new whenever
  -- its text is written, so that descending ones are descending time. authorsKey: as titleKey, none
  -- where there are none.
  CREATE TABLE notes (
    no INTEGER PRIMARY KEY,
    wordsNo INTEGER NOT NULL UNIQUE,
    isIndexed INTEGER NOT NULL,
    docId TEXT NOT NULL,
    titleKey TEXT NOT NULL,
    authorsKey TEXT,
    type TEXT NOT NULL,
    licence TEXT NOT NULL,
    language TEXT NOT NULL,
    createdAt INTEGER NOT NULL,
    modifiedAt INTEGER NOT NULL,
    publishedAt INTEGER,
    trashedAt INTEGER,
    hasAttachments INTEGER NOT NULL,
    openTasks INTEGER NOT NULL,
    canEdit INTEGER NOT NULL,
    isShared INTEGER NOT NULL
  );
  CREATE INDEX notesByTime ON notes (modifiedAt DESC, docId) WHERE trashedAt IS NULL;
  CREATE INDEX notesByTitle ON notes (titleKey, docId) WHERE trashedAt IS NULL;
  CREATE INDEX notesByCreation ON notes (createdAt, docId) WHERE trashedAt IS NULL;
  CREATE INDEX notesByPublication ON notes (publishedAt, docId) WHERE trashedAt IS NULL;
  CREATE INDEX notesByAuthors ON notes (authorsKey, titleKey, docId) WHERE trashedAt IS NULL;
  CREATE INDEX trashByTime ON notes (trashedAt DESC, docId) WHERE trashedAt IS NOT NULL;
  -- All that filters ask of a row: it is gone through instead of the rows.
  CREATE INDEX notesByKind ON notes
    (type, licence, language, hasAttachments, openTasks, modifiedAt, publishedAt, trashedAt);
  CREATE INDEX notesByType ON notes (type, modifiedAt DESC, trashedAt, wordsNo)
    WHERE type <> 'general';

  -- What lists and cards show. summary: at most 400 letters. JSON: tags, authors and headings
  -- lists of words, definitions a list of {text, by}.
  CREATE TABLE faces (
    no INTEGER PRIMARY KEY,
    title TEXT NOT NULL,
    excerpt TEXT NOT NULL,
    summary TEXT NOT NULL,
    tags TEXT NOT NULL,
    authors TEXT NOT NULL,
    definitions TEXT NOT NULL,
    headings TEXT NOT NULL
  );

  CREATE TABLE tags (
    no INTEGER NOT NULL, tag TEXT NOT NULL, PRIMARY KEY (no, tag)
  ) WITHOUT ROWID;
  CREATE INDEX tagged ON tags (tag, no);
  CREATE TABLE authors (
    no INTEGER NOT NULL, name TEXT NOT NULL, PRIMARY KEY (no, name)
  ) WITHOUT ROWID;
  CREATE INDEX authored ON authors (name, no);
  -- folded: as foldName gives it.
  CREATE TABLE aliases (
    no INTEGER NOT NULL, alias TEXT NOT NULL, folded TEXT NOT NULL, PRIMARY KEY (no, alias)
  ) WITHOUT ROWID;
  CREATE INDEX aliasesByName ON aliases (folded, no);

  -- One row a link. Of one in the text ('text') "at" and length are its place; of one in a field
  -- ('see-also', 'role') "at" counts the field's rows, and words are what it says of the other.
  -- Sources in the trash keep theirs.
  CREATE TABLE links (
    source INTEGER NOT NULL,
    kind TEXT NOT NULL,
    at INTEGER NOT NULL,
    target INTEGER NOT NULL,
    length INTEGER NOT NULL,
    heading TEXT NOT NULL,
    words TEXT NOT NULL,
    PRIMARY KEY (source, kind, at)
  ) WITHOUT ROWID;
  CREATE INDEX linksByTarget ON links (target, source);

  -- aliases and facts as they are searched; facts: tags, summary, definitions, authors and what else
  -- a note says outside its text.
  CREATE TABLE texts (
    wordsNo INTEGER PRIMARY KEY AUTOINCREMENT,
    aliases TEXT NOT NULL,
    facts TEXT NOT NULL,
    text TEXT NOT NULL
  );
  -- Of notes that are not in the trash, folded. What begins with four letters is looked up as well: over
  -- all words that do, one search took up to 75 ms, for a sixth of the file more.
  CREATE VIRTUAL TABLE words USING fts5(
    title, aliases, facts, text, content='', contentless_delete=1,
    tokenize='unicode61 remove_diacritics 2', prefix='1 2 3 4'
  );
  -- Of those that are: apart, so that whoever searches their notes reads nothing of it.
  CREATE VIRTUAL TABLE trashWords USING fts5(
    title, aliases, facts, text, content='', contentless_delete=1,
    tokenize='unicode61 remove_diacritics 2'
  );

  -- Notebooks and bases, also in the trash. size: members held and not in the trash; classified:
  -- those of them that are in a category; managers: JSON, a list of persons.
  CREATE TABLE collections (
    no INTEGER PRIMARY KEY,
    docId TEXT NOT NULL,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    titleKey TEXT NOT NULL,
    description TEXT NOT NULL,
    intro TEXT NOT NULL,
    colour TEXT,
    licence TEXT,
    underlinesTerms INTEGER NOT NULL,
    sharesEditing INTEGER NOT NULL,
    managers TEXT NOT NULL,
    size INTEGER NOT NULL,
    classified INTEGER NOT NULL,
    createdAt INTEGER NOT NULL,
    modifiedAt INTEGER NOT NULL,
    trashedAt INTEGER,
    canEdit INTEGER NOT NULL,
    isShared INTEGER NOT NULL
  );

  -- What a notebook or a base has integrated, held or not; place sorts, without equals.
  CREATE TABLE members (
    collection INTEGER NOT NULL,
    no INTEGER NOT NULL,
    place TEXT NOT NULL,
    by TEXT NOT NULL,
    isByVerified INTEGER NOT NULL,
    at INTEGER,
    remark TEXT NOT NULL,
    isClassified INTEGER NOT NULL,
    PRIMARY KEY (collection, no)
  ) WITHOUT ROWID;
  CREATE INDEX membersByPlace ON members (collection, place);
  CREATE INDEX memberships ON members (no, collection);

  -- In their order; removed ones behind. size: members in it that are held and not in the trash; of
  -- a removed one, members that it would have back.
  CREATE TABLE categories (
    collection INTEGER NOT NULL,
    id TEXT NOT NULL,
    place INTEGER NOT NULL,
    name TEXT NOT NULL,
    colour TEXT,
    isRemoved INTEGER NOT NULL,
    size INTEGER NOT NULL,
    PRIMARY KEY (collection, id)
  ) WITHOUT ROWID;

  -- Members and the categories in use that they are in, merges followed.
  CREATE TABLE placed (
    collection INTEGER NOT NULL,
    no INTEGER NOT NULL,
    category TEXT NOT NULL,
    PRIMARY KEY (collection, no, category)
  ) WITHOUT ROWID;
  CREATE INDEX placedByCategory ON placed (collection, category, no);
`

/** Into an empty file. */
export function createTables(sqlite: Sqlite): void {
  sqlite.transaction(() => {
    sqlite.exec(SCHEMA)
    // Each commit leaves a piece of the index, which catalog-writer.ts merges while nobody waits.
    sqlite.exec("INSERT INTO words(words, rank) VALUES ('automerge', 0)")
    sqlite.exec(`PRAGMA user_version = ${CATALOG_VERSION}`)
  })
}
