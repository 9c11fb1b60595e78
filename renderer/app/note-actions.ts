/** What can be done to notes from the list, the page, the menu or the keyboard: once, here. */
import { useMemo } from 'react'
import type { NoteChange, NoteRow } from '../../shared/contract/notes'
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
    const readRow = async (docIds: readonly DocId[]) => {
      const [docId] = docIds
      if (!docId || docIds.length > 1) return null
      try {
        return await client.request('readNote', { docId })
      } catch (error) {
        // Its name is missing in what is said, and nothing else.
        console.warn('The name of a note could not be read.', error)
        return null
      }
    }
    /** One is named, whatever it is; several are counted, since notebooks may be among them. */
    const say = (what: 'trashed' | 'restored' | 'purged', row: NoteRow | null, count: number) =>
      row
        ? t(`noteAction.${what}`, { title: row.title || t('app.untitled') })
        : t(`noteAction.${what}Many`, { count })
    /** What was done, in words. */
    const bringBack = async (docIds: readonly DocId[]): Promise<string | undefined> => {
      if (!isDone(await client.request('restoreNotes', { docIds }))) return undefined
      const row = await readRow(docIds)
      if (!row) navigation.leaveNotes(new Set(docIds))
      else if (row.kind === 'note') navigation.showNote(row.docId)
      else navigation.showList({ kind: row.kind, docId: row.docId })
      return say('restored', row, docIds.length)
    }
    /** That something comes back takes the place of the message that it went, and the other way round. */
    const tell = (text: string, docIds: readonly DocId[], undo: () => Promise<void>) =>
      toasts.show({
        text,
        about: docIds.join(' '),
        action: { label: t('noteAction.undo'), onPress: () => void undo() },
      })
    const trash = async (docIds: readonly DocId[]) => {
      if (!isDone(await client.request('trashNotes', { docIds }))) return
      navigation.leaveNotes(new Set(docIds))
      const row = await readRow(docIds)
      if (row && row.kind !== 'note') navigation.leaveList(row.docId)
      const text = say('trashed', row, docIds.length)
      tell(text, docIds, async () => {
        const said = await bringBack(docIds)
        if (said) announcer.say(said)
      })
    }
    return {
      trash,
      restore: async (docIds) => {
        const text = await bringBack(docIds)
        if (text) tell(text, docIds, () => trash(docIds))
      },
      rename: async (docId, title) => {
        isDone(await client.request('renameNote', { docId, title }))
      },
      purge: async (docIds) => {
        const row = await readRow(docIds)
        if (!isDone(await client.request('purgeNotes', { docIds }))) return
        navigation.leaveNotes(new Set(docIds))
        announcer.say(say('purged', row, docIds.length))
      },
    }
  }, [client, navigation, toasts, announcer, t])
}
