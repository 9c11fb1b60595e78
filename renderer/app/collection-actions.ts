/** What a curator does to notebooks and bases, from wherever: asked once here, told, and undone. */
import { useMemo } from 'react'
import type { CollectionChange, CollectionReply } from '../../shared/contract/collections'
import type { CategoryId } from '../../shared/model/categories'
import type { CollectionKind } from '../../shared/model/document'
import type { DocId } from '../../shared/records/keys'
import { useBridge } from '../bridge/bridge-context'
import { isLost } from '../bridge/host-client'
import { useWords } from '../i18n/use-words'
import { freshColour } from './fresh-colour'
import { type CollectionStep, type NotUndone, undoSteps } from './undo-steps'
import { useWindow } from './window-state'

type Done = CollectionReply & { readonly kind: 'done' }

export interface CollectionActions {
  /** True when it was done; otherwise the person was told why not. `said` is shown with a way back. */
  readonly change: (docId: DocId, change: CollectionChange, said?: string) => Promise<boolean>
  /** For several changes that are told of together. Undefined where the person was told why not. */
  readonly ask: (docId: DocId, change: CollectionChange) => Promise<Done | undefined>
  /** Says it with one way back for all of these. */
  readonly tell: (said: string, steps: readonly CollectionStep[]) => void
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

/** `kind` is what is acted on: a refusal names it. */
export function useCollectionActions(kind: CollectionKind = 'notebook'): CollectionActions {
  const { client, view } = useBridge()
  const { navigation, toasts, announcer } = useWindow()
  const { t } = useWords()
  return useMemo(() => {
    const refuse = (text: string) => toasts.show({ text, tone: 'danger' })
    const whyNot = (reason: NotUndone) =>
      reason === 'lost'
        ? t('noteAction.lost')
        : reason === 'nothing'
          ? t('collection.nothingUndone')
          : reason === 'library-read-only' || reason === 'store-error'
            ? t(`collection.refused.${reason}`)
            : t(`collection.refused.${reason}.${kind}`)
    const request = async (docId: DocId, change: CollectionChange) => {
      const answer = await client.request('changeCollection', { docId, change })
      return isLost(answer) ? undefined : answer
    }
    /** A new category without a colour is given one, by which a graph tells it apart. */
    const coloured = (docId: DocId, change: CollectionChange): CollectionChange => {
      if (change.kind !== 'createCategory' || change.colour !== null) return change
      const notebook = view.collections.notebooks.read(docId).read()
      return notebook ? { ...change, colour: freshColour(notebook.categories) } : change
    }
    const ask: CollectionActions['ask'] = async (docId, change) => {
      const answer = await request(docId, coloured(docId, change))
      if (answer?.kind === 'done') return answer
      refuse(whyNot(answer ? answer.reason : 'lost'))
      return undefined
    }
    const undo = async (steps: readonly CollectionStep[]) => {
      const { isAnyUndone, left } = await undoSteps(request, steps)
      const [first, ...others] = left
      if (!first) announcer.say(t('collection.undone'))
      else if (!isAnyUndone && others.length === 0) refuse(whyNot(first.why))
      else {
        const titles = left.map(({ title }) => t('collection.named', { title })).join(', ')
        refuse(t(isAnyUndone ? 'collection.undoneExcept' : 'collection.notUndone', { titles }))
      }
    }
    const tell: CollectionActions['tell'] = (text, steps) =>
      toasts.show({
        text,
        ...(steps.length === 0
          ? {}
          : { action: { label: t('noteAction.undo'), onPress: () => void undo(steps) } }),
      })
    /** The last step, whatever it was. */
    const move = async (docId: DocId, by: 'undo' | 'redo') => {
      const done = await ask(docId, { kind: by })
      if (!done) return
      const [moved, nothing] = MOVED[by]
      announcer.say(t(done.step === null ? nothing : moved))
    }
    const change: CollectionActions['change'] = async (docId, asked, said) => {
      const done = await ask(docId, asked)
      if (done && said !== undefined) tell(said, stepsOf(done, docId))
      return done !== undefined
    }
    const restore = async (docId: DocId, title: string) => {
      const answer = await client.request('restoreNotes', { docIds: [docId] })
      if (isLost(answer) || answer.kind === 'refused') refuse(t('collection.notRestored'))
      else announcer.say(t('noteAction.restored', { title }))
    }
    const isShared = (docId: DocId) =>
      view.collections.list
        .read('all')
        .read()
        ?.some((row) => row.docId === docId && row.isShared) ?? false
    return {
      change,
      ask,
      tell,
      undo: (docId) => move(docId, 'undo'),
      redo: (docId) => move(docId, 'redo'),
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
        const named = title || t('app.untitled')
        toasts.show({
          text: t(`collection.trashed.${kind}`, { title: named }),
          about: docId,
          action: { label: t('noteAction.undo'), onPress: () => void restore(docId, named) },
        })
      },
      takeOut: (docId, title, docIds) =>
        change(
          docId,
          { kind: 'takeOut', docIds },
          t(isShared(docId) ? 'integrate.takenOutShared' : 'integrate.takenOut', {
            count: docIds.length,
            notebook: title || t('app.untitled'),
          }),
        ),
    }
  }, [client, view, navigation, toasts, announcer, t, kind])
}

const MOVED = {
  undo: ['collection.undone', 'collection.nothingUndone'],
  redo: ['collection.redone', 'collection.nothingRedone'],
} as const

/** The way back from what was done; none where it changed nothing that could be taken back. */
export function stepsOf(done: Done, docId: DocId, title = ''): readonly CollectionStep[] {
  return done.step === null ? [] : [{ docId, title, step: done.step }]
}
