/** What a person does with the filters that they keep under a name: told, and with a way back. */
import { useMemo } from 'react'
import type { FilterChange } from '../../shared/contract/filters'
import type { NotebookFilter, SavedFilter } from '../../shared/model/saved-filters'
import { useBridge } from '../bridge/bridge-context'
import { isLost } from '../bridge/host-client'
import { useWords } from '../i18n/use-words'
import { useWindow } from './window-state'

export interface FilterActions {
  readonly keep: (name: string, filter: NotebookFilter) => Promise<void>
  readonly rename: (filter: SavedFilter, name: string) => Promise<void>
  readonly remove: (filter: SavedFilter) => Promise<void>
}

export function useFilterActions(): FilterActions {
  const { client } = useBridge()
  const { toasts, announcer } = useWindow()
  const { t } = useWords()
  return useMemo(() => {
    const refuse = (text: string) => toasts.show({ text, tone: 'danger' })
    const ask = async (change: FilterChange) => {
      const answer = await client.request('changeFilter', { change })
      if (isLost(answer)) refuse(t('noteAction.lost'))
      else if (answer.kind === 'done') return true
      else if (answer.reason === 'unknown' || answer.reason === 'changed-since')
        refuse(t('filter.changedSince'))
      else refuse(t(`collection.refused.${answer.reason}`))
      return false
    }
    const undo = async (change: FilterChange) => {
      if (await ask(change)) announcer.say(t('collection.undone'))
    }
    const tell = (text: string, back: FilterChange) =>
      toasts.show({
        text,
        action: { label: t('noteAction.undo'), onPress: () => void undo(back) },
      })
    return {
      keep: async (name, { docId, query }) => {
        if (await ask({ kind: 'keep', name, docId, query }))
          announcer.say(t('filter.kept', { name }))
      },
      rename: async ({ id, name: was }, name) => {
        if (await ask({ kind: 'rename', id, name }))
          tell(t('filter.renamed', { name }), { kind: 'rename', id, name: was, was: name })
      },
      remove: async ({ id, name }) => {
        if (await ask({ kind: 'remove', id }))
          tell(t('filter.forgotten', { name }), { kind: 'restore', id })
      },
    }
  }, [client, toasts, announcer, t])
}
