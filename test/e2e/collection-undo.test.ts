// What was done to a notebook or a base is taken back on its page: by its buttons, its keys, its name.
import type { Page } from 'playwright-core'
import { describe, it } from 'vitest'
import { shareWindow } from '../support/shared-window'

const open = shareWindow('collection-undo')

async function launch(): Promise<Page> {
  const { page } = await open()
  await page.getByRole('textbox', { name: 'Note title' }).waitFor()
  return page
}

async function make(page: Page, kind: 'notebook' | 'base', name: string): Promise<void> {
  await page.getByRole('button', { name: `New ${kind}`, exact: true }).click()
  await page.keyboard.type(name)
  await page.keyboard.press('Enter')
  await title(page, kind).waitFor()
}

const labels = { notebook: 'Notebook title', base: 'Base title' } as const

const title = (page: Page, kind: 'notebook' | 'base') =>
  page.getByRole('main').getByRole('textbox', { name: labels[kind] })

async function isCalled(page: Page, kind: 'notebook' | 'base', name: string): Promise<void> {
  await page.waitForFunction(
    ([label, value]) =>
      document.querySelector<HTMLTextAreaElement>(`main textarea[aria-label="${label}"]`)?.value ===
      value,
    [labels[kind], name] as const,
  )
}

async function rename(page: Page, kind: 'notebook' | 'base', name: string): Promise<void> {
  await title(page, kind).fill(name)
  await page.keyboard.press('Enter')
}

describe('on the page', () => {
  for (const kind of ['notebook', 'base'] as const)
    it(`of a ${kind}, its name is had back by keys, by buttons and from the one box`, async () => {
      const page = await launch()
      // There is something to collect first.
      if (kind === 'base') await make(page, 'notebook', 'Jardin')
      await make(page, kind, 'Communs')
      await rename(page, kind, 'Biens communs')
      const main = page.getByRole('main')
      await main.getByRole('button', { name: 'Undo' }).waitFor()
      await page.keyboard.press('Control+z')
      await isCalled(page, kind, 'Communs')
      await page.keyboard.press('Control+Shift+z')
      await isCalled(page, kind, 'Biens communs')
      await main.getByRole('button', { name: 'Undo' }).click()
      await isCalled(page, kind, 'Communs')
      await main.getByRole('button', { name: 'Redo' }).click()
      await isCalled(page, kind, 'Biens communs')
      await page.keyboard.press('Control+k')
      await page.keyboard.type('undo the last')
      await page
        .getByRole('option', {
          name: new RegExp(`Undo the last change to the ${kind}.*Ctrl Z`, 'u'),
        })
        .click()
      await isCalled(page, kind, 'Communs')
    })
})
