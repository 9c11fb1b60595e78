// Windows that are driven: our app on a library, and the peers' pages in the smallest app.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { _electron, type Page } from 'playwright-core'
import { build } from 'vite'
import { launchCarnet, systemSwitches } from '../../support/electron'
import { root } from '../../support/folders'
import type { MeasuredNote } from './libraries'
import { readBody } from './probes'
import { DRAWING_SWITCHES } from './start-electron'

export interface DrivenWindow {
  readonly page: Page
  close(): Promise<void>
}

export async function openCarnet(library: string, profile: string): Promise<DrivenWindow> {
  mkdirSync(profile, { recursive: true })
  const carnet = await launchCarnet({
    library,
    profile,
    args: ['--lang=en', ...DRAWING_SWITCHES],
  })
  return { page: carnet.window, close: carnet.close }
}

export type PeerPage = 'tiptap' | 'storage'

/** Builds a peer's page into a folder and answers with its file. */
export async function buildPeerPage(name: PeerPage, outDir: string): Promise<string> {
  await build({
    configFile: false,
    root: join(root, 'test/bench/window'),
    base: './',
    logLevel: 'error',
    build: {
      outDir,
      emptyOutDir: false,
      rollupOptions: { input: join(root, 'test/bench/window', `${name}.html`) },
    },
  })
  return join(outDir, `${name}.html`)
}

/** A page of the smallest app, with what stands after its question mark. */
export async function openPeer(file: string, profile: string, search = ''): Promise<DrivenWindow> {
  mkdirSync(profile, { recursive: true })
  const app = await _electron.launch({
    cwd: root,
    args: [
      ...systemSwitches(),
      ...DRAWING_SWITCHES,
      `--user-data-dir=${profile}`,
      '--allow-file-access-from-files',
      join(root, 'test/bench/window/main.cjs'),
      `${file}${search ? `?${search}` : ''}`,
    ],
    timeout: 60_000,
  })
  const page = await app.firstWindow({ timeout: 60_000 })
  await page.waitForLoadState('load')
  return { page, close: () => app.close() }
}

/** Finds the note by its title and waits until its last words are on screen. */
export async function findNote(page: Page, { title, ending }: MeasuredNote): Promise<void> {
  const field = page.locator('#search-field')
  await field.fill(title)
  await page.getByRole('row', { name: title }).first().click()
  await showsEnding(page, ending)
}

export async function showsEnding(page: Page, ending: string): Promise<void> {
  await page.waitForFunction(
    (expected) =>
      document.querySelector('[data-note-body]')?.lastElementChild?.textContent === expected,
    ending,
    { timeout: 60_000 },
  )
}

/** Puts the cursor behind the last word. */
export async function goToEnd(page: Page): Promise<void> {
  await page.locator('[data-note-body] > :last-child').click()
  await page.keyboard.press('Control+End')
}

/** Throws when the note does not end with this. */
export async function checkEnding(page: Page, expected: string, who: string): Promise<void> {
  const body = await readBody(page)
  if (!body.endsWith(expected))
    throw new Error(`${who}: the text ends with ${JSON.stringify(body.slice(-80))}`)
}
