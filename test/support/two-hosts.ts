// Two persons with a whole host each, at one real relay that they can be parted from.
import type { DocId } from '../../shared/records/keys'
import { hostsOfTest } from './host-stories'
import type { ManualPage } from './manual-page'
import { onEnd } from './on-end'
import { createHastyClock } from './replicas'
import { openRestorableRelay, type RestorableRelay } from './restorable-relay'

const start = hostsOfTest()

/** Neither host tells anything for so long: what both read by then is the failure's message. */
const PATIENCE_MS = 60_000

export interface TwoHosts {
  readonly relay: RestorableRelay
  readonly nadia: ManualPage
  readonly samuel: ManualPage
  /** Nadia gives Samuel what she has made, to edit. */
  give(docId: DocId): Promise<void>
  /** What both do while neither reaches the relay. */
  apart(work: () => Promise<void>): Promise<void>
  /** What both answer, once it is the same for both and as it should be. */
  both<Value>(
    ask: (page: ManualPage) => Promise<Value>,
    isSo: (value: Value) => boolean,
  ): Promise<Value>
}

export async function twoHosts(): Promise<TwoHosts> {
  const relay = await openRestorableRelay()
  onEnd(relay.close)
  const pageOf = async (name: string) => {
    const page = (await start({ clock: createHastyClock() })).page()
    await page.request('setName', { name })
    await page.request('setRelay', { address: relay.url })
    return page
  }
  const nadia = await pageOf('Nadia')
  const samuel = await pageOf('Samuel')
  const isOnline = () => nadia.notice('library')?.relay.kind === 'online'
  return {
    relay,
    nadia,
    samuel,
    async give(docId) {
      await nadia.until(isOnline)
      const shared = await nadia.request('shareNote', { docId, rights: 'edit' })
      if (shared.kind !== 'link') throw new Error(`it was not shared: ${shared.kind}`)
      const opened = await samuel.request('openLink', { link: shared.link })
      if (opened.kind !== 'opened')
        throw new Error(`it was not taken up: ${JSON.stringify(opened)}`)
    },
    apart: (work) => relay.whileStopped(work),
    async both(ask, isSo) {
      for (;;) {
        const seen = [nadia.notices.length, samuel.notices.length]
        const [hers, his] = [await ask(nadia), await ask(samuel)]
        const [told, heard] = [JSON.stringify(hers), JSON.stringify(his)]
        if (isSo(hers) && told === heard) return hers
        let timer: NodeJS.Timeout | undefined
        const silence = new Promise<never>((_, fail) => {
          const tell = () => fail(new Error(`no news came after\n${told}\n${heard}`))
          timer = setTimeout(tell, PATIENCE_MS)
        })
        const news = [
          nadia.until(() => nadia.notices.length > (seen[0] ?? 0)),
          samuel.until(() => samuel.notices.length > (seen[1] ?? 0)),
        ]
        await Promise.race([...news, silence]).finally(() => clearTimeout(timer))
      }
    },
  }
}
