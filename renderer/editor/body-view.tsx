import { useLayoutEffect, useRef } from 'react'
import type { BodyEditor } from './body-editor'
import cursors from './cursors.module.css'
import note from './note.module.css'
import prose from './prose.module.css'
import { useEditorWords } from './words'

export interface BodyViewProps {
  readonly body: BodyEditor
  readonly isReadOnly: boolean
  readonly spellCheck: boolean
  /** What an empty text shows. */
  readonly placeholder: string
  /** What it is called and known by, where it is no note's body; stays the same object. */
  readonly marks?: { readonly label: string; readonly attributes: Readonly<Record<string, string>> }
}

const OF_A_NOTE = { 'data-note-body': '', 'data-region-start': '' }

/** Where the editor's view hangs while its text is on screen. */
export function BodyView(props: BodyViewProps) {
  const { body, isReadOnly, spellCheck, placeholder, marks } = props
  const words = useEditorWords()
  const place = useRef<HTMLDivElement>(null)
  // Before it is on the page: a note that may not be changed is never editable for a moment.
  useLayoutEffect(() => {
    const { editor } = body
    if (editor.isDestroyed) return
    body.isEditable = !isReadOnly
    body.placeholder = placeholder
    editor.setOptions({
      editable: !isReadOnly,
      editorProps: {
        attributes: {
          class: `${prose.prose} ${cursors.surface}`,
          role: 'textbox',
          'aria-multiline': 'true',
          'aria-label': marks?.label ?? words.body,
          'aria-readonly': String(isReadOnly),
          spellcheck: String(spellCheck),
          ...(marks?.attributes ?? OF_A_NOTE),
          // What cannot be typed into is still read and scrolled with the keyboard.
          ...(isReadOnly ? { tabindex: '0' } : {}),
        },
      },
    })
  }, [body, isReadOnly, spellCheck, placeholder, marks, words])
  useLayoutEffect(() => {
    const element = body.editor.options.element
    if (!(element instanceof HTMLElement) || body.editor.isDestroyed) return undefined
    place.current?.append(element)
    return () => element.remove()
  }, [body])
  return <div ref={place} className={note.body} />
}
