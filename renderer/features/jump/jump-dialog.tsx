/** The one box for everything: notes, notebooks, bases and, behind `>`, every command. */
import { BookOpen, Command as CommandIcon, Library, Plus, Search } from 'lucide-react'
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
import type { Target } from '../../../shared/contract/knowledge'
import { type NamedCommand, useNamedCommands } from '../../app/named-commands'
import { focusRegionSoon } from '../../app/regions'
import { useWindow } from '../../app/window-state'
import { useBridge } from '../../bridge/bridge-context'
import { useReadable } from '../../bridge/hooks'
import { isLost } from '../../bridge/host-client'
import { Marked } from '../../editor/linking/marked'
import { TYPE_ICONS } from '../../editor/linking/type-icons'
import { useWords } from '../../i18n/use-words'
import { ICON, type Icon } from '../../ui/icon'
import { Keys } from '../../ui/keys'
import { showToast } from '../../ui/toasts'
import { findCommands, isForCommands, TargetSearch } from './find-rows'
import styles from './jump.module.css'

interface Row {
  readonly id: string
  readonly title: string
  readonly icon: Icon
  readonly detail?: string
  readonly alias?: string | null
  readonly command?: NamedCommand
  readonly run: () => void
}

interface Section {
  readonly id: string
  readonly name: string
  readonly rows: readonly Row[]
}

export function JumpDialog({ begun }: { readonly begun: string }) {
  const { t } = useWords()
  const { dialog } = useWindow()
  return (
    <ModalOverlay
      className={styles.overlay ?? ''}
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
  const { query, isCurrent, targets } = useReadable(search)
  const sections = useSections(query, targets)
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
  useEffect(() => {
    if (!isCurrent || !isEntered.current) return
    isEntered.current = false
    sections[0]?.rows[0]?.run()
  }, [isCurrent, sections])
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    // The field would only empty itself.
    if (event.key === 'Escape') dialog.set(null)
    else if (event.key !== 'Enter') return
    else if (event.shiftKey && part !== '' && !isForCommands(query)) void create(part)
    else if (!isCurrent) isEntered.current = true
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
          <ListBoxSection id={section.id} className={styles.section ?? ''}>
            <Header className={styles.name ?? ''}>{section.name}</Header>
            {section.rows.map((row) => (
              <JumpRow key={row.id} row={row} part={part} />
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

function JumpRow({ row, part }: { readonly row: Row; readonly part: string }) {
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

function useSections(query: string, targets: readonly Target[] | undefined): readonly Section[] {
  const { t } = useWords()
  const { navigation, dialog } = useWindow()
  const commands = useNamedCommands()
  const create = useCreate()
  const close = () => dialog.set(null)
  const rowOf = (target: Target): Row => ({
    id: target.docId,
    title: target.title || t('app.untitled'),
    alias: target.alias,
    detail: target.summary,
    icon:
      target.kind === 'note'
        ? TYPE_ICONS[target.type]
        : target.kind === 'notebook'
          ? BookOpen
          : Library,
    run: () => {
      close()
      if (target.kind === 'note') navigation.showNote(target.docId, { focus: 'body' })
      else navigation.showList({ kind: target.kind, docId: target.docId })
      focusRegionSoon('page')
    },
  })
  const found = targets ?? []
  const part = query.trim()
  const isRecent = part === ''
  const ofKind = (kind: Target['kind']) => found.filter((target) => target.kind === kind)
  const sections: readonly Section[] = isForCommands(query)
    ? []
    : isRecent
      ? [{ id: 'recent', name: t('jump.recent'), rows: found.map(rowOf) }]
      : [
          { id: 'notes', name: t('jump.notes'), rows: ofKind('note').map(rowOf) },
          { id: 'notebooks', name: t('jump.notebooks'), rows: ofKind('notebook').map(rowOf) },
          { id: 'bases', name: t('jump.bases'), rows: ofKind('base').map(rowOf) },
        ]
  const asked: Section = {
    id: 'commands',
    name: t('jump.commandList'),
    rows: findCommands(commands, query).map((command) => ({
      id: `command ${command.id}`,
      title: command.name,
      icon: CommandIcon,
      command,
      run: () => {
        close()
        // The dialog gives the focus back first.
        requestAnimationFrame(() => requestAnimationFrame(command.run))
      },
    })),
  }
  const made: Section = {
    id: 'create',
    name: t('jump.new'),
    rows:
      isRecent || isForCommands(query)
        ? []
        : [
            {
              id: 'create note',
              title: t('jump.createNote', { title: part }),
              icon: Plus,
              run: () => void create(part),
            },
          ],
  }
  return [...sections, asked, made].filter(({ rows }) => rows.length > 0)
}

function useCreate(): (title: string) => Promise<void> {
  const { client } = useBridge()
  const { dialog, navigation, toasts } = useWindow()
  const { t } = useWords()
  return async (title) => {
    const made = await client.request('createNote', { title })
    if (isLost(made) || made.kind === 'failed') {
      showToast(toasts, { text: t('jump.createFailed'), tone: 'danger' })
      return
    }
    dialog.set(null)
    navigation.showNote(made.docId, { focus: 'body' })
    focusRegionSoon('page')
  }
}
