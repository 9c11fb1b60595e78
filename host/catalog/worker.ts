/** The catalog's worker thread; see serve-catalog.ts. */
import { parentPort, workerData } from 'node:worker_threads'
import { readySodium } from '../../shared/records/sodium'
import type { CatalogRequest, CatalogWorkerStart } from './messages'
import { CatalogServer } from './serve-catalog'

const port = parentPort
if (!port) throw new Error('this is the code of a worker thread')

await readySodium()
const server = new CatalogServer(workerData as CatalogWorkerStart, {
  send: (report) => port.postMessage(report),
  later: (step) => void setImmediate(step),
})
port.on('message', (request: CatalogRequest) => {
  server.answer(request)
  if (request.call === 'close') port.close()
})
