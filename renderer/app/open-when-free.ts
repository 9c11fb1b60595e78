/**
 * What comes from outside the window, a link or the key for a thought, does not take the place of a
 * dialog in which something may be typed: it waits until that one is closed.
 */
import type { Store } from '../bridge/store'
import type { OpenDialog } from './dialogs'

/** Nothing is typed in these that would be missed. */
const LOSING_NOTHING: ReadonlySet<OpenDialog['kind']> = new Set(['jump', 'template', 'shortcuts'])

export function openWhenFree(dialog: Store<OpenDialog | null>, next: OpenDialog): void {
  const open = dialog.read()
  if (open === null || LOSING_NOTHING.has(open.kind)) return dialog.set(next)
  // The box for a thought is one box, however often it is asked for.
  if (next.kind === 'capture' && open.kind === 'capture') return
  const stop = dialog.subscribe(() => {
    if (dialog.read() !== null) return
    stop()
    dialog.set(next)
  })
}
