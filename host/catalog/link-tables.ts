/** Links between documents, by the numbers of both: a target that is renamed or missing stays the same. */
import type { LinkOut } from '../../shared/text/reading/document-reading'
import type { Sqlite } from '../log/open-sqlite'
import { numberOf } from './document-numbers'

/** Of a source that has none written. */
export function writeLinks(sqlite: Sqlite, source: number, links: readonly LinkOut[]): void {
  for (const { target, heading, at, length } of links)
    sqlite.run(
      'INSERT OR IGNORE INTO links (source, at, target, length, heading) VALUES (?, ?, ?, ?, ?)',
      source,
      at,
      numberOf(sqlite, target),
      length,
      heading,
    )
}
