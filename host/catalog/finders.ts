/** What finding and counting keep in memory between two questions; all of it follows from the tables. */
import type { Sqlite } from '../log/open-sqlite'
import { FacetColumns } from './facet-columns'
import { MentionFinder } from './mentions'
import { NameIndex } from './name-index'
import { NumberLists } from './number-lists'
import { TermFinder } from './terms'

export interface Finders {
  readonly mentions: MentionFinder
  readonly terms: TermFinder
  readonly names: NameIndex
  readonly lists: NumberLists
  readonly facets: FacetColumns
}

export function createFinders(sqlite: Sqlite): Finders {
  return {
    mentions: new MentionFinder(sqlite),
    terms: new TermFinder(sqlite),
    names: new NameIndex(sqlite),
    lists: new NumberLists(sqlite),
    facets: new FacetColumns(sqlite),
  }
}
