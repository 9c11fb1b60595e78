/**
 * The ProseMirror side of one session, made outside React and kept as long as the session: its
 * undo and selection survive a look at another note. React only hangs its element into the page.
 */
import { Editor, type Extensions } from '@tiptap/core'
import Collaboration from '@tiptap/extension-collaboration'
import type { XmlFragment } from 'yjs'
import type { RichText } from '../../shared/model/document'
import type { NoteSession } from '../bridge/note-session'
import { SYSTEM_CLOCK } from '../bridge/page-clock'
import { carets } from './carets'
import { arrivedMark } from './arriving/arrived-mark'
import { Finding } from './finding/finding'
import { startPatternThread } from './finding/pattern-thread'
import { readFixedBody } from './fixed-body'
import { type Follow, followLinks } from './follow-links'
import type { HostClient } from '../bridge/host-client'
import { Linking } from './linking/linking'
import { NoteImages } from './note-images'
import { MarksInWords } from './marks-in-words'
import { keepMisfits } from './misfits'
import { schemaExtensions } from './schema'
import { lineAfterEnd, placeholder, titleAbove, viewOnlyGuard } from './small-plugins'
import type { EditorWords } from './words'

export interface BodyHooks {
  /** Read anew each time: the language may change while the note is open. */
  readonly words: () => EditorWords
  readonly follow: Follow
  readonly leaveUp: () => void
  /** The document holds what cannot be drawn: nothing may be written any more. */
  readonly onMisfit: () => void
  readonly untitled: () => string
  /** A note that was to be linked could not be made. */
  readonly onLinkFailure: () => void
}

export interface BodyEditor {
  readonly editor: Editor
  readonly linking: Linking
  readonly finding: Finding
  /** Kept current by the view that is on screen. */
  hooks: BodyHooks
  /** Something in it could not be drawn: also when nobody listened yet. */
  hasMisfit: boolean
  isEditable: boolean
  /** What an empty note shows. */
  placeholder: string
}

const editors = new WeakMap<NoteSession, BodyEditor>()

/** The one that was made for this session, if one was. */
export function findBodyEditor(session: NoteSession): BodyEditor | undefined {
  return editors.get(session)
}

export interface BodyParts {
  readonly session: NoteSession
  /** Of a document only one is ever bound. */
  readonly text: RichText
  readonly client: HostClient
  readonly words: EditorWords
}

/** The same one for the same session; destroyed with it. */
export function bodyEditorOf({ session, text, client, words }: BodyParts): BodyEditor {
  const known = editors.get(session)
  if (known) return known
  const images = new NoteImages(client, session)
  const nothing = () => {}
  const hooks: BodyHooks = {
    words: () => words,
    follow: nothing,
    leaveUp: nothing,
    onMisfit: nothing,
    untitled: () => '',
    onLinkFailure: nothing,
  }
  const held = holder(hooks, client, session)
  const surface = { session, fragment: session.doc.getXmlFragment(text), images, held }
  const made = session.binding === 'live' ? bind(surface) : draw(surface)
  editors.set(session, made)
  session.onClose(() => {
    made.editor.destroy()
    images.close()
  })
  return made
}

interface Surface {
  readonly session: NoteSession
  readonly fragment: XmlFragment
  readonly images: NoteImages
  readonly held: Held
}

function bind({ session, fragment, images, held }: Surface): BodyEditor {
  const editor = new Editor({
    ...basics(),
    extensions: [
      ...extensionsOf(held, images),
      ...held.linking.extensions,
      placeholder(() => held.placeholder),
      titleAbove(() => held.hooks.leaveUp()),
      viewOnlyGuard(() => held.isEditable),
      Collaboration.configure({
        fragment,
        yUndoOptions: { undoManager: session.undo },
      }),
      carets({ awareness: session.awareness, nameless: () => held.hooks.words().nameless }),
    ],
    // Before its view draws the document for the first time.
    onBeforeCreate: ({ editor: created }) => keepMisfits(created.schema),
    enableContentCheck: true,
    onContentError: () => {
      held.hasMisfit = true
      held.hooks.onMisfit()
    },
  })
  session.onReceiving(() => lookAtCursor(editor))
  return Object.assign(held, { editor })
}

/**
 * A key or a click has moved the cursor, and a busy page tells the editor of it only later: what
 * others write, drawn in between, would put the cursor back to where it was.
 */
function lookAtCursor({ view, isDestroyed }: Editor): void {
  if (isDestroyed || view.composing || !view.hasFocus()) return
  view.dom.ownerDocument.dispatchEvent(new Event('selectionchange'))
}

function draw({ session, fragment, images, held }: Surface): BodyEditor {
  const editor = new Editor({
    ...basics(),
    editable: false,
    extensions: [...extensionsOf(held, images), ...held.linking.drawing],
  })
  let isWaiting = false
  const redraw = () => {
    isWaiting = false
    if (editor.isDestroyed) return
    const { tr } = editor.state
    const body = readFixedBody(fragment, editor.schema)
    editor.view.dispatch(tr.replaceWith(0, tr.doc.content.size, body.content))
  }
  redraw()
  session.doc.on('update', () => {
    if (!isWaiting) queueMicrotask(redraw)
    isWaiting = true
  })
  return Object.assign(held, { editor })
}

/** Its element is moved in and out of the page whole: a view that is made twice would bind twice. */
function basics() {
  return {
    element: document.createElement('div'),
    injectCSS: false,
    // Nobody listens to what it finds out about each change.
    enableCoreExtensions: { delete: false },
  } as const
}

type Held = Omit<BodyEditor, 'editor'>

function holder(hooks: BodyHooks, client: HostClient, session: NoteSession): Held {
  const { docId, doc, undo } = session
  const linking: Linking = new Linking(client, docId, {
    untitled: () => held.hooks.untitled(),
    onFailure: () => held.hooks.onLinkFailure(),
  })
  const finding = new Finding({ doc, undo, clock: SYSTEM_CLOCK, startPattern: startPatternThread })
  const held: Held = {
    hooks,
    linking,
    finding,
    isEditable: true,
    hasMisfit: false,
    placeholder: '',
  }
  return held
}

function extensionsOf(held: Pick<Held, 'hooks' | 'finding'>, images: NoteImages): Extensions {
  return [
    ...schemaExtensions(
      {
        task: (text) => held.hooks.words().task(text),
        generic: (kind) => held.hooks.words().generic(kind),
      },
      { watch: images.watch, words: () => held.hooks.words().image },
    ),
    MarksInWords,
    lineAfterEnd(),
    followLinks((target, address) => held.hooks.follow(target, address)),
    ...held.finding.extensions,
    arrivedMark(SYSTEM_CLOCK),
  ]
}
