// The host dies again and again while a person types: it comes back by itself, and once it does so
// too often the window says that it stopped, keeps what is typed, and has a button that everybody can use.
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { findBarriersInBothThemes } from '../support/axe'
import { type Carnet, hostOf, launchCarnet } from '../support/electron'
import { createTemporaryFolder } from '../support/folders'
import { noteWindow } from '../support/note-window'
import { onEnd } from '../support/on-end'

const STORY =
  'a host that dies five times, then too often: every letter is there, and a person starts it again'

it(STORY, async () => {
  const folder = await createTemporaryFolder('desktop-host')
  onEnd(folder.remove)
  const library = join(folder.path, 'library')
  const carnet = await launchCarnet({ library, args: ['--lang=en'] })
  onEnd(carnet.kill)
  const { window } = carnet
  await window.getByLabel('Note text').first().click()
  await window.keyboard.type('start ')
  await noteWindow(window).shows('start')
  let text = 'start '
  for (let kill = 1; kill <= 5; kill++) {
    const before = await hostOf(carnet)
    await window.keyboard.type(`before${kill} `)
    process.kill(before, 'SIGKILL')
    await window.keyboard.type(`after${kill} `)
    text += `before${kill} after${kill} `
    await expect.poll(() => hostOf(carnet)).not.toBe(before)
  }
  await noteWindow(window).shows(text.trim())
  await saved(window)

  const stopped = (page: Page) => page.getByRole('alert').filter({ hasText: 'engine has stopped' })
  // Once, unless the machine is so slow that the first of the five is a minute ago.
  await expect.poll(() => killHost(carnet).then(() => stopped(window).count())).toBe(1)
  await window.keyboard.type('stopped ')
  text += 'stopped '
  const other = await openWindow(carnet)
  await stopped(other).waitFor()
  expect(await findBarriersInBothThemes(window, 'host stopped, over a note')).toEqual([])
  expect(await findBarriersInBothThemes(other, 'host stopped, no library')).toEqual([])
  await stopped(window).getByRole('button', { name: 'Start again' }).click()
  await stopped(window).waitFor({ state: 'detached' })
  await stopped(other).waitFor({ state: 'detached' })
  await saved(window)
  await carnet.close()

  const again = await launchCarnet({ library, args: ['--lang=en'] })
  onEnd(again.kill)
  await noteWindow(again.window).shows(text.trim())
})

function hostPid(carnet: Carnet): Promise<number> {
  return carnet.app.evaluate(({ app }) => {
    const isHost = ({ serviceName, name }: Electron.ProcessMetric) =>
      [serviceName, name].includes('carnet-host')
    return app.getAppMetrics().find(isHost)?.pid ?? 0
  })
}

/** Does nothing while there is none. */
async function killHost(carnet: Carnet): Promise<void> {
  const pid = await hostPid(carnet)
  if (pid > 0) process.kill(pid, 'SIGKILL')
}

async function openWindow(carnet: Carnet): Promise<Page> {
  const opened = carnet.app.waitForEvent('window')
  await carnet.app.evaluate(({ Menu }) =>
    Menu.getApplicationMenu()?.getMenuItemById('new-window')?.click(),
  )
  return opened
}

function saved(window: Page): Promise<void> {
  return window.getByRole('button', { name: /: Saved/u }).waitFor()
}
