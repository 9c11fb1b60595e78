// What the menu of a note's row offers, wherever it is listed: for it alone, or for everything chosen.
import {
  BookMinus,
  BookPlus,
  FileUp,
  FolderOpen,
  Pencil,
  RotateCcw,
  Share2,
  Trash2,
} from 'lucide-react'
import type { NoteRow, Shelf } from '../../shared/contract/notes'
import type { DocId } from '../../shared/records/keys'
import { COMMANDS, LIST_COMMANDS } from './commands'
import type { Translate } from '../i18n/i18n'
import type { MenuGroups } from '../ui/menu'

export interface RowMenu {
  readonly t: Translate
  readonly shelf: Shelf
  readonly note: NoteRow
  readonly docIds: readonly DocId[]
  readonly open: () => void
  readonly rename: () => void
  readonly share: () => void
  readonly exportThem: () => void
  readonly integrate: () => void
  /** Of a notebook that one may change. */
  readonly takeOut: (() => void) | undefined
  readonly trash: () => void
  /** Up and down, where they stand in an order that one may change. */
  readonly order?: MenuGroups[number]
  readonly restore: () => void
  readonly purge: () => void
}

export function rowMenu(menu: RowMenu): MenuGroups {
  return menu.shelf === 'trash' ? trashMenu(menu) : notesMenu(menu)
}

function notesMenu(menu: RowMenu): MenuGroups {
  const { t, docIds, note } = menu
  const isOne = docIds.length === 1
  const one = [
    { id: 'open', label: t('noteAction.open'), icon: FolderOpen, onAction: menu.open },
    {
      id: 'rename',
      label: t('noteAction.rename'),
      icon: Pencil,
      chord: LIST_COMMANDS.rename.chord,
      isDisabled: note.rights === 'view',
      onAction: menu.rename,
    },
    { id: 'share', label: t('noteAction.share'), icon: Share2, onAction: menu.share },
  ]
  return [
    [
      ...(isOne ? one : []),
      {
        id: 'export',
        label: isOne ? t('noteAction.export') : t('noteAction.exportSelection'),
        icon: FileUp,
        onAction: menu.exportThem,
      },
    ],
    ...(menu.order ? [menu.order] : []),
    [
      {
        id: 'integrate',
        label: t('integrate.action'),
        icon: BookPlus,
        chord: COMMANDS.integrate.chord,
        onAction: menu.integrate,
      },
      ...(menu.takeOut
        ? [
            {
              id: 'take-out',
              label: t('integrate.takeOut'),
              icon: BookMinus,
              chord: LIST_COMMANDS.trash.chord,
              onAction: menu.takeOut,
            },
          ]
        : []),
    ],
    [
      {
        id: 'trash',
        label: t('noteAction.trash'),
        icon: Trash2,
        ...(menu.takeOut ? {} : { chord: LIST_COMMANDS.trash.chord }),
        onAction: menu.trash,
      },
    ],
  ]
}

function trashMenu(menu: RowMenu): MenuGroups {
  const { t } = menu
  return [
    [
      {
        id: 'restore',
        label: t('noteAction.restore'),
        icon: RotateCcw,
        onAction: menu.restore,
      },
    ],
    [
      {
        id: 'purge',
        label: t('noteAction.purge'),
        icon: Trash2,
        tone: 'danger',
        chord: LIST_COMMANDS.trash.chord,
        onAction: menu.purge,
      },
    ],
  ]
}
