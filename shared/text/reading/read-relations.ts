/**
 * What leads to other notes from a note's fields. Of those alone that its type shows: what waits in
 * a field that nobody sees is no link until it is seen again.
 */
import { type ReadableMap, readEntries } from '../../model/entries'
import type { NoteType } from '../../model/note'
import { parseDocId } from '../../records/keys'
import { cleanWord } from './clean-words'
import type { RelationOut } from './document-reading'

export function readRelations(
  map: (name: string) => ReadableMap,
  type: NoteType,
): readonly RelationOut[] {
  const seeAlso = relationsOf(map('seeAlso'), 'see-also')
  return type === 'organisation' ? [...relationsOf(map('roles'), 'role'), ...seeAlso] : seeAlso
}

function relationsOf(map: ReadableMap, kind: RelationOut['kind']): readonly RelationOut[] {
  if (map.keys().next().done === true) return []
  return readEntries(map, ['note', 'role'], 'note').flatMap(({ deletedAt, values }) => {
    const target = deletedAt === undefined ? parseDocId(values.note) : undefined
    const words = kind === 'role' && typeof values.role === 'string' ? cleanWord(values.role) : ''
    return target ? [{ target, kind, words }] : []
  })
}
