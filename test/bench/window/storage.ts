// y-indexeddb with one database a note, as it is used where there is nothing else: every note is
// created, stored, and in a second page loaded again.
import { IndexeddbPersistence } from 'y-indexeddb'
import * as Y from 'yjs'

Object.assign(window, {
  benchStorage: {
    async store(notes: readonly { readonly name: string; readonly update: string }[]) {
      const start = performance.now()
      for (const { name, update } of notes) {
        const doc = new Y.Doc()
        const kept = new IndexeddbPersistence(name, doc)
        await kept.whenSynced
        Y.applyUpdate(doc, bytesOf(update))
        // Closes after the write that the update has begun.
        await kept.destroy()
        doc.destroy()
      }
      return performance.now() - start
    },
    async load(names: readonly string[]) {
      const start = performance.now()
      const states: string[] = []
      for (const name of names) {
        const doc = new Y.Doc()
        const kept = new IndexeddbPersistence(name, doc)
        await kept.whenSynced
        states.push(doc.getXmlFragment('body').toJSON())
        await kept.destroy()
        doc.destroy()
      }
      return { time: performance.now() - start, states }
    },
  },
})

function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
}
