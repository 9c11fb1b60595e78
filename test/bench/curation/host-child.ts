// The host of host-process.ts: on the folder and with the workers that it is given, one page at its parent.
import type { PagePort } from '../../../host/contract'
import { openTestHost } from '../../support/library'
import type { FromHost, Longest, ToHost } from './host-process'

const [folder, catalog, transfer, records] = process.argv.slice(2)
if (!folder || !catalog || !transfer || !records)
  throw new Error('a folder and the workers are needed')
const workers = {
  catalog: new URL(catalog),
  transfer: new URL(transfer),
  records: new URL(records),
}
const { host, close } = await openTestHost({ folder, workers })
const turns = watchTurns()
let toHost: (bytes: unknown) => void = () => {}
const port: PagePort = {
  send: (bytes) => tell({ kind: 'bytes', bytes }),
  onMessage: (listener) => {
    toHost = listener
  },
  onClose: () => {},
  close: () => {},
}
process.on('message', (message: ToHost) => {
  switch (message.kind) {
    case 'bytes':
      return toHost(message.bytes)
    case 'forget':
      return turns.forget()
    case 'longest':
      // A turn that ends now is counted by the next one.
      return void setTimeout(() => tell({ kind: 'longest', ...turns.longest() }), 20)
    case 'close':
      turns.close()
      return void close().then(() => process.exit())
  }
})
host.connectPage(port)
tell({ kind: 'ready' })

function tell(report: FromHost): void {
  process.send?.(report)
}

/** From one turn of a timer to the next one. */
function watchTurns() {
  let before = { at: performance.now(), cpu: readThreadCpu() }
  let longest: Longest = { ms: 0, cpuMs: 0 }
  const timer = setInterval(() => {
    const now = { at: performance.now(), cpu: readThreadCpu() }
    const used =
      now.cpu === undefined || before.cpu === undefined ? undefined : now.cpu - before.cpu
    longest = {
      ms: Math.max(longest.ms, now.at - before.at),
      cpuMs: used === undefined ? undefined : Math.max(longest.cpuMs ?? 0, used),
    }
    before = now
  }, 1)
  return {
    longest: () => longest,
    forget: () => {
      longest = { ms: 0, cpuMs: 0 }
    },
    close: () => clearInterval(timer),
  }
}

function readThreadCpu(): number | undefined {
  const { threadCpuUsage } = process as { readonly threadCpuUsage?: () => NodeJS.CpuUsage }
  const used = threadCpuUsage?.call(process)
  return used && (used.user + used.system) / 1000
}
