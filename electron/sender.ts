/** Who may ask the shell for something: the top frame of a window of ours that shows our page. */
import type { WebContents } from 'electron'
import { ORIGIN } from './page-address'

export interface SentMessage {
  readonly sender: WebContents
  /** Null when the frame has gone or is elsewhere by now. */
  readonly senderFrame: { readonly parent: unknown; readonly origin: string } | null
}

export function isOurPage(
  { sender, senderFrame }: SentMessage,
  isPage: (contents: WebContents) => boolean,
): boolean {
  if (senderFrame === null || senderFrame.parent !== null) return false
  return senderFrame.origin === ORIGIN && isPage(sender)
}
