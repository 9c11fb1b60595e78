// kill -9 of the processes of the real app while a person types: the host, the page, or all of it.
// Every word that the window called saved must be there afterwards, and the database sound.
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { type Carnet, launchCarnet } from './electron'
import { openTestLibrary } from './library'
import { createRandom, type Random } from './random'

export type KilledProcess = 'host' | 'page' | 'main'

export interface WindowKillOptions {
  /** Its `library` and `profile` are made here; kept. */
  readonly folder: string
  readonly kills: number
  readonly seed: number
  /** No further kill once it says so. */
  readonly isOver?: () => boolean
}

export interface WindowKillReport {
  readonly seed: number
  readonly kills: number
  /** Words that the window called saved. */
  readonly saved: number
  readonly lost: readonly string[]
  readonly integrity: readonly unknown[]
}

/** After one more in a minute the shell gives up until a person asks. */
const KILLS_A_LIFE: Readonly<Record<KilledProcess, number>> = { host: 4, page: 3, main: 1 }
const PATIENCE = 60_000
/** A page that dies meanwhile gives no answer at all. */
const ANSWER_PATIENCE = 5_000

export async function killWindowProcess(
  what: KilledProcess,
  options: WindowKillOptions,
): Promise<WindowKillReport> {
  const random = createRandom(options.seed)
  const lost = new Set<string>()
  const integrity: unknown[] = []
  const saved: string[] = []
  const isOver = options.isOver ?? (() => false)
  const library = join(options.folder, 'library')
  const profile = join(options.folder, 'profile')
  const launch = () => launchCarnet({ library, profile, args: ['--lang=en'] })
  const read = async (carnet: Carnet) => {
    const text = await textWith(carnet, saved.at(-1) ?? '')
    for (const word of saved) if (!text.includes(word)) lost.add(word)
  }
  let carnet = await launch()
  try {
    await carnet.window.getByLabel('Note text').first().click()
    await carnet.window.keyboard.type('start ')
    let kills = 0
    for (; kills < options.kills && !isOver(); kills += 1) {
      const word = `[${kills}]`
      await typeSaved(carnet, word)
      saved.push(word)
      await typeAndKill(carnet, what, random)
      if (what !== 'main') await read(carnet)
      if ((kills + 1) % KILLS_A_LIFE[what] !== 0) continue
      // The rest of it dies as well, and a new life begins.
      if (what !== 'main') await carnet.kill()
      integrity.push(await checkDatabase(library))
      carnet = await launch()
      await read(carnet)
    }
    await read(carnet)
    await carnet.close()
    integrity.push(await checkDatabase(library))
    return { seed: options.seed, kills, saved: saved.length, lost: [...lost], integrity }
  } finally {
    await carnet.kill()
  }
}

/** Types through the page that is there now, also where Playwright's own one died with it. */
async function typeAtEnd(carnet: Carnet, text: string): Promise<void> {
  await carnet.app.evaluate(async ({ BrowserWindow }, letters) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    await contents?.executeJavaScript(`(() => {
      const body = document.querySelector('[data-note-body]')
      body.focus()
      const selection = getSelection()
      selection.selectAllChildren(body)
      selection.collapseToEnd()
    })()`)
    await contents?.insertText(letters)
  }, text)
}

async function typeSaved(carnet: Carnet, word: string): Promise<void> {
  await waitInPage(carnet, `${BODY}?.isContentEditable`)
  await typeAtEnd(carnet, word)
  await waitInPage(carnet, `${BODY}?.textContent.includes(${JSON.stringify(word)}) && ${IS_SAVED}`)
}

/** A word that may be lost, and in the middle of it the kill. */
async function typeAndKill(carnet: Carnet, what: KilledProcess, random: Random): Promise<void> {
  const victim = what === 'main' ? carnet.pid : await pidOf(carnet, what)
  // 0 would be every process of this program's own group.
  if (victim <= 0) throw new Error(`there is no ${what} to kill`)
  const typing = typeAtEnd(carnet, ' perhaps ').catch((error: unknown) => error)
  await wait(random.below(120))
  if (what === 'main') {
    await carnet.kill()
    await typing
    return
  }
  process.kill(victim, 'SIGKILL')
  // What was asked of a page that died is never answered.
  if (what === 'host') await typing
  const deadline = Date.now() + PATIENCE
  for (;;) {
    const now = await pidOf(carnet, what)
    if (now > 0 && now !== victim) return
    if (Date.now() > deadline) throw new Error(`the ${what} did not come back`)
    await wait(50)
  }
}

function pidOf(carnet: Carnet, what: 'host' | 'page'): Promise<number> {
  return carnet.app.evaluate(({ app, BrowserWindow }, name) => {
    if (name === 'page') return BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId() ?? 0
    const host = app
      .getAppMetrics()
      .find((each) => each.serviceName === 'carnet-host' || each.name === 'carnet-host')
    return host?.pid ?? 0
  }, what)
}

const BODY = "document.querySelector('[data-note-body]')"
/** As the button in the note's bar tells it to a person. */
const IS_SAVED =
  "[...document.querySelectorAll('button')].some((each) => /: (Saved|Sent|Received)/.test(each.getAttribute('aria-label') ?? ''))"

async function textWith(carnet: Carnet, word: string): Promise<string> {
  await waitInPage(carnet, `${BODY}?.textContent.includes(${JSON.stringify(word)})`)
  return carnet.app.evaluate(
    ({ BrowserWindow }, code): Promise<string> =>
      BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(code) ?? Promise.resolve(''),
    `${BODY}?.textContent ?? ''`,
  )
}

/** Throws when the page that is there does not come to it in a minute. */
async function waitInPage(carnet: Carnet, condition: string): Promise<void> {
  const deadline = Date.now() + PATIENCE
  for (;;) {
    const holds = await Promise.race([ask(carnet, condition), wait(ANSWER_PATIENCE, false)])
    if (holds === true) return
    if (Date.now() > deadline) throw new Error(`never in the page: ${condition}`)
    await wait(30)
  }
}

/** After two frames: what the page shows has followed what was typed. False while it is loading. */
function ask(carnet: Carnet, condition: string): Promise<unknown> {
  return carnet.app
    .evaluate(
      ({ BrowserWindow }, code): Promise<unknown> =>
        BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(code) ??
        Promise.resolve(false),
      `new Promise((settle) => requestAnimationFrame(() =>
        requestAnimationFrame(() => settle(Boolean(${condition})))))`,
    )
    .catch(() => false)
}

async function checkDatabase(folder: string): Promise<unknown> {
  const { library, close } = await openTestLibrary({ folder })
  const found = library.log.sqlite.get('PRAGMA integrity_check')
  await close()
  return found?.integrity_check
}
