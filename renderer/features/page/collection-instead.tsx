import { useEffect } from 'react'
import type { NoteRow } from '../../../shared/contract/notes'
import { CollectionInTrash } from '../../app/collection-in-trash'
import { useWindow } from '../../app/window-state'

/** A notebook or a base where a note was to be shown: in the trash it is had back, else it is led to. */
export function CollectionInstead({ row }: { readonly row: NoteRow }) {
  const { navigation } = useWindow()
  const { docId, kind, trashedAt, title } = row
  useEffect(() => {
    if (trashedAt === null && kind !== 'note') navigation.showList({ kind, docId })
  }, [navigation, kind, docId, trashedAt])
  if (trashedAt === null || kind === 'note') return null
  return <CollectionInTrash docId={docId} kind={kind} title={title} />
}
