// Where things stand in the window, in English, by the names that assistive technology reads.
import type { Page } from 'playwright-core'

export const title = (page: Page) => page.getByRole('textbox', { name: 'Note title' })
export const body = (page: Page) => page.getByRole('textbox', { name: 'Note text' })
export const main = (page: Page) => page.getByRole('main')
export const list = (page: Page) => page.locator('[data-region="list"]')
export const panel = (page: Page) => page.locator('[data-region="panel"]')
export const dialog = (page: Page) => page.getByRole('dialog')

/** A note that nobody has typed into yet, the cursor in its title. */
export async function beginNote(page: Page): Promise<void> {
  await page.keyboard.press('Control+n')
  await page.waitForFunction(() => {
    const focused = document.activeElement
    return focused instanceof HTMLTextAreaElement && focused.value === ''
  })
}

/** Until the page has the note of that title. */
export async function showsNote(page: Page, name: string): Promise<void> {
  await page.waitForFunction(
    (wanted) => document.querySelector<HTMLTextAreaElement>('main textarea')?.value === wanted,
    name,
  )
}
