// A host that takes its time: what a person types meanwhile is not taken for something else.
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { launchServed } from '../support/chromium'
import { createTemporaryFolder } from '../support/folders'
import { startNote } from '../support/note-window'
import { onEnd } from '../support/on-end'

it('opens the note whose whole title is typed, however fast Enter follows', async () => {
  const folder = await createTemporaryFolder('slow-host')
  onEnd(folder.remove)
  const { page, close } = await launchServed({ library: join(folder.path, 'library') })
  onEnd(close)
  const held: (() => void)[] = []
  let isHeld = false
  await page.routeWebSocket(/./u, (socket) => {
    const host = socket.connectToServer()
    host.onMessage((message) => {
      if (isHeld) held.push(() => socket.send(message))
      else socket.send(message)
    })
  })
  await page.reload()
  const note = await startNote(page, 'Réunion')
  await note.type('Du conseil')
  await page.getByRole('row', { name: 'Réunion' }).getByText('Du conseil').waitFor()
  await page.keyboard.press('Control+n')
  await page.waitForFunction(() => document.activeElement?.tagName === 'TEXTAREA')
  await page.keyboard.press('Control+k')
  const box = page.getByRole('dialog')
  await box.getByRole('option', { name: 'Réunion' }).waitFor()
  isHeld = true
  await page.keyboard.type('Réunion')
  await page.keyboard.press('Enter')
  expect(await box.isVisible()).toBe(true)
  isHeld = false
  for (const pass of held) pass()
  await box.waitFor({ state: 'hidden' })
  await note.shows('Du conseil')
  expect(await page.getByRole('row').count()).toBe(1)
})
