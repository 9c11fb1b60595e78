// From a key to the letter on another person's screen: two of our apps with a real relay between
// them, and two plain Tiptap pages with y-websocket and its server, in turns.
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { createTemporaryFolder } from '../../support/folders'
import { startRelay } from '../../support/relay-process'
import { startServer } from '../relay/server-process'
import type { BenchOptions, Row } from '../row'
import { median, quantile } from '../table'
import { pressedAt, shownAt, watchForEnding, watchForPress } from './probes'
import { buildPeerPage, checkEnding, type DrivenWindow, openCarnet, openPeer } from './windows'

/** A letter that comes later than this after another is sealed at once (host/rooms/seal-wait.ts). */
const PAUSE = 300

export async function benchPeer({ quick }: BenchOptions): Promise<readonly Row[]> {
  const base = await createTemporaryFolder('bench-peer')
  const relay = await startRelay({ folder: join(base.path, 'relay') })
  const server = await startServer('y-websocket-server')
  const opened: DrivenWindow[] = []
  const open = async (window: Promise<DrivenWindow>) => {
    opened.push(await window)
    return (await window).page
  }
  try {
    const carnet = (name: string) =>
      open(openCarnet(join(base.path, name), join(base.path, `${name}-profile`)))
    const [ana, ben] = [await carnet('ana'), await carnet('ben')]
    await shareNote(ana, ben, relay.url)
    const file = await buildPeerPage('tiptap', join(base.path, 'page'))
    const search = `room=ws://127.0.0.1:${server.port}/bench`
    const plain = (name: string) => open(openPeer(file, join(base.path, name), search))
    const [left, right] = [await plain('left'), await plain('right')]
    await left.locator('[data-note-body]').click()
    await left.keyboard.type('Bonjour')
    await right.locator('[data-note-body]', { hasText: 'Bonjour' }).waitFor()

    const times = { ours: [] as number[], peer: [] as number[] }
    const typed = { ours: 'Bonjour', peer: 'Bonjour' }
    for (let round = 0; round < (quick ? 2 : 10); round += 1) {
      for (const [name, from, to] of [
        ['ours', ana, ben],
        ['peer', left, right],
      ] as const) {
        await from.locator('[data-note-body]').click()
        await from.keyboard.press('Control+End')
        for (let key = 0; key < (quick ? 3 : 8); key += 1) {
          typed[name] += 'x'
          const time = await passLetter(from, to, typed[name])
          if (round > 0) times[name].push(time)
        }
        await checkEnding(to, typed[name], name)
      }
    }
    const ours = quantile(times.ours, 0.95)
    const peer = quantile(times.peer, 0.95)
    return [
      {
        scenario: 'peer',
        ours,
        peers: { 'y-websocket': peer },
        unit: 'ms p95',
        goal: '≤ 1.5 × y-websocket',
        isMet: ours <= 1.5 * peer,
        remark: `key to the other screen, the first letter after a pause, nothing taken off, p50 ${median(times.ours).toFixed(1)} and ${median(times.peer).toFixed(1)}, ${times.ours.length} keys`,
      },
    ]
  } finally {
    for (const window of opened) await window.close()
    await server.stop()
    await relay.kill()
    await base.remove()
  }
}

async function passLetter(from: Page, to: Page, ending: string): Promise<number> {
  await watchForPress(from, 'keydown')
  await watchForEnding(to, ending)
  await from.keyboard.press('x')
  const time = (await shownAt(to)) - (await pressedAt(from))
  await wait(PAUSE)
  return time
}

/** As two people do it: a name, a relay, an editing link. */
async function shareNote(ana: Page, ben: Page, relay: string): Promise<void> {
  await ana.getByRole('textbox', { name: 'Title' }).waitFor()
  await ana.keyboard.type('Partage')
  await ana.keyboard.press('Enter')
  await ana.keyboard.type('Bonjour')
  await ana
    .getByRole('button', { name: 'State of the note: Saved, on this machine only' })
    .waitFor()
  await ana.getByRole('button', { name: 'Share', exact: true }).click()
  await ana.getByRole('textbox', { name: 'Your name' }).fill('Ana')
  await ana.keyboard.press('Enter')
  await ana.getByRole('button', { name: 'Set a relay' }).click()
  await ana.getByRole('textbox', { name: 'Address of the relay' }).fill(relay)
  await ana.getByRole('button', { name: 'Test', exact: true }).click()
  await ana.getByText('answers in').waitFor()
  await ana.getByRole('button', { name: 'Use this relay' }).click()
  await ana.getByRole('button', { name: 'Back to sharing' }).click()
  const link = await ana
    .getByRole('textbox', { name: 'Link to copy (Link for editing)' })
    .inputValue()
  await ana.keyboard.press('Escape')
  await ben.getByRole('button', { name: 'My library' }).click()
  await ben.getByRole('menuitem', { name: 'Open a link' }).click()
  await ben.getByRole('textbox', { name: 'Link that you were given' }).fill(link)
  await ben.getByRole('button', { name: 'Open', exact: true }).click()
  await ben.getByRole('dialog').waitFor({ state: 'detached' })
  await ben.locator('[data-note-body]', { hasText: 'Bonjour' }).waitFor()
  await ana.getByRole('button', { name: 'State of the note: Received by 1 device' }).waitFor()
}
