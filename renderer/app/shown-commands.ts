/** Commands of the notebook or base that is shown: its menu's, its views, its order and its filters. */
import { useMemo } from 'react'
import type { CollectionRow } from '../../shared/contract/collections'
import type { NotePlace } from '../../shared/contract/lists'
import { useShownCollection } from '../bridge/collection-hooks'
import { useWords } from '../i18n/use-words'
import type { MenuAction } from '../ui/menu'
import { COPY_VIEW, useCollectionMenu } from './collection-menu'
import { focusCollectionTitle } from './collection-title'
import { requestFilter } from './filter-request'
import type { NamedCommand } from './named-command'
import { nextSort } from './next-sort'
import { isCollectionPage, SORTS, VIEWS } from './place'
import { useTermsAction } from './terms-action'
import { useNavigation, useWindow } from './window-state'

export function useShownCommands(): readonly NamedCommand[] {
  const { place } = useNavigation()
  const shown = useShownCollection(place.list)
  const ofMenu = useMenuCommands(shown && shown.trashedAt === null ? shown : null)
  const ofLook = useLookCommands(place.list)
  return useMemo(() => {
    if (!shown || shown.trashedAt !== null) return []
    return [...ofMenu, ...(isCollectionPage(place) ? ofLook : [])]
  }, [shown, place, ofMenu, ofLook])
}

/** What its menu offers and nothing forbids; a title is typed over where it is on screen. */
function useMenuCommands(row: CollectionRow | null): readonly NamedCommand[] {
  const { t } = useWords()
  const { place } = useNavigation()
  const groups = useCollectionMenu(row, { rename: focusCollectionTitle })
  const terms = useTermsAction(row)
  if (!row) return []
  const isHere = isCollectionPage(place)
  const isOffered = ({ id, isDisabled }: MenuAction) =>
    !isDisabled && id !== COPY_VIEW && (isHere || id !== 'rename')
  return [...groups.flat(), ...(terms ? [terms] : [])].filter(isOffered).map((action) => ({
    id: `shown ${action.id}`,
    name:
      action.id === 'trash'
        ? action.label
        : t(`jump.ofShown.${row.kind}`, {
            action: action.isOn ? t('jump.noLonger', { action: action.label }) : action.label,
          }),
    run: () => action.onAction?.(),
  }))
}

function useLookCommands(list: NotePlace): readonly NamedCommand[] {
  const { t } = useWords()
  const { navigation } = useWindow()
  return useMemo(() => {
    if (list.kind !== 'notebook') return []
    return [
      ...VIEWS.map((view) => ({
        id: `view ${view}`,
        name: t('jump.view', { view: t(`notebook.viewNames.${view}`) }),
        run: () => navigation.changeLook({ view }),
      })),
      ...SORTS.map((by) => ({
        id: `sort ${by}`,
        name: t('jump.sort', { sort: t(`sort.${by}`) }),
        run: () => navigation.changeLook({ sort: nextSort(navigation.read().place.look.sort, by) }),
      })),
      { id: 'filter', name: t('jump.filter'), run: requestFilter },
    ]
  }, [t, navigation, list])
}
