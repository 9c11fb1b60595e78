// A page as far as carets go: what y-websocket carries to and from a window.
import * as decoding from 'lib0/decoding'
import * as awareness from 'y-protocols/awareness'
import * as Y from 'yjs'
import type { Reader } from '../../host/rooms/open-document'

export interface Caret {
  readonly name: string
  readonly at: number
}

/** The message type of y-websocket. */
const AWARENESS = 1

export class Page {
  readonly reader: Reader
  readonly #awareness = new awareness.Awareness(new Y.Doc())

  constructor(changed: () => void) {
    this.#awareness.setLocalState(null)
    this.reader = {
      mayWrite: true,
      close() {},
      send: (message) => {
        const decoder = decoding.createDecoder(message)
        if (decoding.readVarUint(decoder) !== AWARENESS) return
        const update = decoding.readVarUint8Array(decoder)
        awareness.applyAwarenessUpdate(this.#awareness, update, 'host')
        changed()
      },
    }
  }

  place(caret: Caret): Uint8Array {
    this.#awareness.setLocalState(caret)
    return awareness.encodeAwarenessUpdate(this.#awareness, [this.#awareness.clientID])
  }

  others(): readonly Caret[] {
    const states = [...this.#awareness.getStates()]
    return states
      .filter(([client]) => client !== this.#awareness.clientID)
      .map(([, state]) => state as Caret)
  }

  close(): void {
    this.#awareness.destroy()
  }
}
