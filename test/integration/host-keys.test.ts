// The root secret: where it is kept, what locks a library, and what the 24 words open.
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { Keychain } from '../../host/contract'
import { createTemporaryFolder } from '../support/folders'
import { createNote, readText } from '../support/host-notes'
import { hostsOfTest } from '../support/host-stories'
import { openTestHost } from '../support/library'
import { createManualClock } from '../support/manual-clock'
import type { ManualPage } from '../support/manual-page'
import { onEnd } from '../support/on-end'
import { openTestRelay } from '../support/relay-server'

const start = hostsOfTest()

async function temporaryFolder(): Promise<string> {
  const folder = await createTemporaryFolder('keys')
  onEnd(folder.remove)
  return folder.path
}

/** A system's keychain that wraps by turning bits around, and can be reset. */
function createKeychain(): Keychain & { reset(): void } {
  let mask = 0xff
  const turn = (bytes: Uint8Array) => bytes.map((byte) => byte ^ mask)
  return {
    wrap: async (secret) => turn(secret),
    unwrap: async (wrapped) => turn(wrapped),
    reset: () => {
      mask = 0x0f
    },
  }
}

async function readWords(page: ManualPage, language: 'fr' | 'en'): Promise<readonly string[]> {
  const shown = await page.request('readWords', { language })
  if (shown.kind !== 'words') throw new Error('a passphrase is asked for')
  return shown.words
}

const OTHER_WORDS = `${'abandon '.repeat(23)}art`

describe('a library whose key the system keeps', () => {
  it('opens with it, and warns of no file', async () => {
    const folder = await temporaryFolder()
    const keychain = createKeychain()
    const first = await openTestHost({ folder, keychain })
    const docId = await createNote(first, 'Semis')
    const library = await first.page().request('readLibrary', {})
    expect(library.keyBackend).toBe('keychain')
    expect(library.warnings.map(({ kind }) => kind)).not.toContain('key-in-file')
    await first.close()
    expect(readFileSync(join(folder, 'key.json'), 'utf8')).not.toMatch(/root/u)
    const again = await start({ folder, keychain })
    expect(await readText(again, docId)).toBe('')
  })

  it('asks for the words where there is no keychain, or a reset one, and makes no second root', async () => {
    const folder = await temporaryFolder()
    const keychain = createKeychain()
    const first = await openTestHost({ folder, keychain })
    await createNote(first, 'Semis')
    const words = await readWords(first.page(), 'fr')
    await first.close()
    const before = readFileSync(join(folder, 'key.json'))

    keychain.reset()
    const withReset = await openTestHost({ folder, keychain })
    expect(await withReset.page().request('readPhase', {})).toEqual({
      kind: 'locked',
      needs: 'words',
    })
    await withReset.close()
    const served = await start({ folder })
    const page = served.page()
    await expect(page.request('readLibrary', {})).rejects.toThrow('not-ready')
    expect(readFileSync(join(folder, 'key.json')).equals(before)).toBe(true)
    const restore = (typed: string) => page.request('restoreFromWords', { words: typed, relay: '' })
    expect(await restore(OTHER_WORDS)).toEqual({ kind: 'refused', reason: 'library-not-empty' })
    expect(await restore(words.slice(1).join(' '))).toEqual({
      kind: 'refused',
      reason: 'word-count',
    })
    expect(await restore(words.join(' '))).toEqual({ kind: 'restored', noteCount: 1 })
    expect(await page.request('readPhase', {})).toEqual({ kind: 'ready' })
    expect((await page.request('readLibrary', {})).hasWrittenWords).toBe(true)
  })

  it('asks for the words when key.json is lost or unreadable', async () => {
    const folder = await temporaryFolder()
    const first = await openTestHost({ folder })
    await createNote(first, 'Semis')
    const words = await readWords(first.page(), 'en')
    await first.close()
    writeFileSync(join(folder, 'key.json'), '{"version":1,')
    const broken = await openTestHost({ folder })
    expect(await broken.page().request('readPhase', {})).toMatchObject({ needs: 'words' })
    await broken.close()
    rmSync(join(folder, 'key.json'))
    const lost = await start({ folder })
    const page = lost.page()
    expect(await page.request('readPhase', {})).toMatchObject({ needs: 'words' })
    expect(existsSync(join(folder, 'key.json'))).toBe(false)
    const restore = (typed: string) => page.request('restoreFromWords', { words: typed, relay: '' })
    expect(await restore(OTHER_WORDS)).toMatchObject({ kind: 'refused' })
    expect(await restore(words.join(' '))).toEqual({ kind: 'restored', noteCount: 1 })
  })
})

describe('a passphrase', () => {
  it('opens the library, and each wrong one makes the next wait longer', async () => {
    const folder = await temporaryFolder()
    const first = await openTestHost({ folder })
    const docId = await createNote(first)
    await first.page().request('setPassphrase', { passphrase: 'semis de mars' })
    await first.close()
    expect(readFileSync(join(folder, 'key.json'), 'utf8')).not.toMatch(/root/u)

    const clock = createManualClock()
    const locked = await start({ folder, clock })
    const page = locked.page()
    expect(await page.request('readPhase', {})).toEqual({ kind: 'locked', needs: 'passphrase' })
    const unlock = (passphrase: string) => page.request('unlock', { passphrase })
    expect(await unlock('autre')).toEqual({ kind: 'wrong', waitSeconds: 1 })
    expect(await unlock('semis de mars')).toEqual({ kind: 'wrong', waitSeconds: 1 })
    clock.advance(1000)
    expect(await unlock('encore')).toEqual({ kind: 'wrong', waitSeconds: 2 })
    clock.advance(2000)
    expect(await unlock('semis de mars')).toEqual({ kind: 'unlocked' })
    expect(await page.request('openDocument', { docId })).toMatchObject({ kind: 'open' })
  })
})

