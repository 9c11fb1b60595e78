/** One session on screen: bar, banners, title, body and link card. */
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { DocId } from '../../shared/records/keys'
import { useBridge } from '../bridge/bridge-context'
import type { NoteSession } from '../bridge/note-session'
import type { OpenNoteState } from '../bridge/open-note-state'
import { NotArrivedBanner, useHasArrived } from './arrival'
import { BarAfterText } from './bar-after-text'
import { type BodyEditor, bodyEditorOf } from './body-editor'
import { BodyView } from './body-view'
import { NoteFinding } from './finding/note-finding'
import { focusNow } from './focus-now'
import { LinkCard } from './link-card'
import { LinkFacts } from './linking/link-facts'
import { LinkMenu } from './linking/link-menu'
import { useWantedHeading } from './linking/use-wanted-heading'
import { useLinkingWords } from './linking/words'
import styles from './note.module.css'
import { CopyTroubleBanner, ReadOnlyBanner, type WhyReadOnly } from './note-banners'
import { openTarget } from './open-target'
import type { LinkTarget } from './text-link'
import { TitleView } from './title-view'
import { useLinkCard } from './use-link-card'
import { useEditorWords } from './words'

export interface LiveNoteProps {
  readonly session: NoteSession
  readonly state: OpenNoteState & { readonly kind: 'open' }
  readonly takeFocus: () => 'title' | 'body' | 'none'
  readonly spellCheck: boolean
  readonly onShowNote: (docId: DocId) => void
  /** A link was followed whose address leads nowhere. */
  readonly onNowhere: (address: string) => void
  /** Something could not be done: what, in words. */
  readonly onTrouble: (text: string) => void
  readonly children?: React.ReactNode
}

export function LiveNote(props: LiveNoteProps) {
  const { session, state, takeFocus, spellCheck, onShowNote, onNowhere, onTrouble, children } =
    props
  const { client, desktop } = useBridge()
  const words = useEditorWords()
  const linkingWords = useLinkingWords()
  const note = useRef<HTMLDivElement>(null)
  const title = useRef<HTMLTextAreaElement>(null)
  const [body] = useState<BodyEditor>(() => bodyEditorOf(session, client, words))
  const goToHeading = useWantedHeading(body.editor, session, onTrouble)
  const showNote = (docId: DocId, heading: string | undefined) => {
    if (heading !== undefined) goToHeading(docId, heading)
    onShowNote(docId)
  }
  const [hasMisfit, setMisfit] = useState(body.hasMisfit)
  const follow = (target: LinkTarget, address: string) => {
    if (target.kind === 'none') onNowhere(address)
    else openTarget(target, { desktop, window, showNote })
  }
  useLayoutEffect(() => {
    body.hooks = {
      words: () => words,
      follow,
      leaveUp: () => focusAtEnd(title.current),
      onMisfit: () => setMisfit(true),
      untitled: () => linkingWords.untitled,
      onLinkFailure: () => onTrouble(linkingWords.createFailed),
    }
  })
  const reason: WhyReadOnly | undefined =
    state.readOnly ?? (hasMisfit ? { kind: 'misfit' } : undefined)
  const isReadOnly = reason !== undefined || session.binding === 'fixed'
  const card = useLinkCard(body.editor, note)
  // Before the library has answered nobody knows what is here.
  const isAwaited = !useHasArrived(session) && state.isSynced

  useEffect(() => {
    const wanted = isReadOnly ? 'none' : takeFocus()
    if (wanted === 'title') focusAtEnd(title.current)
    if (wanted === 'body') focusNow(body.editor)
  }, [body, isReadOnly, takeFocus])

  useEffect(() => {
    const addLink = () => {
      if (!isReadOnly) card.edit()
    }
    document.addEventListener('carnet:add-link', addLink)
    return () => document.removeEventListener('carnet:add-link', addLink)
  }, [card, isReadOnly])

  return (
    <div
      ref={note}
      className={styles.note}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) card.close()
      }}
      onKeyDown={(event) => {
        if (event.altKey && event.key === 'F10') focusBar(note.current, event)
        if (event.key === 'Escape' && isInBar(event.target)) focusNow(body.editor)
        const isLink = (event.ctrlKey || event.metaKey) && event.shiftKey
        if (isLink && event.key.toLowerCase() === 'k' && !isReadOnly) {
          event.preventDefault()
          card.edit()
        }
      }}
    >
      {isReadOnly ? null : <BarAfterText editor={body.editor} onLink={card.edit} />}
      <NoteFinding body={body} isReadOnly={isReadOnly} />
      {reason || state.copyTrouble || isAwaited ? (
        <div className={styles.banner}>
          {isAwaited ? <NotArrivedBanner docId={session.docId} /> : null}
          {reason ? <ReadOnlyBanner reason={reason} /> : null}
          {state.copyTrouble ? <CopyTroubleBanner /> : null}
        </div>
      ) : null}
      <TitleView
        session={session}
        area={title}
        isReadOnly={isReadOnly}
        spellCheck={spellCheck}
        onLeaveDown={() => focusNow(body.editor, 'start')}
      />
      {children}
      <BodyView
        body={body}
        isReadOnly={isReadOnly}
        spellCheck={spellCheck}
        placeholder={isAwaited ? '' : isReadOnly ? words.emptyPlaceholder : words.placeholder}
      />
      <LinkFacts linking={body.linking} docId={session.docId} />
      <LinkMenu editor={body.editor} choices={body.linking.choices} note={note} />
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

function focusAtEnd(area: HTMLTextAreaElement | null): void {
  area?.focus()
  area?.setSelectionRange(area.value.length, area.value.length)
}

function isInBar(target: EventTarget): boolean {
  return target instanceof Element && target.closest('[data-format-bar]') !== null
}

function focusBar(note: HTMLElement | null, event: React.KeyboardEvent): void {
  const first = note?.querySelector<HTMLElement>('[data-format-bar] button')
  if (!first) return
  event.preventDefault()
  first.focus()
}
