// Where the root secret is kept: the desktop's keychain where there is one, and a file where there is
// none, which the interface says. The keychain is a real one, asked by Electron's own safeStorage.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import words from '../../renderer/i18n/en.json'
import { createTemporaryFolder, root } from '../support/folders'
import { openKeyring } from '../support/keyring'
import { onEnd } from '../support/on-end'
import { launchPackaged, type Packaged } from '../support/packaged'

async function temporaryFolder(): Promise<string> {
  const folder = await createTemporaryFolder('keychain')
  onEnd(folder.remove)
  return folder.path
}

/** Not by Playwright's own launch, which has Electron keep its secrets in no keychain. */
async function launch(
  library: string,
  store: string,
  env: Readonly<Record<string, string>> = {},
): Promise<Packaged> {
  const carnet = await launchPackaged({
    executable: join(process.env.ELECTRON_OVERRIDE_DIST_PATH ?? '', 'electron'),
    app: root,
    library,
    args: ['--lang=en', `--user-data-dir=${library}-profile`, `--password-store=${store}`],
    env,
  })
  onEnd(carnet.kill)
  return carnet
}

async function writeSaved({ window }: Packaged, text: string): Promise<void> {
  await window.getByLabel('Note text').first().click()
  await window.keyboard.type(text)
  await window.locator('.ProseMirror', { hasText: text }).waitFor()
  await window.getByRole('button', { name: /: Saved/u }).waitFor()
}

function readKey(library: string): Readonly<Record<string, unknown>> {
  return JSON.parse(readFileSync(join(library, 'key.json'), 'utf8'))
}

/** As the window says it; the passphrase that it offers is the button beside. */
const IN_FILE = words.warning['key-in-file']

describe.runIf(process.platform === 'linux')('the root secret', () => {
  it('is wrapped by the desktop’s keychain, and opens with it alone', async () => {
    const folder = await temporaryFolder()
    const library = join(folder, 'library')
    const keyring = await openKeyring(join(folder, 'keyring'))
    onEnd(keyring.close)
    const first = await launch(library, 'gnome-libsecret', keyring.env)
    await writeSaved(first, 'sous clé')
    await expect.poll(() => first.window.getByText(IN_FILE).count()).toBe(0)
    await first.close()
    const kept = readKey(library)
    expect(kept).toMatchObject({ backend: 'keychain' })
    expect(kept).not.toHaveProperty('root')

    const again = await launch(library, 'gnome-libsecret', keyring.env)
    await again.window.locator('.ProseMirror', { hasText: 'sous clé' }).waitFor()
    await again.close()

    const without = await launch(library, 'basic')
    await without.window.getByRole('heading', { name: /The library’s key/u }).waitFor()
    await without.close()
    expect(readKey(library)).toEqual(kept)
  })

  it('is in a file where there is no keychain, and the window says so', async () => {
    const library = join(await temporaryFolder(), 'library')
    const carnet = await launch(library, 'basic')
    await writeSaved(carnet, 'sans clé')
    await carnet.window.getByText(IN_FILE).waitFor()
    expect(readKey(library)).toMatchObject({ backend: 'file' })
    await carnet.window.getByRole('button', { name: words.warning.setPassphrase }).waitFor()
  })
})
