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
  /** What an empty note shows. */
  readonly placeholder: string
}

/** Where the editor's view hangs while the note is on screen. */
export function BodyView({ body, isReadOnly, spellCheck, placeholder }: BodyViewProps) {
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
          'aria-label': words.body,
          'aria-readonly': String(isReadOnly),
          spellcheck: String(spellCheck),
          'data-note-body': '',
          'data-region-start': '',
          // What cannot be typed into is still read and scrolled with the keyboard.
          ...(isReadOnly ? { tabindex: '0' } : {}),
        },
      },
    })
  }, [body, isReadOnly, spellCheck, placeholder, words])
  useLayoutEffect(() => {
    const element = body.editor.options.element
    if (!(element instanceof HTMLElement) || body.editor.isDestroyed) return undefined
    place.current?.append(element)
    return () => element.remove()
  }, [body])
  return <div ref={place} className={note.body} />
}
