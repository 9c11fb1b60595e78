// A person goes from place to place, also by addresses that lead nowhere, and takes nothing half done along.
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { shareWindow } from '../support/shared-window'
import { beginNote, body, showsNote, title } from '../support/window-locators'

const open = shareWindow('places')

async function launch(): Promise<Page> {
  const { page } = await open()
  await title(page).waitFor()
  return page
}

const row = (page: Page, name: string) => page.getByRole('row', { name })

async function write(page: Page, name: string, text: string): Promise<void> {
  await beginNote(page)
  await page.keyboard.type(name)
  await page.keyboard.press('Enter')
  await page.keyboard.type(text)
  await row(page, name).getByText(text).waitFor()
}

describe('a title that is being changed', () => {
  it.each(['Alt+ArrowLeft', 'a click on another note'])('is kept when left by %s', async (way) => {
    const page = await launch()
    await write(page, 'Première', 'Un.')
    await write(page, 'Deuxième', 'Deux.')
    await title(page).click()
    await page.keyboard.press('End')
    await page.keyboard.type(', revue')
    if (way === 'Alt+ArrowLeft') await page.keyboard.press(way)
    else await row(page, 'Première').click()
    await showsNote(page, 'Première')
    await row(page, 'Deuxième, revue').waitFor()
    await page.reload()
    await row(page, 'Deuxième, revue').click()
    await showsNote(page, 'Deuxième, revue')
    await body(page).getByText('Deux.').waitFor()
  })
})

describe('an address', () => {
  const hashOf = (page: Page) => page.evaluate(() => location.hash)
  const type = (page: Page, hash: string) =>
    page.evaluate((wanted) => {
      location.hash = wanted
    }, hash)

  it('is followed when it is typed, and the way back and forward leads through what was shown', async () => {
    const page = await launch()
    await write(page, 'Alpha', 'Un.')
    await write(page, 'Bêta', 'Deux.')
    const beta = await hashOf(page)
    await row(page, 'Alpha').click()
    await showsNote(page, 'Alpha')
    await expect.poll(() => hashOf(page)).not.toBe(beta)
    const alpha = await hashOf(page)
    await row(page, 'Bêta').click()
    await showsNote(page, 'Bêta')
    await type(page, alpha)
    await showsNote(page, 'Alpha')
    await page.goBack()
    await showsNote(page, 'Bêta')
    await page.goForward()
    await showsNote(page, 'Alpha')
    await page.reload()
    await showsNote(page, 'Alpha')
    await page.goBack()
    await showsNote(page, 'Bêta')
    await page.goForward()
    await showsNote(page, 'Alpha')
  })

  it('that says nothing leaves everything as it is, and one of nothing here says so', async () => {
    const page = await launch()
    await write(page, 'Alpha', 'Un.')
    await row(page, 'Alpha').click()
    await page.waitForFunction(() => location.hash.startsWith('#/all/note/'))
    const alpha = await hashOf(page)
    await type(page, '#/nonsense/<b>?x=%%%')
    await page.waitForFunction((hash) => location.hash === hash, alpha)
    await showsNote(page, 'Alpha')
    await type(page, '#/all/note/AAAAAAAAAAAAAAAAAAAAAA')
    await page.getByText('This note is not in this library.').waitFor()
    await expect.poll(() => page.getByRole('button', { name: 'Share' }).count()).toBe(0)
    await type(page, '#/notebook/AAAAAAAAAAAAAAAAAAAAAA')
    await page.getByText('This notebook is not in this library.').waitFor()
    await page.getByRole('main').getByRole('button', { name: 'Notes' }).click()
    await row(page, 'Alpha').waitFor()
  })

  it('of a notebook in the trash offers to have it back', async () => {
    const page = await launch()
    await page.getByRole('button', { name: 'New notebook' }).click()
    await page.keyboard.type('Jardin')
    await page.keyboard.press('Enter')
    const main = page.getByRole('main')
    await main.getByText('This notebook has no note yet.').waitFor()
    await expect.poll(() => hashOf(page)).toMatch(/^#\/notebook\//u)
    const address = await hashOf(page)
    await main.getByRole('button', { name: 'Actions for this notebook' }).click()
    await page.getByText('Move the notebook to the trash').click()
    await main.getByText('This notebook has no note yet.').waitFor({ state: 'detached' })
    await type(page, address)
    await main.getByText('The notebook “Jardin” is in the trash.').waitFor()
    await main.getByRole('button', { name: 'Restore' }).click()
    await main.getByText('This notebook has no note yet.').waitFor()
  })
})
