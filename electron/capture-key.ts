/**
 * A key that opens the box for a thought while another program is in front. Off until the person asks
 * for it in the menu, since it takes the key from every other program; one that another has is refused.
 */
import { globalShortcut } from 'electron'
import { CAPTURE_KEY } from './capture-accelerator'

/** False when another program has the key. */
export function takeCaptureKey(pressed: () => void): boolean {
  return globalShortcut.isRegistered(CAPTURE_KEY) || globalShortcut.register(CAPTURE_KEY, pressed)
}

export function releaseCaptureKey(): void {
  globalShortcut.unregister(CAPTURE_KEY)
}
