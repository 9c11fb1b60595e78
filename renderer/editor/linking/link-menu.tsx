/** What may be linked, under the brackets that were typed. The text keeps the focus all the while. */
import type { Editor } from '@tiptap/core'
import { Hash, Plus } from 'lucide-react'
import { type RefObject, useEffect, useId, useLayoutEffect, useRef } from 'react'
import { useReadable } from '../../bridge/hooks'
import { ICON } from '../../ui/icon'
import styles from './link-menu.module.css'
import type { ChoicesShown, LinkChoice, LinkChoices } from './link-choices'
import { Marked } from './marked'
import { readTypedLink } from './typed-link'
import { TYPE_ICONS } from './type-icons'
import { useLinkingWords } from './words'

/** Room that the list needs, in pixels. */
const WIDTH = 360
const HEIGHT = 330

export interface LinkMenuProps {
  readonly editor: Editor
  readonly choices: LinkChoices
  /** What it is placed in. */
  readonly note: RefObject<HTMLElement | null>
}

export function LinkMenu({ editor, choices, note }: LinkMenuProps) {
  const shown = useReadable(choices)
  // Without an answer yet there is nothing to show, and an empty box would only flash.
  if (shown.query === null || (shown.choices.length === 0 && !shown.isCurrent)) return null
  return <OpenMenu editor={editor} choices={choices} note={note} shown={shown} />
}

function OpenMenu({
  editor,
  choices,
  note,
  shown,
}: LinkMenuProps & { readonly shown: ChoicesShown }) {
  const words = useLinkingWords()
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const { active, within, query } = shown
  useActiveDescendant(editor, shown.choices.length > 0 ? `${id}${active}` : undefined, id)
  useLayoutEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [active, shown.choices])
  const place = placeOf(editor, note.current)
  if (!place) return null
  const typed = within ? (query ?? '').slice((query ?? '').indexOf('#') + 1) : (query ?? '')
  const heading = within ? words.headingsOf(within.title || words.untitled) : words.link
  return (
    <div className={styles.menu} style={place} data-link-menu="">
      <p className={styles.label}>{typed === '' && !within ? words.recent : heading}</p>
      <div ref={list} id={id} className={styles.list} role="listbox" aria-label={words.link}>
        {shown.choices.map((choice, index) => (
          <div
            key={keyOf(choice)}
            id={`${id}${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            className={styles.option}
            onPointerMove={() => choices.point(index)}
            // The text keeps the focus.
            onPointerDown={(event) => event.preventDefault()}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => {
              choices.point(index)
              choices.choose()
            }}
          >
            <Choice choice={choice} typed={typed} />
          </div>
        ))}
      </div>
      {shown.choices.length === 0 ? <p className={styles.none}>{words.nothing}</p> : null}
      {shown.choices[active]?.kind === 'note' ? (
        <p className={styles.hint}>{words.headingHint}</p>
      ) : null}
    </div>
  )
}

function Choice({ choice, typed }: { readonly choice: LinkChoice; readonly typed: string }) {
  const words = useLinkingWords()
  if (choice.kind === 'create') {
    return (
      <>
        <Plus {...ICON} />
        <span className={styles.words}>
          <span className={styles.title}>{words.create[choice.type](choice.title)}</span>
        </span>
      </>
    )
  }
  if (choice.kind === 'heading') {
    return (
      <>
        <Hash {...ICON} />
        <span className={styles.words}>
          <span className={styles.title} dir="auto">
            <Marked text={choice.heading} part={typed} />
          </span>
        </span>
      </>
    )
  }
  const { title, alias, type, summary } = choice.target
  const Icon = TYPE_ICONS[type]
  return (
    <>
      <Icon {...ICON} />
      <span className={styles.words}>
        <span className={styles.title} dir="auto">
          <Marked text={title || words.untitled} part={typed} />
          {alias === null ? null : (
            <span className={styles.alias}>
              <Marked text={alias} part={typed} />
            </span>
          )}
        </span>
        {summary === '' ? null : (
          <span className={styles.summary} dir="auto">
            {summary}
          </span>
        )}
      </span>
      {type === 'general' ? null : <span className={styles.type}>{words.types[type]}</span>}
    </>
  )
}

/** A screen reader is told of the choice while the cursor stays in the text. */
function useActiveDescendant(editor: Editor, option: string | undefined, list: string): void {
  useEffect(() => {
    if (editor.isDestroyed) return undefined
    const { dom } = editor.view
    dom.setAttribute('aria-autocomplete', 'list')
    dom.setAttribute('aria-controls', list)
    return () => {
      for (const name of ['aria-autocomplete', 'aria-controls', 'aria-activedescendant'])
        dom.removeAttribute(name)
    }
  }, [editor, list])
  useEffect(() => {
    if (editor.isDestroyed) return
    if (option === undefined) editor.view.dom.removeAttribute('aria-activedescendant')
    else editor.view.dom.setAttribute('aria-activedescendant', option)
  }, [editor, option])
}

/** Below the brackets, or above them where there is no room below. */
function placeOf(editor: Editor, note: HTMLElement | null): React.CSSProperties | undefined {
  const typed = editor.isDestroyed ? undefined : readTypedLink(editor.state)
  if (!typed || !note) return undefined
  const box = note.getBoundingClientRect()
  const { left, top, bottom } = editor.view.coordsAtPos(typed.from)
  const side = { left: Math.max(0, Math.min(left - box.left, box.width - WIDTH)) }
  const isAbove = bottom + HEIGHT > window.innerHeight && top > HEIGHT
  return isAbove
    ? { ...side, bottom: box.bottom - top + 6 }
    : { ...side, top: bottom - box.top + 6 }
}

function keyOf(choice: LinkChoice): string {
  if (choice.kind === 'create') return `create ${choice.type}`
  return choice.kind === 'note' ? choice.target.docId : `${choice.target.docId} ${choice.heading}`
}
