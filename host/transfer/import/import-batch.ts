/** Documents on their way out of a thread: some at a time, packed, and not faster than they are taken. */
import type { ImportedDocument } from '../contract'
import { type DocumentsReport, pack } from '../messages'

export interface BatchPort {
  send(report: DocumentsReport, transfer: readonly ArrayBuffer[]): void
  /** Settles when what was sent before the last one has been taken. */
  whenTaken(): Promise<void>
}

const BATCH_DOCUMENTS = 32
const BATCH_BYTES = 1024 * 1024

export class Batch {
  readonly #port: BatchPort
  #made: ImportedDocument[] = []
  #bytes = 0
  /** Of notes. */
  count = 0

  constructor(port: BatchPort) {
    this.#port = port
  }

  async add(made: ImportedDocument): Promise<void> {
    this.#made.push(made)
    this.#bytes += made.sealedState.byteLength
    if (made.kind === 'note') this.count += 1
    if (this.#made.length >= BATCH_DOCUMENTS || this.#bytes > BATCH_BYTES) await this.finish()
  }

  async finish(): Promise<void> {
    if (this.#made.length === 0) return
    const none = new Uint8Array()
    const packed = pack(
      this.#made.flatMap(({ editSecret, sealedKeys, sealedState, origin }) => [
        editSecret,
        sealedKeys,
        sealedState,
        origin?.folder ?? none,
        origin?.path ?? none,
        origin?.content ?? none,
      ]),
    )
    const documents = this.#made.map(({ docId, roomId, kind, createdAt, modifiedAt }) => ({
      docId,
      roomId,
      kind,
      createdAt,
      modifiedAt,
    }))
    this.#made = []
    this.#bytes = 0
    this.#port.send({ kind: 'documents', documents, packed }, [packed.bytes.buffer])
    await this.#port.whenTaken()
    // What another thread sent has its turn.
    await new Promise((settle) => setImmediate(settle))
  }
}
