// What is typed outside a note's text is kept however its field is left: with its page, its row, its window.
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import type { Served } from '../support/chromium'
import { shareWindow } from '../support/shared-window'
import { beginNote, body, list, main, showsNote, title } from '../support/window-locators'

const open = shareWindow('kept-typing')

async function served(): Promise<Served> {
  const carnet = await open()
  await title(carnet.page).waitFor()
  return carnet
}

const row = (page: Page, name: string) => list(page).getByRole('row', { name })

async function write(page: Page, name: string): Promise<void> {
  await beginNote(page)
  await page.keyboard.type(name)
  await row(page, name).waitFor()
}

async function otherWindow({ context, page }: Served): Promise<Page> {
  const other = await context.newPage()
  await other.goto(new URL('/', page.url()).href)
  await list(other).getByRole('row').first().waitFor()
  return other
}

/** Which row of the list the field for a title is in. */
const renamedRow = (page: Page) =>
  page.evaluate(() => {
    const rows = [...document.querySelectorAll('[data-region="list"] [role="row"]')]
    return rows.findIndex((each) => each.querySelector('input') !== null)
  })

describe('what is typed', () => {
  it('as a tag is kept when another note is opened instead of Enter', async () => {
    const { page } = await served()
    await write(page, 'Ruches')
    await write(page, 'Semis')
    await page.getByRole('button', { name: 'Add a detail…' }).click()
    await page.getByRole('menuitem', { name: 'Tags' }).click()
    await page.getByRole('combobox', { name: 'Add a tag' }).click()
    await page.keyboard.type('jardin')
    await row(page, 'Ruches').click()
    await showsNote(page, 'Ruches')
    await row(page, 'Semis').click()
    await showsNote(page, 'Semis')
    await main(page).getByRole('list', { name: 'Tags' }).getByText('jardin').waitFor()
  })

  it('as a description is kept when the window is closed', async () => {
    const carnet = await served()
    const { page } = carnet
    await write(page, 'Ruches')
    await page.getByRole('button', { name: 'New notebook' }).click()
    await page.keyboard.type('Jardin')
    await page.keyboard.press('Enter')
    const other = await otherWindow(carnet)
    const described = main(page).getByRole('textbox', { name: 'Notebook description' })
    await described.click()
    await page.keyboard.type('Ce qui pousse')
    await page.close({ runBeforeUnload: true })
    await other.getByRole('treeitem', { name: 'Jardin' }).click()
    await main(other).getByText('Ce qui pousse').waitFor()
  })

  it('over a title in the list goes to its note when the rows move', async () => {
    const carnet = await served()
    const { page } = carnet
    for (const name of ['Abeilles', 'Bourdons', 'Criquets']) await write(page, name)
    const other = await otherWindow(carnet)
    await row(page, 'Bourdons').click()
    await showsNote(page, 'Bourdons')
    await list(page).getByRole('grid').focus()
    await page.keyboard.press('F2')
    const renamed = page.getByRole('textbox', { name: 'New title' })
    await renamed.waitFor()
    await expect.poll(() => renamedRow(page)).toBe(1)
    await page.keyboard.type('Bourdons ')
    await row(other, 'Abeilles').click()
    await showsNote(other, 'Abeilles')
    await body(other).click()
    await other.keyboard.type('elles volent')
    await expect.poll(() => renamedRow(page)).toBe(2)
    await page.keyboard.type('terrestres')
    await page.keyboard.press('Enter')
    await row(page, 'Bourdons terrestres').waitFor()
    await expect.poll(() => list(page).getByRole('row').count()).toBe(3)
    await row(page, 'Abeilles').waitFor()
    await row(page, 'Criquets').waitFor()
  })

  it('in the form of a link stays when another program is gone to for the address', async () => {
    const { page } = await served()
    await write(page, 'Ruches')
    await body(page).click()
    await page.keyboard.type('essaim')
    await page.keyboard.press('Control+Shift+ArrowLeft')
    await page.keyboard.press('Control+Shift+k')
    const address = main(page).locator('form input')
    await address.waitFor()
    await address.fill('example.org')
    // As a browser does when its window is left for another.
    await address.evaluate((field) => {
      document.hasFocus = () => false
      field.dispatchEvent(new FocusEvent('focusout', { bubbles: true }))
    })
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(drawn)))
    await expect.poll(() => address.inputValue()).toBe('example.org')
  })

  it('in a text goes on there when a message goes by itself, after another was answered', async () => {
    const { page } = await served()
    await write(page, 'Ruches')
    await write(page, 'Semis')
    const messages = page.locator('[data-toasts]')
    await row(page, 'Ruches').click({ button: 'right' })
    await page.getByRole('menuitem', { name: 'Move to the trash' }).click()
    await messages.getByRole('button', { name: 'Undo' }).click()
    await row(page, 'Ruches').waitFor()
    await row(page, 'Semis').click()
    await showsNote(page, 'Semis')
    // One that offers something stays longer than the one above it.
    await row(page, 'Ruches').click({ button: 'right' })
    await page.getByRole('menuitem', { name: 'Move to the trash' }).click()
    await messages.getByText('“Ruches” is in the trash').waitFor()
    await main(page).getByRole('button', { name: 'Type: Note' }).click()
    await page.getByRole('menuitemradio', { name: 'Organisation' }).click()
    const brief = messages.getByText('Nothing is lost: switch back')
    await brief.waitFor()
    await body(page).click()
    await page.keyboard.type('trois rangs ')
    await brief.waitFor({ state: 'detached' })
    await page.keyboard.type('de radis')
    await body(page).getByText('trois rangs de radis').waitFor()
  })
})
