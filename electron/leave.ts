/**
 * How windows and the app end. A page that holds words which could not be saved is not closed
 * before its person said so; windows go first, so that what their pages still send reaches the host
 * before it closes.
 */
import { app, type BrowserWindow, dialog } from 'electron'
import type { Words } from './words'

export interface LeavingOptions {
  readonly words: () => Words
  /** Runs once all windows are gone; the process ends when it has settled. */
  readonly close: () => Promise<void>
}

export class Leaving {
  readonly #options: LeavingOptions
  /** The app was asked to quit, and no window has held it back since. */
  #isQuitting = false
  #closing: 'no' | 'closing' | 'closed' = 'no'

  constructor(options: LeavingOptions) {
    this.#options = options
    app.on('before-quit', () => {
      this.#isQuitting = true
    })
    app.on('will-quit', (event) => {
      if (this.#closing === 'closed') return
      event.preventDefault()
      if (this.#closing === 'no') void this.#close()
    })
  }

  /** Puts the question of a page that asks for one: renderer/app/guard-drafts.ts. */
  watch(window: BrowserWindow): void {
    let isClosing = false
    let isAsking = false
    window.on('close', () => {
      isClosing = true
    })
    window.webContents.on('will-prevent-unload', () => {
      const wasQuitting = this.#isQuitting
      this.#isQuitting = false
      // A reload: the page stays as it is, and shows what it holds.
      if (!isClosing || isAsking) return
      isClosing = false
      isAsking = true
      void this.#ask(window).then((answer) => {
        isAsking = false
        if (answer === 'stay' || window.isDestroyed()) return
        window.destroy()
        if (wasQuitting) app.quit()
      })
    })
  }

  async #ask(window: BrowserWindow): Promise<'stay' | 'leave'> {
    const { unsaved, unsavedDetail, stay, closeAndLose } = this.#options.words()
    const { response } = await dialog.showMessageBox(window, {
      type: 'warning',
      message: unsaved,
      detail: unsavedDetail,
      buttons: [stay, closeAndLose],
      defaultId: 0,
      cancelId: 0,
      noLink: true,
    })
    return response === 1 ? 'leave' : 'stay'
  }

  async #close(): Promise<void> {
    this.#closing = 'closing'
    try {
      await this.#options.close()
    } finally {
      this.#closing = 'closed'
      app.quit()
    }
  }
}
