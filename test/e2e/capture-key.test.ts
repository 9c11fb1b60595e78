// The key of the whole system that opens the box for a thought: pressed as a keyboard does, at the
// display and not at the window, while another window has the focus.
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Carnet, launchCarnet } from '../support/electron'
import { createTemporaryFolder } from '../support/folders'
import { onEnd } from '../support/on-end'

async function launch(name: string): Promise<Carnet> {
  const folder = await createTemporaryFolder(name)
  onEnd(folder.remove)
  const carnet = await launchCarnet({ library: join(folder.path, 'library'), args: ['--lang=en'] })
  onEnd(carnet.kill)
  await carnet.window.getByLabel('Note text').first().waitFor()
  return carnet
}

/** Ticks the menu's item, and says whether it stays ticked. */
function toggleKey({ app }: Carnet): Promise<boolean | undefined> {
  return app.evaluate(({ Menu, dialog }) => {
    const item = () => Menu.getApplicationMenu()?.getMenuItemById('capture-key')
    // Its words wait for a person who reads them.
    dialog.showMessageBox = () => Promise.resolve({ response: 0, checkboxChecked: false })
    item()?.click()
    return item()?.checked
  })
}

const pressKey = () => execFileSync('xdotool', ['key', 'ctrl+shift+space'])

describe.runIf(process.platform === 'linux')('the capture key', () => {
  it('opens the box over other programs, until it is given back', async () => {
    const carnet = await launch('capture-key')
    const { window } = carnet
    const box = window.getByLabel('Text to write down')
    expect(await toggleKey(carnet)).toBe(true)
    const hide = () =>
      carnet.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide())
    const isShown = () =>
      carnet.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible())
    await hide()
    pressKey()
    await box.and(window.locator(':focus')).waitFor()
    await expect.poll(isShown).toBe(true)
    await window.keyboard.type('A thought from elsewhere')
    await window.keyboard.press('Enter')
    await window.getByText('Written down. The note waits in To sort.').waitFor()
    await window.getByRole('row', { name: /A thought from elsewhere/u }).waitFor()

    const other = await launch('capture-key-other')
    expect(await toggleKey(other)).toBe(false)
    expect(await toggleKey(carnet)).toBe(false)
    expect(await toggleKey(other)).toBe(true)
    await hide()
    pressKey()
    await other.window.getByLabel('Text to write down').waitFor()
    expect(await isShown()).toBe(false)
  })

  it('is taken and given back in the box for everything, which says what it is', async () => {
    const carnet = await launch('capture-key-box')
    const { window } = carnet
    const isTicked = () =>
      carnet.app.evaluate(
        ({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('capture-key')?.checked,
      )
    const press = async (name: string) => {
      await window.keyboard.press('Control+k')
      await window.getByRole('dialog').getByRole('searchbox').fill('> any program')
      await window.getByRole('option', { name, exact: true }).click()
      await window.getByRole('dialog').waitFor({ state: 'detached' })
    }
    await press('Write it down from any program')
    await window.getByText('open the box from any program').first().waitFor()
    await expect.poll(isTicked).toBe(true)
    pressKey()
    await window.getByLabel('Text to write down').and(window.locator(':focus')).waitFor()
    await window.keyboard.press('Escape')
    await window.getByRole('dialog').waitFor({ state: 'detached' })
    await press('Write it down from any program (turn off)')
    await window.getByText('are given back to other programs').first().waitFor()
    await expect.poll(isTicked).toBe(false)
  })
})
