// A whole host in a process of its own, as the app has it, with one page here: what its thread does
// for others is told apart from what the bench does with the answers. It says for how long it
// answered nobody.
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { dirname, join } from 'node:path'
import type { Host, PagePort } from '../../../host/contract'
import { ManualPage } from '../../support/manual-page'
import { buildWorker } from '../../support/workers'

export type ToHost =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'forget' }
  | { readonly kind: 'longest' }
  | { readonly kind: 'close' }

export type FromHost =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'ready' }
  | ({ readonly kind: 'longest' } & Longest)

/** Of one turn of its thread, since it was told to forget. */
export interface Longest {
  readonly ms: number
  /** Of CPU: what a busy machine adds is left out. Undefined before Node 23.9. */
  readonly cpuMs: number | undefined
}

export interface HostProcess {
  readonly page: ManualPage
  forget(): void
  longest(): Promise<Longest>
  close(): Promise<void>
}

export async function openHostProcess(folder: string): Promise<HostProcess> {
  const file = join(dirname(process.argv[1] ?? ''), 'curation/host-child.mjs')
  // Built once for all hosts of a run.
  const workers = await Promise.all(
    (['catalog', 'transfer', 'records'] as const).map((name) => buildWorker(name)),
  )
  const child = fork(file, [folder, ...workers.map(({ href }) => href)], {
    serialization: 'advanced',
  })
  const asked: ((longest: Longest) => void)[] = []
  let toPage: (bytes: Uint8Array) => void = () => {}
  await new Promise<void>((settle, fail) => {
    child.once('exit', () => fail(new Error('the host ended')))
    child.on('message', (report: FromHost) => {
      if (report.kind === 'bytes') toPage(report.bytes)
      else if (report.kind === 'ready') settle()
      else asked.shift()?.(report)
    })
  })
  const page = new ManualPage().connect(hostOf(child, (receive) => (toPage = receive)))
  return {
    page,
    forget: () => tell(child, { kind: 'forget' }),
    longest: () =>
      new Promise((settle) => {
        asked.push(settle)
        tell(child, { kind: 'longest' })
      }),
    async close() {
      const gone = once(child, 'exit')
      tell(child, { kind: 'close' })
      await gone
    },
  }
}

/** As much of a host as a page needs. */
function hostOf(child: ChildProcess, listen: (receive: (bytes: Uint8Array) => void) => void): Host {
  return {
    connectPage(port: PagePort) {
      listen((bytes) => port.send(bytes))
      port.onMessage((bytes) => tell(child, { kind: 'bytes', bytes: bytes as Uint8Array }))
      return () => {}
    },
  } as Host
}

function tell(child: ChildProcess, message: ToHost): void {
  child.send(message)
}
