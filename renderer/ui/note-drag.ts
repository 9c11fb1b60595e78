/**
 * Rows that a hand carries to another part of the window: their ids, under a type of our own, so that
 * a text field or another program takes nothing from them.
 */
const TYPE = 'application/x-carnet-rows'

export function carryNotes(event: React.DragEvent, ids: readonly string[]): void {
  event.dataTransfer.setData(TYPE, JSON.stringify(ids))
  event.dataTransfer.effectAllowed = 'copy'
}

export function isCarrying(event: React.DragEvent): boolean {
  return event.dataTransfer.types.includes(TYPE)
}

export function readCarried(event: React.DragEvent): readonly string[] {
  const text = event.dataTransfer.getData(TYPE)
  const ids: unknown = text === '' ? [] : JSON.parse(text)
  return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : []
}
