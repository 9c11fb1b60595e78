/** What can be done to notes from the list, the page, the menu or the keyboard: once, here. */
import { useMemo } from 'react'
import type { NoteChange } from '../../shared/contract/notes'
import type { DocId } from '../../shared/records/keys'
import { useBridge } from '../bridge/bridge-context'
import { type HostAnswer, isLost } from '../bridge/host-client'
import { useWords } from '../i18n/use-words'
import { useWindow } from './window-state'

export interface NoteActions {
  readonly rename: (docId: DocId, title: string) => Promise<void>
  readonly trash: (docIds: readonly DocId[]) => Promise<void>
  readonly restore: (docIds: readonly DocId[]) => Promise<void>
  /** For good: asked about before this is called. */
  readonly purge: (docIds: readonly DocId[]) => Promise<void>
}

export function useNoteActions(): NoteActions {
  const { client } = useBridge()
  const { navigation, toasts, announcer } = useWindow()
  const { t } = useWords()
  return useMemo(() => {
    /** True when it was done; otherwise the person is told why not. */
    const isDone = (answer: NoteChange | HostAnswer<'trashNotes'>): boolean => {
      if (answer.kind === 'done') return true
      const text = isLost(answer) ? t('noteAction.lost') : t(`noteRefused.${answer.reason}`)
      toasts.show({ text, tone: 'danger' })
      return false
    }
    const restore = async (docIds: readonly DocId[]) => {
      if (!isDone(await client.request('restoreNotes', { docIds }))) return
      const [only] = docIds
      const row =
        only && docIds.length === 1 ? await client.request('readNote', { docId: only }) : null
      if (!row) navigation.leaveNotes(new Set(docIds))
      else if (row.kind === 'note') navigation.showNote(row.docId)
      else navigation.showList({ kind: row.kind, docId: row.docId })
      announcer.say(t('noteAction.restored', { count: docIds.length }))
    }
    return {
      restore,
      rename: async (docId, title) => {
        isDone(await client.request('renameNote', { docId, title }))
      },
      trash: async (docIds) => {
        if (!isDone(await client.request('trashNotes', { docIds }))) return
        navigation.leaveNotes(new Set(docIds))
        toasts.show({
          text: t('noteAction.trashed', { count: docIds.length }),
          action: { label: t('noteAction.undo'), onPress: () => void restore(docIds) },
        })
      },
      purge: async (docIds) => {
        if (!isDone(await client.request('purgeNotes', { docIds }))) return
        navigation.leaveNotes(new Set(docIds))
        announcer.say(t('noteAction.purged', { count: docIds.length }))
      },
    }
  }, [client, navigation, toasts, announcer, t])
}
