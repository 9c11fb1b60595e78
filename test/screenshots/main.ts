// npm run screenshots: the pictures of the README, taken from the real app in the real Electron,
// with a second person typing through a real relay.
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { launchServed } from '../support/chromium'
import { launchCarnet } from '../support/electron'
import { createTemporaryFolder, root } from '../support/folders'
import { startRelay } from '../support/relay-process'

const TITLE = 'Rencontre du 12 novembre'
const folder = await createTemporaryFolder('screenshots')
const relay = await startRelay()
const ana = await launchCarnet({
  library: join(folder.path, 'ana'),
  args: ['--lang=fr', '--import', join(import.meta.dirname, 'notes')],
  env: { LANGUAGE: 'fr', LANG: 'fr_CA.UTF-8' },
})
const ben = await launchServed({ library: join(folder.path, 'ben') })
try {
  await mkdir(join(root, 'docs/images'), { recursive: true })
  await ana.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.setContentSize(1440, 900),
  )
  const page = ana.window
  await closeDialogs(page)
  await page
    .locator('[data-region="list"]')
    .getByRole('row', { name: new RegExp(TITLE, 'u') })
    .click()
  await page.locator('[data-note-body]').getByText('Onze personnes').waitFor()
  await shareWith(ben.page, page)
  await typeAsBen(ben.page)
  await page.locator('.caret-label', { hasText: 'Ben' }).waitFor()
  await dismissBanner(page)
  await page.keyboard.press('Escape')
  await page.screenshot({ path: join(root, 'docs/images/light.png') })
  await page.getByRole('button', { name: 'Passer au thème sombre' }).click()
  await page.mouse.move(700, 880)
  await page.screenshot({ path: join(root, 'docs/images/dark.png') })
  await takeSample()
  console.log('docs/images/light.png, dark.png, notebook.png and graph.png are taken')
} finally {
  await ben.close()
  await ana.close()
  await relay.stop()
  await folder.remove()
}

/** The sample library: a notebook in the colours of its categories, and its graph. */
async function takeSample(): Promise<void> {
  const lea = await launchCarnet({
    library: join(folder.path, 'lea'),
    args: ['--lang=fr'],
    env: { LANGUAGE: 'fr', LANG: 'fr_CA.UTF-8' },
  })
  try {
    await lea.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.setContentSize(1440, 900),
    )
    const page = lea.window
    await page.getByRole('button', { name: 'Ajouter l’exemple' }).click()
    const notebooks = page.getByRole('tree', { name: 'Carnets' })
    await notebooks.getByText('Aide numérique de proximité').click()
    await page.getByRole('heading', { level: 2 }).first().waitFor()
    await dismissBanner(page)
    await page.mouse.move(700, 880)
    await page.screenshot({ path: join(root, 'docs/images/notebook.png') })
    await page.getByRole('radio', { name: 'Graphe' }).press('Space')
    await page.locator('[data-graph] canvas').first().waitFor()
    // Until the picture has come to rest.
    await page.waitForTimeout(6_000)
    await page.screenshot({ path: join(root, 'docs/images/graph.png') })
  } finally {
    await lea.close()
  }
}

async function shareWith(other: Page, page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Partager', exact: true }).click()
  await page.getByRole('textbox', { name: 'Votre nom' }).fill('Ana')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Régler le relais' }).click()
  await page.getByRole('textbox', { name: 'Adresse du relais' }).fill(relay.url)
  await page.getByRole('button', { name: 'Utiliser ce relais' }).click()
  await page.getByRole('button', { name: 'Revenir au partage' }).click()
  const link = await page.getByRole('textbox', { name: /Lien de modification/u }).inputValue()
  await page.keyboard.press('Escape')
  await other.getByRole('button', { name: 'My library' }).click()
  await other.getByRole('menuitem', { name: 'Open a link' }).click()
  await other.getByRole('textbox', { name: 'Link that you were given' }).fill(link)
  await other.getByRole('button', { name: 'Open', exact: true }).click()
  await other.locator('[data-note-body]').getByText('Onze personnes').waitFor()
}

async function typeAsBen(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Settings' }).first().click()
  await page.getByRole('textbox', { name: 'Your name' }).fill('Ben')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await page.locator('[data-note-body] p', { hasText: 'prêt de tablettes' }).click()
  await page.keyboard.press('End')
  await page.keyboard.type(', avec leurs étuis')
}

/** The report of the import. */
async function closeDialogs(page: Page): Promise<void> {
  await page
    .locator('[data-region="list"]')
    .getByRole('row', { name: new RegExp(TITLE, 'u') })
    .waitFor()
  await page.keyboard.press('Escape')
}

async function dismissBanner(page: Page): Promise<void> {
  const hide = page.getByRole('button', { name: 'Masquer jusqu’au prochain démarrage' })
  if (!(await hide.isVisible())) return
  await hide.click()
  await hide.waitFor({ state: 'detached' })
}
