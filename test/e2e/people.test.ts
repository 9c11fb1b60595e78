// Who made a note, who changed it and who put it into a notebook, as two people's windows tell it.
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import type { DocId } from '../../shared/records/keys'
import { findBarriersInBothThemes } from '../support/axe'
import type { BridgePage } from '../support/bridge-page'
import { launchServed } from '../support/chromium'
import { createTemporaryFolder } from '../support/folders'
import { openForeignPage } from '../support/note-window'
import { startRelay } from '../support/relay-process'

interface Person {
  readonly page: Page
  /** Beside the window, to ask the host directly. */
  readonly ask: BridgePage['bridge']['client']
}

let nadia: Person
let karim: Person
let note: DocId

beforeAll(async () => {
  const folder = await createTemporaryFolder('people')
  const relay = await startRelay({ folder: join(folder.path, 'relay') })
  const closing: (() => Promise<unknown>)[] = []
  const launch = async (name: string): Promise<Person> => {
    const served = await launchServed({ library: join(folder.path, name) })
    await served.page.getByRole('textbox', { name: 'Note title' }).waitFor()
    const beside = await openForeignPage(served)
    closing.push(() => beside.close(), served.close)
    const { client } = beside.bridge
    await client.request('setRelay', { address: relay.url })
    return { page: served.page, ask: client }
  }
  nadia = await launch('nadia')
  karim = await launch('karim')
  note = idOf(await nadia.ask.request('createNote', { title: 'Semis' }))
  return async () => {
    for (const close of closing) await close()
    await relay.kill()
    await folder.remove()
  }
})

/** Of what was made. */
function idOf(reply: object): DocId {
  if (!('docId' in reply)) throw new Error('it was not made')
  return reply.docId as DocId
}

const details = (page: Page) => page.getByRole('tabpanel', { name: 'Details' })
/** What stands beside a word of the list of dates. */
const fact = (page: Page, name: string) => details(page).locator(`dt:text-is("${name}") + dd`)

async function showDetails(page: Page, title: string): Promise<void> {
  await page.getByRole('row', { name: title }).first().click()
  await page.getByRole('tab', { name: 'Details' }).click()
  await fact(page, 'Created by').waitFor()
}

async function typeInto(page: Page, text: string): Promise<void> {
  await page.locator('[data-note-body][contenteditable="true"]').click()
  await page.keyboard.press('Control+End')
  await page.keyboard.type(text)
}

describe('the people of a note', () => {
  it('are told to each other by the names that they signed', async () => {
    await showDetails(nadia.page, 'Semis')
    await fact(nadia.page, 'Created by').getByText('you', { exact: true }).waitFor()
    await expect.poll(() => fact(nadia.page, 'Changed by').count()).toBe(0)

    await nadia.ask.request('setName', { name: 'Nadia Roy' })
    const shared = await nadia.ask.request('shareNote', { docId: note, rights: 'edit' })
    if (shared.kind !== 'link') throw new Error(`not shared: ${shared.kind}`)
    await karim.ask.request('openLink', { link: shared.link })
    await showDetails(karim.page, 'Semis')
    await fact(karim.page, 'Created by').getByText('Nadia Roy').waitFor()

    await typeInto(karim.page, 'Bonjour.')
    const changers = fact(nadia.page, 'Changed by')
    await changers.getByText('unknown name').waitFor()
    await expect.poll(() => changers.innerText()).toMatch(/^you\s+unknown name [a-z]{4} [a-z]{4}$/u)
    await karim.ask.request('setName', { name: '\u202Eمريم' })
    await typeInto(karim.page, ' Encore.')
    await changers.getByText('مريم', { exact: true }).waitFor()
    const verified = changers.getByRole('img', { name: 'Verified signature' })
    await expect.poll(() => verified.count()).toBe(2)
    expect(await findBarriersInBothThemes(nadia.page, 'the people of a note')).toEqual([])
    await changers.getByRole('img').last().focus()
    await nadia.page.getByRole('tooltip').getByText('which nobody else has').waitFor()
  })

  it('put it into a notebook under their own name', async () => {
    const jardin = { kind: 'notebook', title: 'Jardin' } as const
    const notebook = idOf(await nadia.ask.request('createCollection', jardin))
    const change = { kind: 'integrate', docIds: [note], categoryIds: [] } as const
    await nadia.ask.request('changeCollection', { docId: notebook, change })
    const card = details(nadia.page).getByRole('listitem').filter({ hasText: 'Jardin' })
    await card.getByText(/Integrated by \u2068Nadia Roy/u).waitFor()
    await card.getByRole('img', { name: 'Verified signature' }).waitFor()
  })
})
