/**
 * Which details a note's head may show: those of its type, and of these only what says something,
 * what a person asked for a moment ago, and what the type is for.
 */
import type { NoteFacts, NoteType } from '../../../../shared/model/note'

export const DETAILS = [
  'summary',
  'tags',
  'definitions',
  'aliases',
  'mission',
  'public',
  'place',
  'web',
  'contacts',
  'roles',
  'seeks',
  'offers',
  'skills',
  'seeAlso',
] as const
export type Detail = (typeof DETAILS)[number]

const OF_TYPE: Readonly<Record<NoteType, readonly Detail[]>> = {
  general: ['summary', 'tags', 'aliases', 'seeAlso'],
  term: ['summary', 'tags', 'definitions', 'aliases', 'seeAlso'],
  organisation: DETAILS.filter((detail) => detail !== 'definitions'),
}

/** Empty or not, these are the reason for the type. */
const ESSENTIAL: Readonly<Record<NoteType, readonly Detail[]>> = {
  general: [],
  term: ['definitions', 'aliases'],
  organisation: ['mission', 'public', 'place', 'web'],
}

export function isFilled(facts: NoteFacts, detail: Detail): boolean {
  switch (detail) {
    case 'tags':
    case 'aliases':
    case 'skills':
      return facts.words(detail).length > 0
    case 'place':
    case 'web':
      return facts.field(detail) !== ''
    case 'definitions':
    case 'contacts':
    case 'roles':
    case 'seeAlso':
      return facts[detail].list().length > 0
    default:
      return facts.text(detail).length > 0
  }
}

/** In the order of the page. Where nothing may be changed, what is empty says nothing. */
export function shownDetails(
  facts: NoteFacts,
  asked: ReadonlySet<Detail>,
  mayChange: 'may-change' | 'read-only',
): readonly Detail[] {
  const { type } = facts
  return OF_TYPE[type].filter((detail) => {
    if (isFilled(facts, detail)) return true
    return mayChange === 'may-change' && (asked.has(detail) || ESSENTIAL[type].includes(detail))
  })
}

/** What the menu offers: the rest. */
export function hiddenDetails(facts: NoteFacts, shown: readonly Detail[]): readonly Detail[] {
  return OF_TYPE[facts.type].filter((detail) => !shown.includes(detail))
}
