// A person's second machine, as they set it up: the words read from one screen and typed into the
// other, and a relay that brings the notes. Two served apps, one real relay.
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { launchServed, type Served } from '../support/chromium'
import { createTemporaryFolder } from '../support/folders'
import { noteWindow, startNote } from '../support/note-window'
import { onEnd } from '../support/on-end'
import { startRelay } from '../support/relay-process'

describe('a second device', () => {
  it('gets every note by the 24 words and the relay, and both go on together', async () => {
    const folder = await createTemporaryFolder('second-device')
    onEnd(folder.remove)
    const relay = await startRelay({ folder: join(folder.path, 'relay') })
    onEnd(relay.kill)
    const launch = async (name: string): Promise<Served> => {
      const served = await launchServed({ library: join(folder.path, name) })
      onEnd(served.close)
      return served
    }
    const { page: desk } = await launch('desk')
    const note = await startNote(desk, 'Semis')
    await note.type('au printemps')
    await desk.keyboard.press('Control+n')
    const other = await startNote(desk, 'Récolte')
    await other.type('en août')
    await desk.getByRole('button', { name: /: Saved/u }).waitFor()

    await desk.getByRole('button', { name: 'More actions' }).click()
    await desk.getByRole('menuitem', { name: 'Add a device' }).click()
    await desk.getByText('A relay is needed first').waitFor()
    await desk.getByRole('button', { name: 'Set a relay' }).click()
    await desk.getByRole('textbox', { name: 'Address of the relay' }).fill(relay.url)
    await desk.getByRole('button', { name: 'Use this relay' }).click()
    await desk.getByText('Relay set').waitFor()
    await desk.getByRole('tab', { name: 'Add a device' }).click()
    const panel = desk.getByRole('tabpanel')
    await panel.getByText(relay.url).waitFor()
    await panel.getByRole('button', { name: 'Show the 24 words' }).click()
    const words = await writeDown(desk)
    await desk.keyboard.press('Escape')
    await desk.getByRole('button', { name: /: Sent/u }).waitFor()

    const { page: laptop } = await launch('laptop')
    await laptop.getByRole('textbox', { name: 'Title' }).waitFor()
    await laptop.keyboard.press('Control+,')
    await laptop.getByRole('tab', { name: 'Library' }).click()
    await laptop.getByRole('button', { name: 'Restore with 24 words' }).click()
    await laptop.getByRole('textbox', { name: 'Your 24 words' }).fill(`${words.join('\n')}\n`)
    await laptop.getByRole('textbox', { name: 'Address of the relay' }).fill(relay.url)
    await laptop.getByRole('button', { name: 'Restore', exact: true }).click()
    await laptop.getByText('2 notes found again').waitFor()
    await laptop.getByRole('button', { name: 'Done' }).click()

    await laptop.getByRole('row', { name: /Récolte/u }).waitFor()
    await laptop.getByRole('row', { name: /Semis/u }).click()
    const here = noteWindow(laptop)
    await here.shows('au printemps')
    await here.body.click()
    await here.press('Control+End')
    await here.type(', sous abri')
    await here.shows('au printemps, sous abri')
    // It goes to the top of the list: a press in that moment would be on the row that makes room.
    await desk.getByRole('row').getByText('sous abri').waitFor()
    await desk.getByRole('row', { name: /Semis/u }).click()
    await note.shows('au printemps, sous abri')
    await laptop.getByRole('button', { name: /: Received by 1 device/u }).waitFor()
    // Of one person: the words that were written down on one machine are not asked for on the other.
    await laptop.keyboard.press('Control+,')
    await laptop.getByRole('tab', { name: '24 words' }).click()
    await laptop.getByText('The words are written down.').waitFor()
  })
})

/** Reads the words as a person does, and proves it by the two that are asked for. */
async function writeDown(page: Page): Promise<readonly string[]> {
  const show = page.getByRole('tabpanel').getByRole('button', { name: 'Show the 24 words' })
  await show.click()
  const list = page.getByRole('list', { name: 'Your 24 words' }).getByRole('listitem')
  await list.nth(23).waitFor()
  const words = await list.allTextContents()
  expect(new Set(words).size).toBeGreaterThan(12)
  await page.getByRole('button', { name: 'I have written them down' }).click()
  const asked = page.getByRole('textbox', { name: /Word number/u })
  await asked.nth(1).waitFor()
  for (const field of await asked.all()) {
    const number = Number(
      /\d+/u.exec((await field.getAttribute('aria-label')) ?? (await labelOf(field)))?.[0],
    )
    await field.fill(words[number - 1] ?? '')
  }
  await page.getByRole('button', { name: 'Check', exact: true }).click()
  await page.getByText('The words are written down.').waitFor()
  return words
}

function labelOf(field: ReturnType<Page['getByRole']>): Promise<string> {
  return field.evaluate((each: HTMLInputElement) => each.labels?.[0]?.textContent ?? '')
}
