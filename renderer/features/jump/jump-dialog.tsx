/** The one box for everything: notes, notebooks, bases and, behind `>`, every command. */
import { Search } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import {
  Autocomplete,
  Dialog,
  Header,
  Input,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  Modal,
  ModalOverlay,
  SearchField,
} from 'react-aria-components'
import { useWindow } from '../../app/window-state'
import { useBridge } from '../../bridge/bridge-context'
import { useReadable } from '../../bridge/hooks'
import { Marked } from '../../editor/linking/marked'
import { useWords } from '../../i18n/use-words'
import { ICON } from '../../ui/icon'
import { Keys } from '../../ui/keys'
import { isForCommands, TargetSearch } from './find-rows'
import styles from './jump.module.css'
import { type JumpRow, useCreate, useSections } from './use-sections'

export function JumpDialog({ begun }: { readonly begun: string }) {
  const { t } = useWords()
  const { dialog } = useWindow()
  return (
    <ModalOverlay
      className={styles.overlay ?? ''}
      data-overlay=""
      isOpen
      isDismissable
      onOpenChange={(isOpen) => {
        if (!isOpen) dialog.set(null)
      }}
    >
      <Modal className={styles.modal ?? ''}>
        <Dialog className={styles.dialog ?? ''} aria-label={t('jump.label')} data-jump="">
          <JumpBox begun={begun} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

function JumpBox({ begun }: { readonly begun: string }) {
  const { t } = useWords()
  const { client } = useBridge()
  const [search] = useState(() => new TargetSearch(client, begun))
  const found = useReadable(search)
  const { query, isCurrent } = found
  const sections = useSections(found)
  const { dialog } = useWindow()
  const create = useCreate()
  const part = query.trim()
  const run = (id: string) => {
    sections
      .flatMap(({ rows }) => rows)
      .find((row) => row.id === id)
      ?.run()
  }
  // Enter that came before the answer goes where the answer leads.
  const isEntered = useRef(false)
  const first = sections[0]?.rows[0]
  useEffect(() => {
    if (!isCurrent || !isEntered.current) return
    isEntered.current = false
    first?.run()
  }, [isCurrent, first])
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    // The field would only empty itself.
    if (event.key === 'Escape') dialog.set(null)
    else if (event.key !== 'Enter') return
    else if (event.shiftKey && part !== '' && !isForCommands(query)) void create(part)
    else if (!isCurrent) isEntered.current = true
    else if (first && !isRowActive()) first.run()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <Autocomplete
      inputValue={query}
      onInputChange={(letters) => {
        isEntered.current = false
        search.setQuery(letters)
      }}
    >
      <div onKeyDownCapture={onKeyDown} className={styles.top}>
        <Search {...ICON} className={styles.icon} />
        <SearchField aria-label={t('jump.label')} className={styles.search ?? ''} autoFocus>
          <Input className={styles.field ?? ''} placeholder={t('jump.placeholder')} dir="auto" />
        </SearchField>
      </div>
      <ListBox
        className={styles.list ?? ''}
        aria-label={t('jump.results')}
        items={sections}
        dependencies={[part]}
        selectionMode="none"
        onAction={(key) => run(String(key))}
        renderEmptyState={() => (
          <p className={styles.empty}>{isCurrent ? t('jump.nothing') : t('jump.searching')}</p>
        )}
      >
        {(section) => (
          <ListBoxSection id={section.id}>
            <Header className={styles.name ?? ''}>{section.name}</Header>
            {section.rows.map((row) => (
              <RowItem key={row.id} row={row} part={part} />
            ))}
          </ListBoxSection>
        )}
      </ListBox>
      <p className={styles.foot}>
        <span>
          <Keys chord={{ key: 'Enter' }} /> {t('jump.open')}
        </span>
        <span>
          <Keys chord={{ key: 'Enter', isShift: true }} /> {t('jump.create')}
        </span>
        <span>
          <kbd className={styles.sign}>&gt;</kbd> {t('jump.commands')}
        </span>
      </p>
    </Autocomplete>
  )
}

/** False where no row is the one to be taken: after letters were deleted or pasted. */
function isRowActive(): boolean {
  return document.activeElement?.hasAttribute('aria-activedescendant') === true
}

function RowItem({ row, part }: { readonly row: JumpRow; readonly part: string }) {
  const { icon: RowIcon, title, alias, detail, command } = row
  return (
    <ListBoxItem id={row.id} textValue={title} className={styles.row ?? ''}>
      <RowIcon {...ICON} />
      <span className={styles.words}>
        <span className={styles.title} dir="auto">
          <Marked text={title} part={command ? part.replace(/^>\s*/u, '') : part} />
          {alias ? (
            <span className={styles.alias}>
              <Marked text={alias} part={part} />
            </span>
          ) : null}
        </span>
        {detail ? (
          <span className={styles.detail} dir="auto">
            {detail}
          </span>
        ) : null}
      </span>
      {command?.chord ? <Keys chord={command.chord} /> : null}
    </ListBoxItem>
  )
}
