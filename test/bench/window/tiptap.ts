// A plain Tiptap page: what an editor costs with nothing behind it. With `room` in its address the
// document is a Yjs one that y-websocket carries, without anything of ours.
import { Editor } from '@tiptap/core'
import { Collaboration } from '@tiptap/extension-collaboration'
import { StarterKit } from '@tiptap/starter-kit'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'

const room = new URLSearchParams(location.search).get('room')
const doc = room ? new Y.Doc() : undefined
const provider = room && doc ? connect(room, doc) : undefined

const editor = new Editor({
  element: document.querySelector('#place'),
  extensions: [
    StarterKit.configure(doc ? { undoRedo: false } : {}),
    ...(doc ? [Collaboration.configure({ document: doc })] : []),
  ],
  editorProps: { attributes: { 'data-note-body': '' } },
})

function connect(address: string, shared: Y.Doc): WebsocketProvider {
  const at = address.lastIndexOf('/')
  return new WebsocketProvider(address.slice(0, at), address.slice(at + 1), shared, {
    disableBc: true,
  })
}

Object.assign(window, {
  benchEditor: {
    /** Paragraphs as the same Markdown would give them, near enough for a measure. */
    show(markdown: string): void {
      const [, ...blocks] = markdown.trim().split(/\n{2,}/u)
      editor.commands.setContent(
        blocks.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })),
      )
    },
    isSynced: () => provider?.synced ?? false,
  },
})
