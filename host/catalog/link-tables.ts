/** Links between documents, by the numbers of both: a target that is renamed or missing stays the same. */
import { excerptOf } from '../../shared/text/body/plain-text'
import type { LinkOut, RelationOut } from '../../shared/text/reading/document-reading'
import type { DocId } from '../../shared/records/keys'
import type { Sqlite } from '../log/open-sqlite'
import { numberOf } from './document-numbers'

const WORDS_LETTERS = 200

interface LinkRow {
  readonly kind: 'text' | RelationOut['kind']
  readonly at: number
  readonly target: DocId
  readonly length: number
  readonly heading: string
  readonly words: string
}

/** Of a source that has none written. */
export function writeLinks(
  sqlite: Sqlite,
  source: number,
  {
    links,
    relations,
  }: { readonly links: readonly LinkOut[]; readonly relations: readonly RelationOut[] },
): void {
  const write = ({ kind, at, target, length, heading, words }: LinkRow) =>
    sqlite.run(
      `INSERT OR IGNORE INTO links (source, kind, at, target, length, heading, words)
        VALUES (?, ?, ?, ?, ?, ?, ?)`,
      source,
      kind,
      at,
      numberOf(sqlite, target),
      length,
      heading,
      words,
    )
  for (const link of links) write({ ...link, kind: 'text', words: '' })
  for (const [at, { kind, target, words }] of relations.entries())
    write({ kind, at, target, length: 0, heading: '', words: excerptOf(words, WORDS_LETTERS) })
}
