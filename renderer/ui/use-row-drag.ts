/**
 * A row of a tree or a list that is dragged, and what is let go over one: notes, a row of the same kind beside
 * it, a row of another kind into it. Kinds are told apart by their type, since what is carried can be
 * read only when it is let go.
 */
import { useState } from 'react'
import { isCarrying, readCarried } from './note-drag'

export type Edge = 'before' | 'after'

export interface RowDrag {
  /** What the row is, where a hand may carry it. */
  readonly carried?: { readonly kind: string; readonly id: string }
  /** Another of its kind is put beside it. */
  readonly onPut?: (id: string, edge: Edge) => void
  /** One of this kind is put into it. */
  readonly takes?: { readonly kind: string; readonly take: (id: string) => void }
  /** Notes that are let go over it. */
  readonly onDrop?: (ids: readonly string[]) => void
}

/** Where what is carried would go: into the row, or on a line at its edge. */
export type Over = 'into' | Edge

const typeOf = (kind: string) => `application/x-carnet-${kind}`

export function useRowDrag({ carried, onPut, takes, onDrop }: RowDrag) {
  const [over, setOver] = useState<Over | null>(null)
  const overAt = (event: React.DragEvent): Over | null => {
    const { types } = event.dataTransfer
    if (onDrop && isCarrying(event)) return 'into'
    if (takes && types.includes(typeOf(takes.kind))) return 'into'
    return onPut && carried && types.includes(typeOf(carried.kind)) ? edgeAt(event) : null
  }
  const drop = (event: React.DragEvent) => {
    const at = overAt(event)
    setOver(null)
    if (!at) return
    event.preventDefault()
    const idOf = (kind: string) => event.dataTransfer.getData(typeOf(kind))
    if (at !== 'into') onPut?.(idOf(carried?.kind ?? ''), at)
    else if (isCarrying(event)) onDrop?.(readCarried(event))
    else if (takes) takes.take(idOf(takes.kind))
  }
  const isTarget = onPut !== undefined || takes !== undefined || onDrop !== undefined
  return {
    over,
    handlers: {
      ...(carried
        ? {
            draggable: true,
            onDragStart: (event: React.DragEvent) => {
              event.dataTransfer.setData(typeOf(carried.kind), carried.id)
              event.dataTransfer.effectAllowed = 'copyMove'
            },
          }
        : {}),
      ...(isTarget
        ? {
            onDragOver: (event: React.DragEvent) => {
              const at = overAt(event)
              if (at) {
                event.preventDefault()
                event.dataTransfer.dropEffect = at === 'into' ? 'copy' : 'move'
              }
              setOver(at)
            },
            onDragLeave: () => setOver(null),
            onDrop: drop,
          }
        : {}),
    },
  }
}

function edgeAt({ currentTarget, clientY }: React.DragEvent): Edge {
  const { top, height } = currentTarget.getBoundingClientRect()
  return clientY < top + height / 2 ? 'before' : 'after'
}
