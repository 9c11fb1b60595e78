// Searching by fields as a person does it who was never told that there are any.
import { expect, it } from 'vitest'
import { findBarriers } from '../support/axe'
import { shareWindow } from '../support/shared-window'

const open = shareWindow('search', (page) =>
  page.getByRole('button', { name: 'Add the sample' }).click(),
)

async function launchWithSample() {
  const { page } = await open()
  await page.getByRole('treeitem').nth(3).waitFor()
  return {
    page,
    field: page.getByRole('combobox', { name: 'Search the notes' }),
    offers: page.getByRole('listbox', { name: 'What you can write here' }),
  }
}

it('The search field offers fields when it is asked and their values unasked, with as many notes as they find', async () => {
  const { page, field, offers } = await launchWithSample()
  await field.pressSequentially('tag')
  await page
    .getByText(/notes? found/u)
    .first()
    .waitFor()
  await expect.poll(() => offers.count()).toBe(0)

  await page.keyboard.press('Control+Space')
  await offers.getByRole('option', { name: 'tag:' }).waitFor()
  await page.keyboard.press('Tab')
  await expect.poll(() => field.inputValue()).toBe('tag:')
  await page.getByText('Now say what to look for there.').waitFor()

  const second = offers.getByRole('option').nth(1)
  await second.waitFor()
  expect(await findBarriers(page, 'what the search offers')).toEqual([])
  const spans = second.locator('span')
  await expect.poll(() => spans.count()).toBe(2)
  const [name, count] = await spans.allTextContents()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await expect
    .poll(() => field.getAttribute('aria-activedescendant'))
    .toBe(await second.getAttribute('id'))
  await page.keyboard.press('Enter')
  await expect.poll(() => field.inputValue()).toBe(`tag:"${name}" `)
  await page.getByText(`${count} notes found`).first().waitFor()

  await field.pressSequentially('-type:')
  await offers.getByRole('option', { name: 'term' }).click()
  await expect.poll(() => field.inputValue()).toBe(`tag:"${name}" -type:term `)
})

it('Escape closes what a search offers first, and empties the field after', async () => {
  const { page, field, offers } = await launchWithSample()
  await field.pressSequentially('notebook:')
  await offers.getByRole('option').first().waitFor()
  await page.keyboard.press('Escape')
  await offers.waitFor({ state: 'detached' })
  await page.keyboard.type('fir')
  await expect.poll(() => field.inputValue()).toBe('notebook:fir')
  await expect.poll(() => offers.count()).toBe(0)
  await page.keyboard.press('Escape')
  await expect.poll(() => field.inputValue()).toBe('')
})

it('A question mark beside the search tells what can be written, and begins a field', async () => {
  const { page, field, offers } = await launchWithSample()
  await page.getByRole('button', { name: 'What can I write here?' }).click()
  const help = page.getByRole('dialog', { name: 'What can I write here?' })
  await help.getByText('Only notes without this word.').waitFor()
  expect(await findBarriers(page, 'what one may write in the search')).toEqual([])
  await help.getByRole('button', { name: 'author:' }).click()
  await expect.poll(() => field.inputValue()).toBe('author:')
  await offers.getByRole('option').first().waitFor()
  await page.keyboard.type('mae')
  await offers.getByRole('option').nth(1).waitFor({ state: 'detached' })
  await page.keyboard.press('Tab')
  await page.getByText('16 notes found').first().waitFor()
})

it('A search is a place: the way back leads to it, a reload keeps it, an address shows it and says nothing else', async () => {
  const { page, field } = await launchWithSample()
  const results = page.getByRole('heading', { name: 'Search results' })
  const list = page.locator('[data-region="list"]')
  const found = page.getByText(/notes? found/u).first()
  const shows = async (words: string) => {
    await expect.poll(() => field.inputValue()).toBe(words)
    await (words === '' ? results.waitFor({ state: 'detached' }) : found.waitFor())
  }
  const hashOf = () => page.evaluate(() => location.hash)
  const before = await hashOf()
  await field.pressSequentially('workshop')
  await shows('workshop')
  await expect.poll(hashOf).toBe(`${before}?q=workshop`)

  await list.getByRole('row').nth(1).click()
  await expect.poll(hashOf).not.toContain(before)
  const opened = await hashOf()
  expect(opened).toMatch(/\?q=workshop$/u)
  await page.getByRole('treeitem').first().click()
  await shows('')
  await expect.poll(hashOf).not.toContain('q=')

  await page.keyboard.press('Alt+ArrowLeft')
  await shows('workshop')
  await list
    .locator('mark', { hasText: /workshop/iu })
    .first()
    .waitFor()
  await expect.poll(hashOf).toBe(opened)
  await page.reload()
  await shows('workshop')
  await page.goBack()
  await expect.poll(hashOf).toBe(`${before}?q=workshop`)
  await page.goBack()
  await shows('')
  await expect.poll(hashOf).toBe(before)

  await page.evaluate(() => {
    location.hash = '#/all?q=tag%3A%22no+such%22&sort=shoe'
  })
  await expect.poll(() => field.inputValue()).toBe('tag:"no such"')
  await page.evaluate(() => {
    location.hash = '#/all?q=work%0Ashop'
  })
  await shows('')
})
