/**
 * Takes back what one press did to several notebooks or bases, the last of it first. Only the very
 * steps that were made are taken back: where something else was done since, it stays as it is.
 */
import type { CollectionChange, CollectionReply } from '../../shared/contract/collections'
import type { DocId } from '../../shared/records/keys'

export interface CollectionStep {
  readonly docId: DocId
  readonly title: string
  readonly step: number
}

/** Why nothing was taken back in one of them. */
export type NotUndone =
  | (CollectionReply & { readonly kind: 'refused' })['reason']
  | 'lost'
  /** Others have written over all of it. */
  | 'nothing'

export interface UndoneSteps {
  readonly isAnyUndone: boolean
  /** Each that was left, once. */
  readonly left: readonly { readonly title: string; readonly why: NotUndone }[]
}

/** Undefined where no answer came. */
export type Ask = (docId: DocId, change: CollectionChange) => Promise<CollectionReply | undefined>

export async function undoSteps(ask: Ask, steps: readonly CollectionStep[]): Promise<UndoneSteps> {
  const undone = new Set<DocId>()
  const left = new Map<DocId, { readonly title: string; readonly why: NotUndone }>()
  for (const { docId, title, step } of steps.toReversed()) {
    const why = await undoStep(ask, docId, step)
    if (why === undefined) undone.add(docId)
    // What others have written over is theirs: the rest of it was taken back all the same.
    else if (why !== 'nothing' || !undone.has(docId)) left.set(docId, { title, why })
    if (why === undefined && left.get(docId)?.why === 'nothing') left.delete(docId)
  }
  return { isAnyUndone: undone.size > 0, left: [...left.values()].toReversed() }
}

async function undoStep(ask: Ask, docId: DocId, step: number): Promise<NotUndone | undefined> {
  const reply = await ask(docId, { kind: 'undo', step })
  if (!reply) return 'lost'
  if (reply.kind === 'refused') return reply.reason
  return reply.step === null ? 'nothing' : undefined
}
