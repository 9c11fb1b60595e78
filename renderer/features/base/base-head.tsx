import { Ellipsis, Library } from 'lucide-react'
import { MenuTrigger, Popover } from 'react-aria-components'
import type { BaseView } from '../../../shared/contract/collections'
import { CollectionIntroduction } from '../../app/collection-introduction'
import { useCollectionActions } from '../../app/collection-actions'
import { useCollectionMenu } from '../../app/collection-menu'
import { COLLECTION_TITLE, focusCollectionTitle } from '../../app/collection-title'
import { IndexProgress } from '../../app/index-progress'
import { Contributing } from '../../app/contributing'
import { useStanding } from '../../app/standing'
import { UndoButtons } from '../../app/undo-buttons'
import { useWords } from '../../i18n/use-words'
import { Button } from '../../ui/button'
import { EditableText } from '../../ui/editable-text'
import { ICON } from '../../ui/icon'
import { IconButton } from '../../ui/icon-button'
import { Menu, menuPopover } from '../../ui/menu'
import styles from './base.module.css'

export interface BaseHeadProps {
  readonly base: BaseView
  readonly onChoose: () => void
}

/** What it is called and holds, typed over in place. */
export function BaseHead({ base, onChoose }: BaseHeadProps) {
  const { t, times } = useWords()
  const { change } = useCollectionActions('base')
  const isReadOnly = base.rights === 'view'
  const isManaging = useStanding(base) === 'manager'
  const groups = useCollectionMenu(base, { rename: focusCollectionTitle })
  return (
    <header className={styles.head}>
      <div className={styles.titleLine}>
        <Library {...ICON} size={20} className={styles.mark} />
        <h1 id={COLLECTION_TITLE} className={styles.title}>
          <EditableText
            label={t('base.title')}
            value={base.title}
            placeholder={t('app.untitled')}
            isReadOnly={!isManaging}
            size="title"
            onCommit={(title) => change(base.docId, { kind: 'rename', title })}
          />
        </h1>
        {base.canUndo || base.canRedo ? <UndoButtons of={base} /> : null}
        {isReadOnly ? null : (
          <Button onPress={onChoose} isCompactWhenNarrow icon={Library}>
            {t('base.choose')}
          </Button>
        )}
        <MenuTrigger>
          <IconButton icon={Ellipsis} label={t('base.actions')} />
          <Popover className={menuPopover} placement="bottom end">
            <Menu label={t('base.actions')} groups={groups} />
          </Popover>
        </MenuTrigger>
      </div>
      {!isManaging && base.description === '' ? null : (
        <EditableText
          label={t('base.description')}
          value={base.description}
          placeholder={t('base.descriptionPlaceholder')}
          isReadOnly={!isManaging}
          size="text"
          onCommit={(description) => change(base.docId, { kind: 'describe', description })}
        />
      )}
      <div className={styles.facts}>
        <IndexProgress className={styles.indexing} />
        <span>{t('base.notebooks', { count: base.notebooks.length })}</span>
        <span>{t('notebook.notes', { count: base.noteCount })}</span>
        <span>{t('page.modified', { when: times.sentence(base.modifiedAt) })}</span>
        {base.isShared ? <span>{t('list.shared')}</span> : null}
        <Contributing to={base} />
      </div>
      <CollectionIntroduction of={base} />
    </header>
  )
}
