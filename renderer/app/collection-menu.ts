/** What can be done to a notebook or a base, for the sidebar, its page and the one box. */
import {
  FolderOpen,
  Library,
  Link2,
  Pencil,
  Share2,
  Tags,
  Trash2,
  Users,
  Waypoints,
} from 'lucide-react'
import type { CollectionRow } from '../../shared/contract/collections'
import { useWords } from '../i18n/use-words'
import type { MenuAction, MenuGroups } from '../ui/menu'
import { useCollectionActions } from './collection-actions'
import { useStanding } from './standing'
import { useCopyView } from './view-links'
import { useNavigation, useWindow } from './window-state'

/** The one box offers it of whatever is shown. */
export const COPY_VIEW = 'copyView'

export function useCollectionMenu(
  row: CollectionRow | null,
  { rename }: { readonly rename: () => void },
): MenuGroups {
  const { t } = useWords()
  const { navigation, dialog } = useWindow()
  const { place } = useNavigation()
  const { trash } = useCollectionActions(row?.kind)
  const isManaged = useStanding(row) === 'contributor'
  const copyView = useCopyView()
  if (!row) return []
  const { docId, kind, title } = row
  const isDisabled = row.rights === 'view'
  const isShown = 'docId' in place.list && place.list.docId === docId && place.docId === null
  const open: MenuAction = {
    id: 'open',
    label: t('collection.open'),
    icon: FolderOpen,
    onAction: () => navigation.showList({ kind, docId }),
  }
  const content: MenuAction =
    kind === 'notebook'
      ? {
          id: 'categories',
          label: t('category.manage'),
          icon: Tags,
          onAction: () => dialog.set({ kind: 'categories', docId }),
        }
      : {
          id: 'collect',
          label: t('base.choose'),
          icon: Library,
          isDisabled,
          onAction: () => dialog.set({ kind: 'collect', docId }),
        }
  const graph: MenuAction = {
    id: 'graph',
    label: t('graph.show'),
    icon: Waypoints,
    onAction: () => navigation.showGraph({ kind, docId }),
  }
  const view: MenuAction = {
    id: COPY_VIEW,
    label: t('viewLink.copy'),
    icon: Link2,
    onAction: copyView,
  }
  return [
    [
      ...(isShown ? [] : [open]),
      {
        id: 'rename',
        label: t('noteAction.rename'),
        icon: Pencil,
        isDisabled: isDisabled || isManaged,
        ...(isManaged ? { why: t(`roles.why.${kind}`) } : {}),
        onAction: rename,
      },
      content,
      graph,
      ...(isShown ? [view] : []),
    ],
    [
      {
        id: 'people',
        label: t('roles.menu'),
        icon: Users,
        onAction: () => dialog.set({ kind: 'people', docId }),
      },
      {
        id: 'share',
        label: t('noteAction.share'),
        icon: Share2,
        onAction: () => dialog.set({ kind: 'share', docId, title }),
      },
    ],
    [
      {
        id: 'trash',
        label: t(`collection.trash.${kind}`),
        icon: Trash2,
        onAction: () => void trash(docId, title),
      },
    ],
  ]
}
