import { memo } from 'react'
import { Button, Dialog, DialogTrigger, Heading, Popover } from 'react-aria-components'
import type { CollectionKind } from '../../../shared/model/document'
import type { DocId } from '../../../shared/records/keys'
import { useBridge } from '../../bridge/bridge-context'
import { useNoteStatus, useReadable } from '../../bridge/hooks'
import { useWords } from '../../i18n/use-words'
import { ICON } from '../../ui/icon'
import { menuPopover } from '../../ui/menu'
import styles from './status.module.css'
import { StatusDetail } from './status-detail'
import { type StatusLook, statusLook } from './status-words'
import { useTruth } from './use-truth'

export interface StatusButtonProps {
  readonly docId: DocId
  readonly isDraft: boolean
  /** What it is, where it is no note. */
  readonly collection?: CollectionKind
}

/** How the document on the page stands, in words; pressed, it says the whole of it. */
export function StatusButton(props: StatusButtonProps) {
  const { t } = useWords()
  const look = statusLook(t, useTruth(props.docId, props.isDraft))
  return <Shown {...props} {...look} />
}

/** Drawn anew only for other words, whatever is drawn around it. */
const Shown = memo(function Shown(props: StatusButtonProps & StatusLook) {
  const { icon: Drawn, tone, words, collection, ...document } = props
  const { t } = useWords()
  return (
    <DialogTrigger>
      <Button
        className={`${styles.button} ${styles[tone]}`}
        aria-label={t(collection ? `status.labelOf.${collection}` : 'status.label', { words })}
      >
        <Drawn {...ICON} />
        <span className={styles.words}>{words}</span>
      </Button>
      <Popover className={`${menuPopover} ${styles.popover}`} placement="bottom end">
        <Dialog className={styles.detail ?? ''}>
          {({ close }) => (
            <>
              <Heading slot="title" level={2} className={styles.title ?? ''}>
                {t(collection ? `status.titleOf.${collection}` : 'status.title')}
              </Heading>
              <Detail {...document} onLeave={close} />
            </>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
})

function Detail({ docId, isDraft, onLeave }: StatusButtonProps & { readonly onLeave: () => void }) {
  const truth = useTruth(docId, isDraft)
  const status = useNoteStatus(docId)
  const isUnsaved = useReadable(useBridge().notes.isUnsaved(docId)) || isDraft
  return <StatusDetail {...{ truth, status, isUnsaved, onLeave }} />
}
