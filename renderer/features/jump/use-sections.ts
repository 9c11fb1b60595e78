/** The rows of the one box, in their sections, each with what choosing it does. */
import { BookOpen, Command as CommandIcon, Library, Plus } from 'lucide-react'
import { createElement } from 'react'
import type { Target } from '../../../shared/contract/links'
import { passageOfFound } from '../../app/found-passage'
import { RowText } from '../../app/pieces'
import { useCreateNote } from '../../app/create-note'
import type { NamedCommand } from '../../app/named-command'
import { useNamedCommands } from '../../app/named-commands'
import { focusRegionSoon } from '../../app/regions'
import { useWindow } from '../../app/window-state'
import { useWantPassage } from '../../editor/arriving/wanted-target'
import { TYPE_ICONS } from '../../editor/linking/type-icons'
import { useWords } from '../../i18n/use-words'
import type { Icon } from '../../ui/icon'
import { useOneAtATime } from '../../ui/use-one-at-a-time'
import { findCommands, type FoundTargets, isForCommands, isMoreOffered } from './find-rows'

export interface JumpRow {
  readonly id: string
  readonly title: string
  readonly icon: Icon
  readonly detail?: React.ReactNode
  readonly alias?: string | null
  readonly command?: NamedCommand
  readonly run: () => void
}

export interface JumpSection {
  readonly id: string
  readonly name: string
  readonly rows: readonly JumpRow[]
}

export function useSections(search: FoundTargets): readonly JumpSection[] {
  const { targets, texts } = search
  const query = shownFor(search)
  const { t } = useWords()
  const { navigation, dialog } = useWindow()
  const commands = useNamedCommands()
  const create = useCreate()
  const wantPassage = useWantPassage()
  const close = () => dialog.set(null)
  const rowOf = (target: Target): JumpRow => ({
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
  const isMore = isForCommands(query) || isMoreOffered(search)
  const ofKind = (kind: Target['kind']) => found.filter((target) => target.kind === kind)
  const sections: readonly JumpSection[] = isForCommands(query)
    ? []
    : isRecent
      ? [{ id: 'recent', name: t('jump.recent'), rows: found.map(rowOf) }]
      : [
          { id: 'notes', name: t('jump.notes'), rows: ofKind('note').map(rowOf) },
          { id: 'notebooks', name: t('jump.notebooks'), rows: ofKind('notebook').map(rowOf) },
          { id: 'bases', name: t('jump.bases'), rows: ofKind('base').map(rowOf) },
        ]
  const asked: JumpSection = {
    id: 'commands',
    name: t('jump.commandList'),
    rows: (isMore ? findCommands(commands, query) : []).map((command) => ({
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
  const made: JumpSection = {
    id: 'create',
    name: t('jump.new'),
    rows:
      isRecent || isForCommands(query) || !isMore
        ? []
        : [
            {
              id: 'create note',
              title: t('jump.createNote', { title: part }),
              icon: Plus,
              run: () => void create(search.query.trim()),
            },
          ],
  }
  const said: JumpSection = {
    id: 'texts',
    name: t('jump.texts'),
    rows: (texts ?? []).map((note) => ({
      id: `text ${note.docId}`,
      title: note.title || t('app.untitled'),
      detail: createElement(RowText, { of: note }),
      icon: TYPE_ICONS[note.type],
      run: () => {
        close()
        wantPassage(note.docId, passageOfFound(note))
        navigation.showNote(note.docId, { focus: 'none' })
      },
    })),
  }
  return [...sections, asked, made, said]
    .filter(({ rows }) => rows.length > 0)
    .map((section) => ({ ...section, rows: section.rows.map((row) => asAnswer(row, query)) }))
}

/** Another row for each answer: the list leads to its first one only where that is a new one. */
function asAnswer(row: JumpRow, query: string): JumpRow {
  return { ...row, id: `${row.id} ${query}` }
}

/**
 * What was asked stays until the answer is there, all of it at once: where some rows go before and the
 * others with the answer, the one to be taken would be the first that outlives both, a new note.
 */
function shownFor({ query, isCurrent, answered }: FoundTargets): string {
  return isCurrent || answered === undefined || isForCommands(query) ? query : answered
}

export function useCreate(): (title: string) => Promise<void> {
  const { dialog } = useWindow()
  const createNote = useCreateNote()
  const once = useOneAtATime()
  return (title) =>
    once(async () => {
      if (!(await createNote({ title, focus: 'body' }))) return
      dialog.set(null)
      focusRegionSoon('page')
    })
}
