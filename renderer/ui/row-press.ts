/**
 * Which event of the mouse is the press on a row. What it does, with or without a key, is settled as
 * it begins: a key that comes or goes before the button is let go changes nothing.
 */
export interface RowEvent {
  readonly type: string
  readonly button: number
  /** Of a click: 0 when no mouse made it, as from a screen reader. */
  readonly detail: number
  readonly ctrlKey: boolean
}

export function isPress(event: RowEvent, isMac: boolean): boolean {
  if (event.type !== 'mousedown') return event.detail === 0
  // There it asks for the menu.
  return event.button === 0 && !(isMac && event.ctrlKey)
}
