/** What finding keeps in memory between two questions; all of it follows from the tables. */
import type { Sqlite } from '../log/open-sqlite'
import { MentionFinder } from './mentions'
import { NameIndex } from './name-index'
import { TermFinder } from './terms'

export interface Finders {
  readonly mentions: MentionFinder
  readonly terms: TermFinder
  readonly names: NameIndex
}

export function createFinders(sqlite: Sqlite): Finders {
  return {
    mentions: new MentionFinder(sqlite),
    terms: new TermFinder(sqlite),
    names: new NameIndex(sqlite),
  }
}
