/**
 * What had the focus may be taken away: a row that was trashed, a banner put away, the button of a
 * question that was answered. The focus then falls on nothing and keys do nothing. It is caught here
 * and goes to the dialog that is open, else to the part of the window where it was, else to the note.
 * A person who presses beside everything has left on purpose and is let be.
 */
import type { Readable } from '../bridge/store'
import { focusRegion, isRegion, type Region } from './regions'

const WATCHED_FRAMES = 8
const DIALOGS = '[role="dialog"], [role="alertdialog"]'

export function catchLostFocus(
  document: Document,
  navigation: Pick<Readable<unknown>, 'subscribe'>,
): () => void {
  let last: Element | undefined
  let region: Region = 'page'
  const onFocusIn = ({ target }: FocusEvent) => {
    if (!(target instanceof Element)) return
    last = target
    const name = target.closest('[data-region]')?.getAttribute('data-region')
    if (isRegion(name)) region = name
  }
  const check = () => {
    const isLost = document.activeElement === document.body && document.hasFocus()
    if (!isLost || !last || isReachable(last)) return
    const dialog = [...document.querySelectorAll<HTMLElement>(DIALOGS)]
      .filter((each) => each.closest('[data-toasts]') === null)
      .at(-1)
    if (dialog) dialog.focus()
    else if (!focusRegion(region)) focusRegion('page')
  }
  // A dialog that closes gives the focus back by itself a frame later, and a note that opens is
  // drawn over several: what was caught may have to be caught again.
  const watch = (frames: number) => {
    requestAnimationFrame(() => {
      if (frames < WATCHED_FRAMES) check()
      if (frames > 1) watch(frames - 1)
    })
  }
  const onFocusOut = () => watch(WATCHED_FRAMES)
  // An element that is taken out of the page does not always say that it lost the focus.
  const stop = navigation.subscribe(onFocusOut)
  document.addEventListener('keydown', check, true)
  document.addEventListener('focusin', onFocusIn)
  document.addEventListener('focusout', onFocusOut)
  return () => {
    stop()
    document.removeEventListener('keydown', check, true)
    document.removeEventListener('focusin', onFocusIn)
    document.removeEventListener('focusout', onFocusOut)
  }
}

function isReachable(element: Element): boolean {
  return (
    element.isConnected &&
    element.getClientRects().length > 0 &&
    !element.matches(':disabled, [aria-disabled="true"]') &&
    element.closest('[inert]') === null
  )
}
