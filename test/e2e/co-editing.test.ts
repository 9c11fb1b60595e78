// The path of the whole product, as two people walk it: write, name oneself, set a relay, share,
// open the link elsewhere, type together, type apart, meet again. Two served apps, one real relay.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseLink } from '../../shared/text/link'
import { launchServed, type Served } from '../support/chromium'
import { createTemporaryFolder, type TemporaryFolder } from '../support/folders'
import { searchMemory } from '../support/process-memory'
import { type RelayProcess, startRelay } from '../support/relay-process'
import { findNeedles, keyNeedles, textNeedles } from '../support/secrets'
import { giveNameAndRelay } from '../support/window-sharing'

let folder: TemporaryFolder
let relay: RelayProcess
let ana: Served
let ben: Served

beforeAll(async () => {
  folder = await createTemporaryFolder('co-editing')
  relay = await startRelay({ folder: join(folder.path, 'relay') })
  ana = await launchInProfile('ana')
  ben = await launchInProfile('ben')
})

/** With its browser's files at hand: what is in them is looked at in the end. */
function launchInProfile(name: string): Promise<Served> {
  const library = join(folder.path, name)
  return launchServed({ library, profile: `${library}-chromium` })
}

afterAll(async () => {
  await ana?.close()
  await ben?.close()
  await relay?.kill()
  await folder.remove()
})

describe('two people with one relay', () => {
  it('share a note by a link that asks for a name and a relay first', async () => {
    const { page } = ana
    await page.getByRole('textbox', { name: 'Title' }).waitFor()
    await page.keyboard.type('Guide d’accueil')
    await page.keyboard.press('Enter')
    await page.keyboard.type('Nous ouvrons à dix heures.')
    await seeStatus(page, 'Saved, on this machine only')

    await page.getByRole('button', { name: 'Share', exact: true }).click()
    await giveNameAndRelay(page, 'Ana', relay.url)
    await openLink(ben.page, await readLink(page, 'editing'))
    await page.keyboard.press('Escape')

    await seeText(ben.page, 'Nous ouvrons à dix heures.')
    await ben.page.getByRole('row', { name: /Guide d’accueil/u }).waitFor()
    await seeStatus(page, 'Received by 1 device')
  })

  it('see each other type, with a name at the caret', async () => {
    await typeAtEnd(ana.page, ' Sonnez deux fois.')
    await seeText(ben.page, 'Nous ouvrons à dix heures. Sonnez deux fois.')
    await ben.page.locator('.caret-label', { hasText: 'Ana' }).waitFor()
    await typeAtEnd(ben.page, ' Le café est prêt.')
    await seeText(ana.page, 'Sonnez deux fois. Le café est prêt.')
  })

  it('both write in the same paragraph while the relay is away, and lose nothing', async () => {
    const { port, folder: kept } = relay
    await relay.kill()
    await typeAtEnd(ana.page, ' Ana, hors ligne.')
    await seeStatus(ana.page, 'Relay unreachable')
    await typeAtStart(ben.page, 'Ben, hors ligne. ')
    await seeStatus(ben.page, 'Relay unreachable')
    relay = await startRelay({ folder: kept, port })
    for (const page of [ana.page, ben.page]) {
      await seeText(page, 'Ben, hors ligne. Nous ouvrons à dix heures.')
      await seeText(page, 'Le café est prêt. Ana, hors ligne.')
      await seeStatus(page, 'Received by 1 device')
    }
    await expect
      .poll(async () => (await readBody(ana.page)) === (await readBody(ben.page)))
      .toBe(true)
  })

  it('are told why a note opened by a reading link cannot be typed into', async () => {
    const { page } = ana
    await page.getByRole('button', { name: 'New note', exact: true }).first().click()
    await page.waitForFunction(() => document.activeElement?.tagName === 'TEXTAREA')
    await page.keyboard.type('Compte rendu')
    await page.keyboard.press('Enter')
    await page.keyboard.type('Pour lecture seulement.')
    await page.getByRole('row', { name: /Compte rendu/u }).waitFor()
    await page.getByRole('button', { name: 'Share', exact: true }).click()
    await openLink(ben.page, await readLink(page, 'reading'))
    await page.keyboard.press('Escape')
    await seeText(ben.page, 'Pour lecture seulement.')

    const body = ben.page.locator('[data-note-body]')
    await expect.poll(() => body.getAttribute('aria-readonly')).toBe('true')
    await body.click()
    await ben.page.keyboard.type('Je modifie quand même.')
    await typeAtEnd(page, ' Et suite.')
    await seeText(ben.page, 'Pour lecture seulement. Et suite.')
    expect(await readBody(ben.page)).not.toContain('quand même')
  })
})

