/** Adds the sample library, and takes it away: both from wherever they are offered. */
import { useMemo } from 'react'
import { useNoteActions } from './note-actions'
import { useWindow } from './window-state'
import { useBridge } from '../bridge/bridge-context'
import { isLost } from '../bridge/host-client'
import { useWords } from '../i18n/use-words'

export interface SampleActions {
  /** Then its first note is shown. */
  readonly add: () => Promise<void>
  /** Into the trash. */
  readonly remove: () => Promise<void>
}

export function useSampleActions(): SampleActions {
  const { client } = useBridge()
  const { navigation, toasts } = useWindow()
  const { t, language } = useWords()
  const { restore } = useNoteActions()
  return useMemo(() => {
    const refuse = (text: string) => toasts.show({ text, tone: 'danger' })
    return {
      add: async () => {
        const answer = await client.request('addSample', { language })
        if (isLost(answer)) return refuse(t('noteAction.lost'))
        if (answer.kind === 'failed') return refuse(t(`sample.failed.${answer.error}`))
        if (answer.kind === 'added') navigation.showNote(answer.docId)
      },
      remove: async () => {
        const answer = await client.request('removeSample', {})
        if (isLost(answer)) return refuse(t('noteAction.lost'))
        if (answer.kind === 'refused') return refuse(t(`noteRefused.${answer.reason}`))
        const { docIds } = answer
        navigation.leaveNotes(new Set(docIds))
        toasts.show({
          text: t('sample.removed'),
          action: { label: t('noteAction.undo'), onPress: () => void restore(docIds) },
        })
      },
    }
  }, [client, navigation, toasts, restore, t, language])
}
