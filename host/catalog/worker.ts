/** The catalog's worker thread; see serve-catalog.ts. */
import { type MessagePort, parentPort, workerData } from 'node:worker_threads'
import { readySodium } from '../../shared/records/sodium'
import { storeErrorOf } from '../log/open-sqlite'
import type { CatalogReport, CatalogRequest, CatalogWorkerStart } from './messages'
import { CatalogServer } from './serve-catalog'

/** Milliseconds. */
const REST_AFTER = 60_000

const port = parentPort
if (!port) throw new Error('this is the code of a worker thread')

await readySodium()
const server = open(port)
let resting: NodeJS.Timeout | undefined
port.on('message', (request: CatalogRequest) => {
  clearTimeout(resting)
  server?.answer(request)
  if (request.call === 'close') port.close()
  else resting = setTimeout(() => server?.rest(), REST_AFTER).unref()
})
if (!server) port.close()

function open(to: MessagePort): CatalogServer | undefined {
  const send = (report: CatalogReport) => to.postMessage(report)
  try {
    const later = (step: () => void) => void setImmediate(step)
    return new CatalogServer(workerData as CatalogWorkerStart, { send, later })
  } catch (error) {
    const store = storeErrorOf(error)
    if (store === undefined) throw error
    send({ kind: 'refused', store, message: String(error) })
    return undefined
  }
}