describe('what two people wrote', () => {
  it('is in no log, nor is a link’s secret in a log, a browser’s profile or the relay', async () => {
    const words = [
      'Guide d’accueil',
      'Sonnez deux fois',
      'hors ligne',
      'Compte rendu',
      'lecture seulement',
    ]
    const secrets = links.map(secretOf)
    expect(secrets.length).toBeGreaterThanOrEqual(2)
    const texts = Object.assign({}, ...words.map((word) => textNeedles(word, word)))
    const keys = Object.assign({}, ...secrets.map((secret, at) => keyNeedles(`link ${at}`, secret)))
    const logs = ['ana', 'ben'].flatMap((name) => readAll(join(folder.path, name, 'logs')))
    expect(Buffer.concat(logs).toString()).toContain('"event"')
    const outputs = [ana.server, ben.server, relay].map(({ output }) => Buffer.from(output()))
    const said = Buffer.concat([...logs, ...outputs])
    const stored = Buffer.concat(readAll(relay.folder))
    expect(findNeedles(Buffer.concat([said, stored]), { ...texts, ...keys })).toEqual([])
    expect(searchMemory(relay.pid, { ...texts, ...keys }).found).toEqual([])
    // A browser that runs makes files and takes them away.
    for (const { context } of [ana, ben]) await context.close()
    for (const name of ['ana', 'ben']) {
      const profile = Buffer.concat(readAll(join(folder.path, `${name}-chromium`)))
      expect(profile.byteLength).toBeGreaterThan(100_000)
      expect(findNeedles(profile, keys)).toEqual([])
    }
  })
})

const links: string[] = []

function secretOf(link: string): Uint8Array {
  const parsed = parseLink(link)
  if (typeof parsed === 'string' || !('capability' in parsed)) throw new Error('no capability')
  const { capability } = parsed
  return capability.rights === 'edit' ? capability.editSecret : capability.viewSecret
}

/** Every file below a folder. */
function readAll(folder: string): readonly Buffer[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)))
}

async function readLink(page: Page, rights: 'editing' | 'reading'): Promise<string> {
  const field = page.getByRole('textbox', { name: `Link to copy (Link for ${rights})` })
  const link = await field.inputValue()
  links.push(link)
  return link
}

async function openLink(page: Page, link: string): Promise<void> {
  await page.getByRole('button', { name: 'My library' }).click()
  await page.getByRole('menuitem', { name: 'Open a link' }).click()
  await page.getByRole('textbox', { name: 'Link that you were given' }).fill(link)
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}

async function typeAtEnd(page: Page, text: string): Promise<void> {
  await page.locator('[data-note-body]').click()
  await page.keyboard.press('Control+End')
  await page.keyboard.type(text)
}

async function typeAtStart(page: Page, text: string): Promise<void> {
  await page.locator('[data-note-body]').click()
  await page.keyboard.press('Control+Home')
  await page.keyboard.type(text)
}

/** The text without the carets' labels, which are drawn inside it. */
function readBody(page: Page): Promise<string> {
  return page.locator('[data-note-body]').evaluate((body) => {
    const copy = body.cloneNode(true) as HTMLElement
    for (const caret of copy.querySelectorAll('.caret')) caret.remove()
    return (copy.textContent ?? '').replaceAll('\u2060', '')
  })
}

async function seeText(page: Page, text: string): Promise<void> {
  await expect.poll(() => readBody(page)).toContain(text)
}

async function seeStatus(page: Page, words: string): Promise<void> {
  await page.getByRole('button', { name: `State of the note: ${words}` }).waitFor()
}
