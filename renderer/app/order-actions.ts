/** A person's own order of their notebooks and of their bases: said aloud, and with a way back. */
import { useMemo } from 'react'
import type { CollectionRow } from '../../shared/contract/collections'
import type { OwnOrderChange } from '../../shared/contract/own-order'
import type { CollectionKind } from '../../shared/model/document'
import { useBridge } from '../bridge/bridge-context'
import { isLost } from '../bridge/host-client'
import { useWords } from '../i18n/use-words'
import type { Edge } from '../ui/use-row-drag'
import { useWindow } from './window-state'

export interface OrderActions {
  /** So many places down, or up where it is negative. */
  readonly move: (row: CollectionRow, by: number) => Promise<void>
  /** Beside another of its kind; nothing for one that is not there any more. */
  readonly put: (docId: string, edge: Edge, beside: CollectionRow) => Promise<void>
  /** All of a kind, by title again. */
  readonly forget: (kind: CollectionKind) => Promise<void>
}

export function useOrderActions(): OrderActions {
  const { client, view } = useBridge()
  const { toasts, announcer } = useWindow()
  const { t } = useWords()
  return useMemo(() => {
    const refuse = (text: string) => toasts.show({ text, tone: 'danger' })
    const ask = async (change: OwnOrderChange, kind: CollectionKind = 'notebook') => {
      const answer = await client.request('changeOwnOrder', { change })
      if (isLost(answer)) refuse(t('noteAction.lost'))
      else if (answer.kind === 'done') return answer
      else if (answer.reason === 'unknown') refuse(t(`collection.refused.unknown.${kind}`))
      else refuse(t(`collection.refused.${answer.reason}`))
      return undefined
    }
    const undo = async (change: OwnOrderChange) => {
      if (await ask(change)) announcer.say(t('collection.undone'))
    }
    const move: OrderActions['move'] = async ({ docId, kind, title }, by) => {
      const place = (await ask({ kind: 'move', docId, by }, kind))?.place
      if (place)
        announcer.say(
          t('sidebar.movedTo', {
            title: title || t('app.untitled'),
            place: place.index + 1,
            total: place.total,
          }),
        )
    }
    return {
      move,
      put: async (docId, edge, beside) => {
        const all = view.collections.list.read('all').read() ?? []
        const rows = all.filter(({ kind }) => kind === beside.kind)
        const from = rows.findIndex((row) => row.docId === docId)
        const at = rows.findIndex((row) => row.docId === beside.docId)
        const row = rows[from]
        if (!row || at < 0) return
        const before = edge === 'before' ? at : at + 1
        // Where it leaves, those behind it move up.
        const by = (before > from ? before - 1 : before) - from
        if (by !== 0) await move(row, by)
      },
      forget: async (kind) => {
        const done = await ask({ kind: 'forget', of: kind })
        if (!done || done.was.length === 0) return
        toasts.show({
          text: t(`sidebar.nowByTitle.${kind}`),
          action: {
            label: t('noteAction.undo'),
            onPress: () => void undo({ kind: 'restore', ranks: done.was }),
          },
        })
      },
    }
  }, [client, view, toasts, announcer, t])
}
