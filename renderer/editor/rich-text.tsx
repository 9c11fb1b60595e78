/**
 * A rich text on screen with all that belongs to it: bar, link card, `[[`, what its links lead to. A
 * note's body and an introduction are the same surface with something else above it.
 */
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { RichText } from '../../shared/model/document'
import type { Linked } from '../../shared/text/link'
import { useBridge } from '../bridge/bridge-context'
import type { NoteSession } from '../bridge/note-session'
import type { OpenNoteState } from '../bridge/open-note-state'
import { useHasArrived } from './arrival'
import { useWantedTarget } from './arriving/use-wanted-target'
import { useWantHeading } from './arriving/wanted-target'
import { BarAfterText } from './bar-after-text'
import { type BodyEditor, bodyEditorOf } from './body-editor'
import { BodyView, type BodyViewProps } from './body-view'
import { focusNow } from './focus-now'
import { serveFormats } from './format-request'
import { LinkCard } from './link-card'
import { onLinkRequest } from './link-request'
import { LinkFacts } from './linking/link-facts'
import { LinkMenu } from './linking/link-menu'
import { useLinkingWords } from './linking/words'
import type { WhyReadOnly } from './note-banners'
import { openTarget } from './open-target'
import type { LinkTarget } from './text-link'
import { useLinkCard } from './use-link-card'
import { useEditorWords } from './words'

export interface WaysOut {
  readonly onShow: (linked: Linked) => void
  /** A link was followed whose address leads nowhere. */
  readonly onNowhere: (address: string) => void
  /** Something could not be done: what, in words. */
  readonly onTrouble: (text: string) => void
}

export interface RichTextSurface {
  readonly body: BodyEditor
  /** Why nothing can be typed here; undefined while it can. */
  readonly reason: WhyReadOnly | undefined
  readonly isReadOnly: boolean
  /** Its content is still to come from a relay. */
  readonly isAwaited: boolean
}

export interface RichTextProps extends WaysOut {
  readonly session: NoteSession
  readonly state: OpenNoteState & { readonly kind: 'open' }
  readonly text: RichText
  /** For a text that is read until somebody asks to write in it. */
  readonly isOnlyRead?: boolean
  readonly className: string
  readonly spellCheck: boolean
  /** What an empty text shows. */
  readonly placeholder: (surface: RichTextSurface) => string
  readonly takeFocus: () => 'above' | 'text' | 'none'
  /** Up and Backspace at its very start, or where the focus was asked for above. */
  readonly onLeaveUp: () => void
  readonly marks?: BodyViewProps['marks']
  readonly above?: (surface: RichTextSurface) => React.ReactNode
}

export function RichTextView(props: RichTextProps) {
  const { session, state, text, takeFocus, spellCheck, onLeaveUp, onTrouble } = props
  const { client, desktop } = useBridge()
  const words = useEditorWords()
  const linkingWords = useLinkingWords()
  const surround = useRef<HTMLDivElement>(null)
  const [body] = useState<BodyEditor>(() => bodyEditorOf({ session, text, client, words }))
  const wantHeading = useWantHeading()
  useWantedTarget(body.editor, session, onTrouble)
  const show = (linked: Linked, heading?: string) => {
    if (heading !== undefined) wantHeading(linked.docId, heading)
    props.onShow(linked)
  }
  const [hasMisfit, setMisfit] = useState(body.hasMisfit)
  const follow = (target: LinkTarget, address: string) => {
    if (target.kind === 'none') props.onNowhere(address)
    else openTarget(target, { desktop, window, show })
  }
  useLayoutEffect(() => {
    body.hooks = {
      words: () => words,
      follow,
      leaveUp: onLeaveUp,
      onMisfit: () => setMisfit(true),
      untitled: () => linkingWords.untitled,
      onLinkFailure: () => onTrouble(linkingWords.createFailed),
    }
  })
  const reason: WhyReadOnly | undefined =
    state.readOnly ?? (hasMisfit ? { kind: 'misfit' } : undefined)
  const isReadOnly =
    props.isOnlyRead === true || reason !== undefined || session.binding === 'fixed'
  const card = useLinkCard(body.editor, surround)
  // Before the library has answered nobody knows what is here.
  const isAwaited = !useHasArrived(session) && state.isSynced
  const surface = { body, reason, isReadOnly, isAwaited }

  useEffect(() => {
    const wanted = isReadOnly ? 'none' : takeFocus()
    if (wanted === 'above') body.hooks.leaveUp()
    if (wanted === 'text') focusNow(body.editor)
  }, [body, isReadOnly, takeFocus])

  useEffect(() => {
    return onLinkRequest(() => {
      if (!isReadOnly) card.edit()
    })
  }, [card, isReadOnly])

  useEffect(() => (isReadOnly ? undefined : serveFormats(body.editor)), [body, isReadOnly])

  return (
    <div
      ref={surround}
      className={props.className}
      onBlur={(event) => {
        // Another program has the focus: one comes back, perhaps with the address.
        if (!document.hasFocus()) return
        if (!event.currentTarget.contains(event.relatedTarget)) card.close()
      }}
      onKeyDown={(event) => {
        if (event.altKey && event.key === 'F10') focusBar(surround.current, event)
        if (event.key === 'Escape' && isInBar(event.target)) {
          focusNow(body.editor)
          event.preventDefault()
        }
        const isLink = (event.ctrlKey || event.metaKey) && event.shiftKey
        if (isLink && event.key.toLowerCase() === 'k' && !isReadOnly) {
          event.preventDefault()
          card.edit()
        }
      }}
    >
      {isReadOnly ? null : <BarAfterText editor={body.editor} onLink={card.edit} />}
      {props.above?.(surface)}
      <BodyView
        body={body}
        isReadOnly={isReadOnly}
        spellCheck={spellCheck}
        placeholder={props.placeholder(surface)}
        {...(props.marks ? { marks: props.marks } : {})}
      />
      <LinkFacts linking={body.linking} docId={session.docId} />
      <LinkMenu editor={body.editor} choices={body.linking.choices} note={surround} />
      {card.shown ? (
        <LinkCard
          key={`${card.shown.href} ${card.isEditing}`}
          editor={body.editor}
          href={card.shown.href}
          at={card.shown.at}
          isEditing={card.isEditing}
          isReadOnly={isReadOnly}
          onEdit={card.edit}
          onClose={card.close}
          onFollow={(target) => follow(target, card.shown?.href ?? '')}
        />
      ) : null}
    </div>
  )
}

function isInBar(target: EventTarget): boolean {
  return target instanceof Element && target.closest('[data-format-bar]') !== null
}

function focusBar(surround: HTMLElement | null, event: React.KeyboardEvent): void {
  const first = surround?.querySelector<HTMLElement>('[data-format-bar] button')
  if (!first) return
  event.preventDefault()
  first.focus()
}
