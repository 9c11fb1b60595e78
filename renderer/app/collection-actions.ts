/** What a curator does to notebooks and bases, from wherever: asked once here, told, and undone. */
import { useMemo } from 'react'
import type {
  CollectionChange,
  CollectionKind,
  CollectionReply,
} from '../../shared/contract/collections'
import type { CategoryId } from '../../shared/model/categories'
import type { DocId } from '../../shared/records/keys'
import { useBridge } from '../bridge/bridge-context'
import { isLost } from '../bridge/host-client'
import { useWords } from '../i18n/use-words'
import { showToast } from '../ui/toasts'
import { useWindow } from './window-state'

export interface CollectionActions {
  /** True when it was done; otherwise the person was told why not. `said` is shown with a way back. */
  readonly change: (docId: DocId, change: CollectionChange, said?: string) => Promise<boolean>
  /** The new category, or undefined when there is none. */
  readonly createCategory: (
    docId: DocId,
    name: string,
    docIds?: readonly DocId[],
  ) => Promise<CategoryId | undefined>
  readonly create: (kind: CollectionKind, title: string) => Promise<DocId | undefined>
  readonly undo: (docId: DocId) => Promise<void>
  readonly redo: (docId: DocId) => Promise<void>
  readonly trash: (docId: DocId, title: string) => Promise<void>
  readonly takeOut: (docId: DocId, title: string, docIds: readonly DocId[]) => Promise<boolean>
}

type Refusal = Extract<CollectionReply, { readonly kind: 'refused' }>['reason']

/** `kind` is what is acted on: a refusal names it. */
export function useCollectionActions(kind: CollectionKind = 'notebook'): CollectionActions {
  const { client } = useBridge()
  const { navigation, toasts, announcer } = useWindow()
  const { t } = useWords()
  return useMemo(() => {
    const refuse = (text: string) => showToast(toasts, { text, tone: 'danger' })
    const whyNot = (reason: Refusal) =>
      reason === 'library-read-only' || reason === 'store-error'
        ? t(`collection.refused.${reason}`)
        : t(`collection.refused.${reason}.${kind}`)
    const ask = async (docId: DocId, change: CollectionChange) => {
      const answer = await client.request('changeCollection', { docId, change })
      if (isLost(answer)) refuse(t('noteAction.lost'))
      else if (answer.kind === 'refused') refuse(whyNot(answer.reason))
      else return answer
      return undefined
    }
    const undo = async (docId: DocId) => {
      if (await ask(docId, { kind: 'undo' })) announcer.say(t('collection.undone'))
    }
    const tell = (docId: DocId, text: string) =>
      showToast(toasts, {
        text,
        action: { label: t('noteAction.undo'), onPress: () => void undo(docId) },
      })
    const change: CollectionActions['change'] = async (docId, asked, said) => {
      if (!(await ask(docId, asked))) return false
      if (said !== undefined) tell(docId, said)
      return true
    }
    const restore = async (docId: DocId) => {
      const answer = await client.request('restoreNotes', { docIds: [docId] })
      if (isLost(answer) || answer.kind === 'refused') refuse(t('collection.notRestored'))
      else announcer.say(t('collection.restored'))
    }
    return {
      change,
      undo,
      redo: async (docId) => {
        if (await ask(docId, { kind: 'redo' })) announcer.say(t('collection.redone'))
      },
      createCategory: async (docId, name, docIds = []) =>
        (await ask(docId, { kind: 'createCategory', name, colour: null, docIds }))?.created ??
        undefined,
      create: async (created, title) => {
        const answer = await client.request('createCollection', { kind: created, title })
        if (isLost(answer)) refuse(t('noteAction.lost'))
        else if (answer.kind === 'failed') refuse(t(`storeError.${answer.error}`))
        else return answer.docId
        return undefined
      },
      trash: async (docId, title) => {
        const answer = await client.request('trashNotes', { docIds: [docId] })
        if (isLost(answer)) return refuse(t('noteAction.lost'))
        if (answer.kind === 'refused') return refuse(whyNot(answer.reason))
        navigation.leaveList(docId)
        showToast(toasts, {
          text: t('collection.trashed', { title: title || t('app.untitled') }),
          action: { label: t('noteAction.undo'), onPress: () => void restore(docId) },
        })
      },
      takeOut: (docId, title, docIds) =>
        change(
          docId,
          { kind: 'takeOut', docIds },
          t('integrate.takenOut', {
            count: docIds.length,
            notebook: title || t('app.untitled'),
          }),
        ),
    }
  }, [client, navigation, toasts, announcer, t, kind])
}
