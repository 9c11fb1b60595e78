import { Ellipsis, Plus } from 'lucide-react'
import { MenuTrigger, Popover } from 'react-aria-components'
import type { NotebookView } from '../../../shared/contract/collections'
import { LICENCES } from '../../../shared/model/licence'
import { CollectionIntroduction } from '../../app/collection-introduction'
import { useCollectionActions } from '../../app/collection-actions'
import { useCollectionMenu } from '../../app/collection-menu'
import { COLLECTION_TITLE, focusCollectionTitle } from '../../app/collection-title'
import { colourNames } from '../../app/colour-names'
import { Contributing } from '../../app/contributing'
import { IndexProgress } from '../../app/index-progress'
import { useStanding } from '../../app/standing'
import { useTermsAction } from '../../app/terms-action'
import { useWindow } from '../../app/window-state'
import { LICENCE_NAMES } from '../../i18n/licence-names'
import { useWords } from '../../i18n/use-words'
import { Button } from '../../ui/button'
import { ColourMenu } from '../../ui/colour-menu'
import { EditableText } from '../../ui/editable-text'
import { IconButton } from '../../ui/icon-button'
import { Menu, menuPopover } from '../../ui/menu'
import styles from './notebook.module.css'

export interface NotebookHeadProps {
  readonly notebook: NotebookView
  /** A picture of its notes needs the height that an introduction takes. */
  readonly isIntroduced: boolean
}

/** Its colour, title and description, typed over in place; then facts in one line. */
export function NotebookHead({ notebook, isIntroduced }: NotebookHeadProps) {
  const { t } = useWords()
  const { navigation } = useWindow()
  const { change } = useCollectionActions()
  const { docId, title, description, colour } = notebook
  const isReadOnly = notebook.rights === 'view'
  const isManaging = useStanding(notebook) === 'manager'
  const groups = useCollectionMenu(notebook, { rename: focusCollectionTitle })
  const terms = useTermsAction(notebook)
  return (
    <header className={styles.head}>
      <div className={styles.titleLine}>
        <ColourMenu
          label={t('notebook.colour')}
          colour={colour}
          names={colourNames(t)}
          size={16}
          isDisabled={!isManaging}
          onChange={(next) => void change(docId, { kind: 'recolour', colour: next })}
        />
        <h1 id={COLLECTION_TITLE} className={styles.title}>
          <EditableText
            label={t('notebook.title')}
            value={title}
            placeholder={t('app.untitled')}
            isReadOnly={!isManaging}
            size="title"
            onCommit={(next) => change(docId, { kind: 'rename', title: next })}
          />
        </h1>
        {isReadOnly ? null : (
          <Button
            icon={Plus}
            isCompactWhenNarrow
            onPress={() => navigation.startDraft({ kind: 'notebook', docId })}
          >
            {t('list.newNote')}
          </Button>
        )}
        <MenuTrigger>
          <IconButton icon={Ellipsis} label={t('notebook.actions')} />
          <Popover className={menuPopover} placement="bottom end">
            <Menu
              label={t('notebook.actions')}
              groups={[...groups.slice(0, 1), terms ? [terms] : [], ...groups.slice(1)]}
            />
          </Popover>
        </MenuTrigger>
      </div>
      <div className={styles.underTitle}>
        {!isManaging && description === '' ? null : (
          <EditableText
            label={t('notebook.description')}
            value={description}
            placeholder={t('notebook.descriptionPlaceholder')}
            isReadOnly={!isManaging}
            size="text"
            onCommit={(next) => change(docId, { kind: 'describe', description: next })}
          />
        )}
        <Facts notebook={notebook} />
        {isIntroduced ? <CollectionIntroduction of={notebook} /> : null}
      </div>
    </header>
  )
}

function Facts({ notebook }: { readonly notebook: NotebookView }) {
  const { t, times } = useWords()
  const { navigation } = useWindow()
  const { bases } = notebook
  return (
    <div className={styles.facts}>
      <IndexProgress className={styles.indexing} />
      <span>{t('notebook.notes', { count: notebook.count })}</span>
      <span>{t('notebook.categories', { count: notebook.categories.length })}</span>
      <span>{t('notebook.modified', { when: times.sentence(notebook.modifiedAt) })}</span>
      <span>{t('notebook.created', { date: times.long(notebook.createdAt) })}</span>
      {notebook.isShared ? (
        <span>{t(notebook.sharesEditing ? 'notebook.sharesEditing' : 'notebook.shared')}</span>
      ) : null}
      {notebook.unreadable > 0 ? (
        <span>{t('notebook.unreadable', { count: notebook.unreadable })}</span>
      ) : null}
      {notebook.rights === 'view' ? <span>{t('list.viewOnly')}</span> : null}
      <Contributing to={notebook} />
      <DefaultLicence notebook={notebook} />
      {bases.map((base) => (
        <Button
          key={base.docId}
          tone="quiet"
          onPress={() => navigation.showList({ kind: 'base', docId: base.docId })}
        >
          {t('notebook.inBase', { title: base.title || t('app.untitled') })}
        </Button>
      ))}
    </div>
  )
}

/** What notes without a licence of their own are shown with. */
function DefaultLicence({ notebook }: { readonly notebook: NotebookView }) {
  const { t, language } = useWords()
  const isManaging = useStanding(notebook) === 'manager'
  const { change } = useCollectionActions()
  const names = LICENCE_NAMES[language]
  const { docId, licence } = notebook
  const words = t('notebook.licence', {
    licence: licence ? names[licence] : t('notebook.noLicence'),
  })
  if (!isManaging) return <span>{words}</span>
  return (
    <MenuTrigger>
      <Button tone="quiet">{words}</Button>
      <Popover className={menuPopover} placement="bottom start">
        <Menu
          label={t('notebook.licenceMenu')}
          groups={[
            [null, ...LICENCES].map((each) => ({
              id: each ?? 'none',
              label: each ? names[each] : t('notebook.noLicence'),
              isChosen: each === licence,
              onAction: () => void change(docId, { kind: 'license', licence: each }),
            })),
          ]}
        />
      </Popover>
    </MenuTrigger>
  )
}
