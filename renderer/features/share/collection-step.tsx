/** In so many words, before anything is shared: what goes along, how much of it, and what does not. */
import { useState } from 'react'
import type { CollectionRow } from '../../../shared/contract/collections'
import type { SharingPreview } from '../../../shared/contract/sharing'
import { Going } from '../../app/going'
import { useSharingPreview } from '../../bridge/collection-hooks'
import { useWords } from '../../i18n/use-words'
import { Banner } from '../../ui/banner'
import { Button } from '../../ui/button'
import { Choice } from '../../ui/choice'
import { useDialogStep } from '../../ui/dialog-steps'
import styles from './share-links.module.css'

export interface CollectionStepProps {
  readonly collection: CollectionRow
  readonly onAgree: (editing: boolean) => void
  /** Where the links were there already. */
  readonly onBack?: () => void
}

export function CollectionStep(props: CollectionStepProps) {
  const { collection, onBack } = props
  const { t } = useWords()
  useDialogStep(onBack)
  const preview = useSharingPreview(collection.docId)
  if (!preview) return <p role="status">{t('share.collection.counting')}</p>
  return <Told {...props} preview={preview} />
}

interface ToldProps extends CollectionStepProps {
  readonly preview: SharingPreview
}

function Told({ collection, preview, onAgree, onBack }: ToldProps) {
  const { t } = useWords()
  const { kind, isShared } = collection
  const [chosen, setRights] = useState<'read' | 'edit'>()
  // What was read the last time stands there until it is read again.
  const rights = chosen ?? (preview.sharesEditing ? 'edit' : 'read')
  return (
    <>
      <p>
        <strong>{wholeOf(kind, preview, t)}</strong>
      </p>
      <Choice
        label={t(`share.collection.choice.${kind}`)}
        value={rights}
        options={[
          { value: 'read', label: t('share.collection.toRead') },
          { value: 'edit', label: t('share.collection.toEdit') },
        ]}
        onChange={setRights}
      />
      <p>{t(`share.collection.what.${rights}.${kind}`)}</p>
      <Going preview={preview} rights={rights} />
      <p>{t(`share.collection.later.${rights}.${kind}`)}</p>
      {isShared ? null : <Banner>{t('share.collection.ask')}</Banner>}
      <div className={styles.line}>
        {onBack ? <Button onPress={onBack}>{t('app.back')}</Button> : null}
        <Button tone="primary" autoFocus onPress={() => onAgree(rights === 'edit')}>
          {t('share.collection.go')}
        </Button>
      </div>
    </>
  )
}

function wholeOf(
  kind: CollectionRow['kind'],
  { notebooks, read, withheld }: SharingPreview,
  t: ReturnType<typeof useWords>['t'],
): string {
  const count = kind === 'base' ? notebooks : read + withheld.count
  if (count > 0) return t(`share.collection.${kind}`, { count })
  return t(kind === 'base' ? 'share.collection.emptyBase' : 'share.collection.emptyNotebook')
}
