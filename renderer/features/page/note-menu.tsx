import {
  BookPlus,
  Ellipsis,
  FileUp,
  LayoutTemplate,
  Printer,
  RotateCcw,
  Share2,
  Trash2,
} from 'lucide-react'
import { MenuTrigger, Popover } from 'react-aria-components'
import type { NoteRow, Shelf } from '../../../shared/contract/notes'
import { COMMANDS, useCommands } from '../../app/commands'
import { useNoteActions } from '../../app/note-actions'
import { useTemplateMark } from '../../app/templates/use-templates'
import { useWindow } from '../../app/window-state'
import { useNoteFacts } from '../../editor/use-note-facts'
import { useWords } from '../../i18n/use-words'
import { Button } from '../../ui/button'
import { IconButton } from '../../ui/icon-button'
import { Menu, type MenuGroups, menuPopover } from '../../ui/menu'

export function NoteMenu({ note, shelf }: { readonly note: NoteRow; readonly shelf: Shelf }) {
  const { t } = useWords()
  const { dialog } = useWindow()
  const actions = useNoteActions()
  const commands = useCommands()
  const docIds = [note.docId]
  const open = useNoteFacts(note.docId)
  const template = useTemplateMark(note.title, open?.facts.words('tags') ?? [])
  const notes: MenuGroups = [
    [
      {
        id: 'share',
        label: t('noteAction.share'),
        icon: Share2,
        onAction: () => dialog.set({ kind: 'share', docId: note.docId, title: note.title }),
      },
      {
        id: 'template',
        label: t(template.is ? 'template.stop' : 'template.use'),
        icon: LayoutTemplate,
        isDisabled: !open || open.isReadOnly,
        onAction: () => open?.change(template.toggle),
      },
      {
        id: 'export',
        label: t('noteAction.export'),
        icon: FileUp,
        onAction: () => dialog.set({ kind: 'export', docIds, title: note.title }),
      },
      {
        id: 'print',
        label: t('noteAction.print'),
        icon: Printer,
        chord: COMMANDS.print.chord,
        onAction: commands.print,
      },
    ],
    [
      {
        id: 'integrate',
        label: t('integrate.action'),
        icon: BookPlus,
        chord: COMMANDS.integrate.chord,
        onAction: commands.integrate,
      },
    ],
    [
      {
        id: 'trash',
        label: t('noteAction.trash'),
        icon: Trash2,
        onAction: () => void actions.trash(docIds),
      },
    ],
  ]
  const trash: MenuGroups = [
    [
      {
        id: 'restore',
        label: t('noteAction.restore'),
        icon: RotateCcw,
        onAction: () => void actions.restore(docIds),
      },
    ],
    [
      {
        id: 'purge',
        label: t('noteAction.purge'),
        icon: Trash2,
        tone: 'danger',
        onAction: () => dialog.set({ kind: 'purge', docIds }),
      },
    ],
  ]
  return (
    <>
      {shelf === 'trash' ? (
        <Button icon={RotateCcw} onPress={() => void actions.restore(docIds)}>
          {t('noteAction.restore')}
        </Button>
      ) : null}
      <MenuTrigger>
        <IconButton icon={Ellipsis} label={t('page.actions')} />
        <Popover className={menuPopover} placement="bottom end">
          <Menu label={t('page.actions')} groups={shelf === 'trash' ? trash : notes} />
        </Popover>
      </MenuTrigger>
    </>
  )
}
