/**
 * What stands between a note's title and its text: the type and the dates on one quiet line, then
 * only those details that say something. Letters of the text below draw nothing of this anew.
 */
import { useState } from 'react'
import type { DocId } from '../../../../shared/records/keys'
import { useNoteCard } from '../../../bridge/hooks'
import { Fields } from '../../../editor/fields/fields'
import { type OpenFacts, useNoteFacts } from '../../../editor/use-note-facts'
import { NoteProps } from '../note-props'
import { AddDetail } from './add-detail'
import { DetailRow } from './detail-row'
import { type Detail, hiddenDetails, shownDetails } from './details'
import styles from './head.module.css'
import { TypeChip, TypeName } from './type-chip'

export function NoteHead({ docId }: { readonly docId: DocId }) {
  const open = useNoteFacts(docId)
  const type = useNoteCard(docId)?.type
  // What stands there once it is open, so that nothing below moves.
  if (!open)
    return (
      <div className={styles.head}>
        <div className={styles.line}>
          {type ? <TypeName type={type} /> : null}
          <NoteProps docId={docId} />
        </div>
      </div>
    )
  return <OpenHead docId={docId} open={open} />
}

/** Details that were asked for; the last one takes the cursor. */
interface Asked {
  readonly details: ReadonlySet<Detail>
  readonly last: Detail | undefined
}

const NOTHING_ASKED: Asked = { details: new Set(), last: undefined }

function OpenHead({ docId, open }: { readonly docId: DocId; readonly open: OpenFacts }) {
  const { facts, isReadOnly, undo } = open
  const [asked, setAsked] = useState(NOTHING_ASKED)
  const shown = shownDetails(facts, asked.details, isReadOnly ? 'read-only' : 'may-change')
  const ask = (detail: Detail) =>
    setAsked({ details: new Set([...asked.details, detail]), last: detail })
  return (
    <Fields undo={undo} className={styles.head}>
      <div className={styles.line}>
        <TypeChip open={open} />
        <NoteProps docId={docId} />
        {isReadOnly ? null : (
          <AddDetail type={facts.type} hidden={hiddenDetails(facts, shown)} onAsk={ask} />
        )}
      </div>
      {shown.length > 0 ? (
        <div className={styles.details}>
          {shown.map((detail) => (
            <DetailRow
              key={detail}
              docId={docId}
              detail={detail}
              open={open}
              hasFocus={asked.last === detail}
            />
          ))}
        </div>
      ) : null}
    </Fields>
  )
}