describe('a library that a passphrase protects', () => {
  it('asks for it before the words are shown or it is changed', async () => {
    const clock = createManualClock()
    const host = await start({ clock })
    const page = host.page()
    const words = await readWords(page, 'fr')
    const first = 'semis de mars'
    await page.request('setPassphrase', { passphrase: first })
    const read = (passphrase: string) => page.request('readWords', { language: 'fr', passphrase })
    expect(await page.request('readWords', { language: 'fr' })).toMatchObject({ kind: 'wrong' })
    expect(await read('autre')).toEqual({ kind: 'wrong', waitSeconds: 1 })
    expect(await read(first)).toEqual({ kind: 'wrong', waitSeconds: 1 })
    clock.advance(1000)
    expect(await read(first)).toEqual({ kind: 'words', words })

    const change = (current: string) =>
      page.request('setPassphrase', { passphrase: 'foins de juin', current })
    expect(await change('autre')).toMatchObject({ kind: 'wrong' })
    expect(await page.request('setPassphrase', { passphrase: 'x' })).toMatchObject({
      kind: 'wrong',
    })
    clock.advance(1000)
    expect(await change(first)).toEqual({ kind: 'set' })
    expect(await read(first)).toMatchObject({ kind: 'wrong' })
    clock.advance(1000)
    expect(await read('foins de juin')).toEqual({ kind: 'words', words })
  })
})

describe('the 24 words on a new machine', () => {
  it('bring every note back from the relay', async () => {
    const relay = await openTestRelay()
    onEnd(relay.close)
    const laptop = await start()
    const page = laptop.page()
    await page.request('setName', { name: 'Ana' })
    await page.request('setRelay', { address: relay.url })
    const docId = await createNote(laptop, 'Semis')
    const note = page.open(docId)
    await page.until(() => note.isSynced)
    note.type('au printemps')
    await page.until(() => page.notice('noteStatus')?.sentAt !== null && note.isSaved)
    await page.until(() => page.notice('library')?.waiting === 0)
    const words = (await readWords(page, 'fr')).join(' ')

    const desk = await start()
    const other = desk.page()
    await createNote(desk)
    const restored = await other.request('restoreFromWords', { words, relay: relay.url })
    expect(restored).toMatchObject({ kind: 'restored' })
    await other.until(() => other.notice('library')?.name === 'Ana')
    await other.until(() => other.notice('library')?.noteCount === 1)
    const found = other.open(docId)
    await other.until(() => found.text === 'au printemps')
    const state = await other.request('readLibrary', {})
    expect(state.relay).toMatchObject({ address: relay.url })
    // Whoever has just typed them is not asked to write them down.
    expect(state.hasWrittenWords).toBe(true)
  })

  it('change nothing when the relay is not there, or the library holds a text', async () => {
    const host = await start()
    const page = host.page()
    const docId = await createNote(host)
    const restore = () =>
      page.request('restoreFromWords', { words: OTHER_WORDS, relay: 'ws://127.0.0.1:9' })
    expect(await restore()).toEqual({ kind: 'refused', reason: 'relay-unreachable' })
    expect(await page.request('openDocument', { docId })).toMatchObject({ kind: 'open' })
    await page.request('renameNote', { docId, title: 'Semis' })
    expect(await restore()).toEqual({ kind: 'refused', reason: 'library-not-empty' })
  })

  it('are refused when something is written while the relay is asked, or an image is all there is', async () => {
    const relay = await openTestRelay()
    onEnd(relay.close)
    const host = await start()
    const page = host.page()
    const docId = await createNote(host)
    const restore = () => page.request('restoreFromWords', { words: OTHER_WORDS, relay: relay.url })
    const asked = restore()
    await host.page().request('renameNote', { docId, title: 'Semis' })
    expect(await asked).toEqual({ kind: 'refused', reason: 'library-not-empty' })
    await page.request('renameNote', { docId, title: '' })
    const drawn = new Y.Doc()
    drawn.getXmlFragment('body').push([new Y.XmlElement('image')])
    const update = Buffer.from(Y.encodeStateAsUpdate(drawn)).toString('base64')
    await page.request('pushWorkingCopy', { docId, update })
    expect(await restore()).toEqual({ kind: 'refused', reason: 'library-not-empty' })
    expect(await page.request('openDocument', { docId })).toMatchObject({ kind: 'open' })
  })

  it('let nothing be written before the home document has come, one after the other', async () => {
    const relay = await openTestRelay()
    onEnd(relay.close)
    const clock = createManualClock()
    const host = await start({ clock })
    const page = host.page()
    const docId = await createNote(host)
    const restore = () => page.request('restoreFromWords', { words: OTHER_WORDS, relay: relay.url })
    const seen = page.notices.length
    const [first, second] = [restore(), restore()]
    const outcomes: unknown[] = []
    for (const asked of [first, second]) void asked.then((reply) => outcomes.push(reply))
    while (outcomes.length < 2) {
      // Not while the relay is asked whether it is there: it answers in its own time.
      if (page.notice('phase')?.kind === 'starting') clock.advance(1000)
      await new Promise((settle) => setImmediate(settle))
    }
    const refused = { kind: 'refused', reason: 'nothing-found' }
    expect(outcomes).toEqual([refused, refused])
    const phases = page.notices
      .slice(seen)
      .flatMap((each) => (each.name === 'phase' ? [each.notice.kind] : []))
    expect(phases).toEqual(['starting', 'ready', 'starting', 'ready'])
    expect(await page.request('openDocument', { docId })).toMatchObject({ kind: 'open' })
  })
})
