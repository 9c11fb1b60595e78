// What runs inside pages: it looks at the screen there, so that no message to the bench is in the
// figures. "Painted" is the first task after the frame in which a thing was drawn.
import type { Page } from 'playwright-core'

declare global {
  interface Window {
    benchKeys: number[]
    benchShown: Promise<number>
  }
}

/** Milliseconds from each key to the frame that it changed, as the pressing of them comes along. */
export async function recordKeys(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.benchKeys = []
    document.addEventListener(
      'keydown',
      (event) => {
        const pressed = event.timeStamp
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel()
          port1.onmessage = () => window.benchKeys.push(performance.now() - pressed)
          port2.postMessage(0)
        })
      },
      true,
    )
  })
}

export async function readKeys(page: Page): Promise<readonly number[]> {
  return page.evaluate(() => {
    const keys = window.benchKeys
    window.benchKeys = []
    return keys
  })
}

/**
 * From now on the page looks for this text at the end of the note. `shownAt` then answers with the
 * clock of the machine, in milliseconds, at the frame that showed it.
 */
export async function watchForEnding(page: Page, ending: string): Promise<void> {
  await page.evaluate((expected) => {
    window.benchShown = new Promise<number>((settle) => {
      // Carets of others are drawn inside the text, with word joiners around them.
      const text = () => {
        const last = document.querySelector('[data-note-body]')?.lastElementChild?.cloneNode(true)
        if (!(last instanceof HTMLElement)) return ''
        for (const caret of last.querySelectorAll('.caret')) caret.remove()
        return (last.textContent ?? '').replaceAll('\u2060', '')
      }
      const look = () => {
        if (!text().endsWith(expected)) return
        observer.disconnect()
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel()
          port1.onmessage = () => settle(performance.timeOrigin + performance.now())
          port2.postMessage(0)
        })
      }
      const observer = new MutationObserver(look)
      observer.observe(document.body, { subtree: true, childList: true, characterData: true })
      look()
    })
  }, ending)
}

export function shownAt(page: Page): Promise<number> {
  return page.evaluate(() => window.benchShown)
}

/** The machine's clock at the next press of this kind, as the browser noted it. */
export async function watchForPress(page: Page, kind: 'keydown' | 'mousedown'): Promise<void> {
  await page.evaluate((name) => {
    const holder = window as unknown as { benchPressed: number }
    holder.benchPressed = 0
    document.addEventListener(
      name,
      (event) => {
        holder.benchPressed = performance.timeOrigin + event.timeStamp
      },
      { capture: true, once: true },
    )
  }, kind)
}

export function pressedAt(page: Page): Promise<number> {
  return page.evaluate(() => (window as unknown as { benchPressed: number }).benchPressed)
}

/** The blocks' texts, one a line, without the carets of others. */
export function readBody(page: Page): Promise<string> {
  return page.locator('[data-note-body]').evaluate((body) => {
    const copy = body.cloneNode(true) as HTMLElement
    for (const caret of copy.querySelectorAll('.caret')) caret.remove()
    const blocks = [...copy.children].map(({ textContent }) => textContent ?? '')
    return blocks.join('\n').replaceAll('\u2060', '').replaceAll('\u00a0', ' ')
  })
}
