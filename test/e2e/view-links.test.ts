// The link of a view is copied from where one looks, opened again by the box for links, and pasted into notes.
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { launchServed } from '../support/chromium'
import { createTemporaryFolder } from '../support/folders'
import { onEnd } from '../support/on-end'
import { beginNote, body, dialog, list, main } from '../support/window-locators'

async function launch(name: string): Promise<Page> {
  const folder = await createTemporaryFolder(name)
  onEnd(folder.remove)
  const { page, close } = await launchServed({ library: `${folder.path}/library` })
  onEnd(close)
  await page.getByRole('button', { name: 'Add the sample' }).click()
  await page.getByRole('treeitem').nth(3).waitFor()
  // What is copied is collected here: a browser without a person lends no clipboard.
  await page.evaluate(() => {
    const copied: string[] = []
    Object.assign(window, { copied })
    navigator.clipboard.writeText = async (text) => void copied.push(text)
  })
  return page
}

async function runCommand(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await dialog(page).getByRole('searchbox').last().fill(`> ${name}`)
  await page.getByRole('option', { name }).first().click()
}

const lastCopied = (page: Page) =>
  page.evaluate(() => (window as unknown as { copied: string[] }).copied.at(-1) ?? '')

async function openLink(page: Page, link: string): Promise<void> {
  await runCommand(page, 'Open a link')
  await dialog(page).getByRole('textbox', { name: 'Link that you were given' }).fill(link)
  await dialog(page).getByText('It leads to a view of your library').waitFor()
  await dialog(page).getByRole('button', { name: 'Open', exact: true }).click()
}

it('A filtered notebook and a search are copied as links, and opened again', async () => {
  const page = await launch('view-links')
  await page.getByRole('treeitem').first().click()
  const name = main(page).getByRole('textbox', { name: 'Notebook title' })
  await name.waitFor()
  const notebook = (await name.textContent()) ?? ''
  await runCommand(page, 'View: Table')
  await page.getByRole('radio', { name: 'Table', checked: true }).waitFor()
  await main(page).getByRole('button', { name: 'Actions for this notebook' }).click()
  await page.getByRole('menuitem', { name: 'Copy link to this view' }).click()
  await expect
    .poll(() => lastCopied(page))
    .toMatch(/^carnet:\/\/view\/notebook\/[\w-]{22}#view=table$/u)
  await page.getByText('The link to this view is copied.').first().waitFor()
  const ofNotebook = await lastCopied(page)
  await page.getByRole('search').getByRole('combobox').fill('tag:discovery')
  await list(page).getByRole('button', { name: 'Copy link to this view' }).click()
  await expect.poll(() => lastCopied(page)).toContain('q=tag%3Adiscovery')
  const ofSearch = await lastCopied(page)

  await runCommand(page, 'Open the trash')
  await openLink(page, ofNotebook)
  await page.getByRole('radio', { name: 'Table', checked: true }).waitFor()
  await expect.poll(() => name.textContent()).toBe(notebook)
  await openLink(page, ofSearch)
  await expect
    .poll(() => page.getByRole('search').getByRole('combobox').inputValue())
    .toBe('tag:discovery')

  await openLink(page, 'carnet://view/notebook/AAAAAAAAAAAAAAAAAAAAAA#view=table')
  await dialog(page).getByText('that is not in this library').waitFor()
  await page.keyboard.press('Escape')
  await dialog(page).waitFor({ state: 'detached' })
})

it('A link to a view that is pasted into a note is named by what it shows, and opens it', async () => {
  const page = await launch('view-links-pasted')
  await runCommand(page, 'Graph of all notes')
  await dialog(page).getByRole('button', { name: 'Show as a list' }).click()
  await dialog(page).getByRole('button', { name: 'Copy link to this view' }).click()
  await expect
    .poll(() => lastCopied(page))
    .toMatch(/^carnet:\/\/view\/all(\/note\/[\w-]{22})?#graph=all&as=list$/u)
  await page.keyboard.press('Escape')
  await dialog(page).waitFor({ state: 'detached' })
  await beginNote(page)
  await page.keyboard.type('Way in')
  await page.keyboard.press('Enter')
  await body(page).and(page.locator(':focus')).waitFor()
  await body(page).evaluate((element) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', 'carnet://view/all#q=table%20tag%3Adiscovery')
    element.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    )
  })
  const link = body(page).getByRole('link', { name: 'table tag:discovery' })
  await link.click()
  await expect
    .poll(() => page.getByRole('search').getByRole('combobox').inputValue())
    .toBe('table tag:discovery')
})
