// A library that was sent to a real relay, for whatever gets it from there: the relay runs on until
// the end of the bench, the library's folder is a copy that the other scenarios do not see.
import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { createTemporaryFolder } from '../../support/folders'
import { openTestHost } from '../../support/library'
import { startRelay } from '../../support/relay-process'
import { watchLoop } from './loop-watch'
import { readTexts, type Texts } from './texts'

export interface UploadedLibrary {
  /** Of the relay. */
  readonly url: string
  readonly relayPid: number
  /** Of the person, all that a new machine is told. */
  readonly words: string
  /** Closed; whoever opens it closes it again. */
  readonly folder: string
  readonly count: number
  /** As they were sent. */
  readonly texts: Texts
  /** What sending it all took, and the longest that the host kept a page waiting meanwhile. */
  readonly seconds: number
  readonly longestWait: number
  close(): Promise<void>
}

export async function uploadLibrary(from: string): Promise<UploadedLibrary> {
  const base = await createTemporaryFolder('bench-uploaded')
  const folder = join(base.path, 'library')
  await cp(from, folder, { recursive: true })
  const relay = await startRelay({ folder: join(base.path, 'relay') })
  const close = async () => {
    await relay.kill()
    await base.remove()
  }
  try {
    const host = await openTestHost({ folder })
    const page = host.page()
    await page.until(() => page.notice('phase')?.kind === 'ready')
    const watch = watchLoop()
    const start = performance.now()
    const set = await page.request('setRelay', { address: relay.url })
    if (set.kind !== 'set') throw new Error(`the relay was not set: ${set.reason}`)
    const isSent = () => {
      const state = page.notice('library')
      return state?.relay.kind === 'online' && state.waiting === 0
    }
    await page.until(isSent)
    const seconds = (performance.now() - start) / 1000
    const longestWait = watch.longest()
    watch.close()
    const shown = await page.request('readWords', { language: 'fr' })
    if (shown.kind !== 'words') throw new Error('a passphrase is asked for')
    const { words } = shown
    await host.close()
    const texts = await readTexts(folder)
    const { url, pid: relayPid } = relay
    const uploaded = { url, relayPid, words: words.join(' '), folder, count: texts.count, texts }
    return { ...uploaded, seconds, longestWait, close }
  } catch (error) {
    await close()
    throw error
  }
}
