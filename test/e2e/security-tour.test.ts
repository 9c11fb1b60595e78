// The strict policy of the page must cost nothing: a walk through the interface breaks it nowhere.
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { MenuCommand } from '../../shared/contract/desktop'
import { type Carnet, launchCarnet } from '../support/electron'
import { createTemporaryFolder, type TemporaryFolder } from '../support/folders'

const WALK: readonly MenuCommand[] = [
  'toggle-sidebar',
  'toggle-sidebar',
  'toggle-panel',
  'toggle-panel',
  'theme-dark',
  'theme-light',
  'theme-system',
  'search',
  'settings',
  'shortcuts',
  'about',
  'open-link',
  'share',
  'new-note',
  'go-back',
  'go-forward',
  'trash-note',
]

let folder: TemporaryFolder
let carnet: Carnet

beforeEach(async () => {
  folder = await createTemporaryFolder('tour')
  carnet = await launchCarnet({ library: join(folder.path, 'library'), args: ['--lang=en'] })
})
afterEach(async () => {
  await carnet.kill()
  await folder.remove()
})

describe('a walk through the interface', () => {
  it('breaks the policy of the page nowhere', async () => {
    const { window, app } = carnet
    const faults: string[] = []
    window.on('pageerror', (error) => faults.push(error.message))
    await window.addInitScript(() => {
      const broken: string[] = []
      Object.assign(globalThis, { broken })
      document.addEventListener('securitypolicyviolation', (event) => {
        broken.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}`)
      })
    })
    await window.reload()
    await window.getByLabel('Note text').first().click()
    await window.keyboard.type('# Un titre\n- un\n- deux\n\n> cité\n\n`code` et **gras**\n')
    await window.locator('.ProseMirror', { hasText: 'gras' }).waitFor()
    for (const command of WALK) {
      await app.evaluate(({ Menu }, id) => {
        Menu.getApplicationMenu()?.getMenuItemById(id)?.click()
      }, command)
      // A notice and the drawing that follows it, before the next one.
      await window.evaluate(
        () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
      )
      await window.keyboard.press('Escape')
    }
    const broken = await window.evaluate(
      () => (globalThis as unknown as { broken: string[] }).broken,
    )
    expect(broken).toEqual([])
    expect(faults).toEqual([])
  })
})
