/** A knowledge base in the middle of the window: what it is, its notebooks, its latest notes. */
import { Ellipsis, Library, Search, X } from 'lucide-react'
import { useMemo, useRef } from 'react'
import { MenuTrigger, Popover } from 'react-aria-components'
import type { BaseView } from '../../../shared/contract/collections'
import type { DocId } from '../../../shared/records/keys'
import { CollectionIntroduction } from '../../app/collection-introduction'
import { useCollectionActions } from '../../app/collection-actions'
import { useCollectionMenu } from '../../app/collection-menu'
import { focusRegion } from '../../app/regions'
import { useNavigation, useWindow } from '../../app/window-state'
import { useBase, useFirstPlaced } from '../../bridge/collection-hooks'
import { useWords } from '../../i18n/use-words'
import { Button } from '../../ui/button'
import { EditableText } from '../../ui/editable-text'
import { Empty } from '../../ui/empty'
import { ICON } from '../../ui/icon'
import { IconButton } from '../../ui/icon-button'
import { Menu, menuPopover } from '../../ui/menu'
import { Skeleton } from '../../ui/skeleton'
import styles from './base.module.css'
import { NotebookCards } from './notebook-cards'
import { NoteLines } from './note-lines'

export function BasePage({ docId }: { readonly docId: DocId }) {
  const { t } = useWords()
  const { navigation } = useWindow()
  const base = useBase(docId)
  return (
    <main
      className={styles.page}
      data-region="page"
      aria-label={t('base.region')}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return
        if (focusRegion('list')) event.preventDefault()
      }}
    >
      {base === undefined ? (
        <Skeleton rows={6} label={t('list.loading')} />
      ) : base === null ? (
        <Empty
          text={t('base.gone')}
          hint={t('notebook.goneHint')}
          action={
            <Button onPress={() => navigation.showList({ kind: 'all' })}>{t('list.notes')}</Button>
          }
        />
      ) : (
        <Open base={base} />
      )}
    </main>
  )
}

function Open({ base }: { readonly base: BaseView }) {
  const { t } = useWords()
  const { dialog } = useWindow()
  const { filter } = useNavigation().place.look
  const choose = () => dialog.set({ kind: 'collect', docId: base.docId })
  return (
    <div className={styles.column}>
      <Head base={base} onChoose={choose} />
      <SearchInBase docId={base.docId} />
      {filter.query ? (
        <Found docId={base.docId} query={filter.query} />
      ) : (
        <>
          <section className={styles.part}>
            <div className={styles.partHead}>
              <h2>{t('sidebar.notebooks')}</h2>
            </div>
            {base.notebooks.length === 0 ? (
              <Empty
                text={t('base.empty')}
                isRegionStart
                hint={t('base.emptyHint')}
                action={
                  base.rights === 'edit' ? (
                    <Button tone="primary" onPress={choose}>
                      {t('base.choose')}
                    </Button>
                  ) : null
                }
              />
            ) : (
              <NotebookCards base={base} />
            )}
          </section>
          {base.latest.length > 0 ? (
            <section className={styles.part}>
              <div className={styles.partHead}>
                <h2>{t('base.latest')}</h2>
              </div>
              <NoteLines
                notes={base.latest}
                place={{ kind: 'base', docId: base.docId }}
                label={t('base.latest')}
              />
            </section>
          ) : null}
        </>
      )}
    </div>
  )
}

function Head({ base, onChoose }: { readonly base: BaseView; readonly onChoose: () => void }) {
  const { t, times } = useWords()
  const { change } = useCollectionActions('base')
  const head = useRef<HTMLElement>(null)
  const isReadOnly = base.rights === 'view'
  const rename = () => head.current?.querySelector('textarea')?.focus()
  const groups = useCollectionMenu(base, { rename })
  return (
    <header ref={head} className={styles.head}>
      <div className={styles.titleLine}>
        <Library {...ICON} size={20} className={styles.mark} />
        <h1 className={styles.title}>
          <EditableText
            label={t('base.title')}
            value={base.title}
            placeholder={t('app.untitled')}
            isReadOnly={isReadOnly}
            size="title"
            onCommit={(title) => change(base.docId, { kind: 'rename', title })}
          />
        </h1>
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
      {isReadOnly && base.description === '' ? null : (
        <EditableText
          label={t('base.description')}
          value={base.description}
          placeholder={t('base.descriptionPlaceholder')}
          isReadOnly={isReadOnly}
          size="text"
          onCommit={(description) => change(base.docId, { kind: 'describe', description })}
        />
      )}
      <p className={styles.facts}>
        <span>{t('base.notebooks', { count: base.notebooks.length })}</span>
        <span>{t('notebook.notes', { count: base.noteCount })}</span>
        <span>{t('page.modified', { when: times.sentence(base.modifiedAt) })}</span>
        {base.isShared ? <span>{t('list.shared')}</span> : null}
      </p>
      <CollectionIntroduction of={base} />
    </header>
  )
}

/** Across all its notebooks; what it finds is a place to come back to. */
function SearchInBase({ docId }: { readonly docId: DocId }) {
  const { t } = useWords()
  const { navigation } = useWindow()
  const { list, look } = useNavigation().place
  const query = look.filter.query ?? ''
  const setQuery = (next: string) =>
    navigation.changeLook({ filter: next === '' ? {} : { query: next } })
  if (list.kind !== 'base' || list.docId !== docId) return null
  return (
    <div className={styles.search} role="search">
      <Search {...ICON} />
      <input
        type="text"
        inputMode="search"
        aria-label={t('base.search')}
        placeholder={t('base.search')}
        autoComplete="off"
        spellCheck={false}
        dir="auto"
        maxLength={500}
        value={query}
        onChange={(event) => setQuery(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || query === '') return
          event.stopPropagation()
          setQuery('')
        }}
      />
      {query === '' ? null : (
        <IconButton icon={X} label={t('search.clear')} onPress={() => setQuery('')} />
      )}
    </div>
  )
}

const FOUND = 100

function Found({ docId, query }: { readonly docId: DocId; readonly query: string }) {
  const { t } = useWords()
  const asked = useMemo(
    () => ({
      place: { kind: 'base', docId } as const,
      filter: { query },
      sort: { by: 'modified', isDescending: true } as const,
    }),
    [docId, query],
  )
  const { total, row } = useFirstPlaced(asked, FOUND)
  if (total === undefined) return <Skeleton rows={4} label={t('search.searching')} />
  const notes = Array.from({ length: Math.min(total, FOUND) }, (_, index) => row(index))
  return (
    <section className={styles.part}>
      <p role="status">
        {t('search.count', { count: total })}{' '}
        {total > FOUND ? t('search.first', { shown: FOUND }) : null}
      </p>
      <NoteLines
        notes={notes.flatMap((note) => note ?? [])}
        place={{ kind: 'base', docId }}
        label={t('search.results')}
      />
    </section>
  )
}
