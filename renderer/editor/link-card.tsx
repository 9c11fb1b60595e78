/** The small card under a link: where it leads, and what can be done with it. */
import type { Editor } from '@tiptap/core'
import { Check, Copy, ExternalLink, Pencil, Unlink } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { DocId } from '../../shared/records/keys'
import { IconButton } from '../ui/icon-button'
import { Keys } from '../ui/keys'
import { focusNow } from './focus-now'
import { NoteCard, useCard } from './linking/note-card'
import styles from './link-card.module.css'
import { completeAddress, type LinkTarget, readTarget } from './text-link'
import { useEditorWords } from './words'

const FOLLOW = { key: 'Enter', isCtrl: true } as const

export interface LinkCardProps {
  readonly editor: Editor
  readonly href: string
  /** Where the link stands, in the note's own pixels. */
  readonly at: { readonly left: number; readonly top: number }
  readonly isEditing: boolean
  readonly isReadOnly: boolean
  readonly onEdit: () => void
  readonly onClose: () => void
  readonly onFollow: (target: LinkTarget) => void
}

export function LinkCard(props: LinkCardProps) {
  const { link } = useEditorWords()
  return (
    <section
      className={styles.card}
      style={{ left: props.at.left, top: props.at.top }}
      aria-label={link.label}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        props.onClose()
        focusNow(props.editor)
      }}
    >
      {props.isEditing ? (
        <AddressForm {...props} />
      ) : (
        <>
          <TargetCard href={props.href} />
          <div className={styles.row}>
            <AddressLine {...props} />
          </div>
        </>
      )}
    </section>
  )
}

/** Of a link to a note, a notebook or a base: what the pointer would be shown over it. */
function TargetCard({ href }: Pick<LinkCardProps, 'href'>) {
  const target = readTarget(href)
  if (target.kind === 'collection') return <NoteTarget docId={target.docId} heading={undefined} />
  return target.kind === 'note' ? (
    <NoteTarget docId={target.docId} heading={target.heading} />
  ) : null
}

function NoteTarget(props: { readonly docId: DocId; readonly heading: string | undefined }) {
  const card = useCard(props.docId)
  return card === undefined ? null : <NoteCard card={card} heading={props.heading} />
}

function AddressLine({ editor, href, isReadOnly, onEdit, onClose, onFollow }: LinkCardProps) {
  const { link } = useEditorWords()
  const target = readTarget(href)
  const isOurs = target.kind !== 'web' && target.kind !== 'none'
  const open = target.kind === 'note' ? link.openNote : link.open
  return (
    <>
      <span className={styles.address} title={href}>
        <bdi dir="ltr">
          {isOurs ? <Keys chord={FOLLOW} /> : href.replace(/^(https:\/\/|mailto:)/u, '')}
        </bdi>
        {target.kind === 'none' ? <span className={styles.nowhere}>{link.nowhere}</span> : null}
      </span>
      {target.kind === 'none' ? null : (
        <IconButton icon={ExternalLink} label={open} onPress={() => onFollow(target)} />
      )}
      <IconButton
        icon={Copy}
        label={link.copy}
        onPress={() => void navigator.clipboard.writeText(href)}
      />
      {isReadOnly ? null : (
        <>
          <IconButton icon={Pencil} label={link.edit} onPress={onEdit} />
          <IconButton
            icon={Unlink}
            label={link.remove}
            onPress={() => {
              focusNow(editor).chain().extendMarkRange('link').unsetLink().run()
              onClose()
            }}
          />
        </>
      )}
    </>
  )
}

function AddressForm({ editor, href, onClose }: LinkCardProps) {
  const { link } = useEditorWords()
  const [written, setWritten] = useState(href)
  const [isRefused, setRefused] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.select(), [])
  const save = () => {
    const address = completeAddress(written)
    if (address === undefined) {
      setRefused(true)
      return
    }
    setLink(editor, address)
    onClose()
  }
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <div className={styles.line}>
        <input
          ref={field}
          className={styles.field}
          dir="ltr"
          value={written}
          placeholder={link.placeholder}
          aria-label={link.address}
          aria-invalid={isRefused}
          aria-describedby={isRefused ? 'link-refused' : undefined}
          spellCheck={false}
          onChange={(event) => {
            setWritten(event.target.value)
            setRefused(false)
          }}
        />
        <IconButton icon={Check} label={link.save} onPress={save} />
      </div>
      {isRefused ? (
        <p id="link-refused" className={styles.refused} role="alert">
          {link.refused}
        </p>
      ) : null}
    </form>
  )
}

/** On what is selected, on the whole link that the cursor is in, or as new text. */
function setLink(editor: Editor, href: string): void {
  const { selection } = editor.state
  const chain = focusNow(editor).chain()
  if (selection.empty && !editor.isActive('link')) {
    const text = href.replace(/^(https:\/\/|mailto:)/u, '')
    chain.insertContent({ type: 'text', text, marks: [{ type: 'link', attrs: { href } }] }).run()
  } else chain.extendMarkRange('link').setLink({ href }).run()
}
