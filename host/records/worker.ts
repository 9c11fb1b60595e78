/** The worker thread that opens records: keys and ciphertext come in, what is to be stored goes out. */
import { parentPort, workerData } from 'node:worker_threads'
import { readySodium } from '../../shared/records/sodium'
import { LocalCipher } from '../log/local-cipher'
import type { RecordsReply, RecordsRequest, RecordsWorkerStart } from './messages'
import { openDelivered, type ReadingKeys } from './open-delivered'
import type { OpenedDelivery } from './opened-delivery'

const port = parentPort
if (!port) throw new Error('this is the code of a worker thread')

await readySodium()
const cipher = new LocalCipher((workerData as RecordsWorkerStart).localKey)
port.on('message', ({ id, documents }: RecordsRequest) => {
  const opened = documents.map(({ keys, records }) => records.map((bytes) => open(keys, bytes)))
  const reply: RecordsReply = { id, opened }
  port.postMessage(reply)
})

/** Without the clear text: the other thread has no need of it. */
function open(keys: ReadingKeys, bytes: Uint8Array): OpenedDelivery {
  const opened = openDelivered(keys, bytes, cipher)
  if (opened.kind === 'refused') return opened
  const { kind, recordKind, place, sealed } = opened
  return { kind, recordKind, place, sealed }
}
