/** Links to what the window shows: copied by a command, and opened again where it is all held. */
import { useCallback, useEffect, useMemo } from 'react'
import { formatViewLink, type ViewPlace } from '../../shared/text/view-link'
import { useBridge } from '../bridge/bridge-context'
import { isLost } from '../bridge/host-client'
import { onViewRequest } from '../editor/view-request'
import { useWords } from '../i18n/use-words'
import { formatQuery, readPlace } from './address'
import type { Place } from './place'
import { useWindow } from './window-state'

/** A draft without a letter is none: the link then leads to the list that it was begun in. */
export function viewLinkOf(place: Place): string | undefined {
  const { list, docId } = place
  return formatViewLink({ list, docId, query: String(formatQuery(place)) })
}

export function placeOfView({ list, docId, query }: ViewPlace): Place {
  return readPlace({ list, docId }, new URLSearchParams(query))
}

export function useCopyView(): () => void {
  const { t } = useWords()
  const { navigation, toasts } = useWindow()
  return useCallback(() => {
    const link = viewLinkOf(navigation.read().place)
    if (link === undefined) {
      toasts.show({ text: t('viewLink.tooLong'), tone: 'danger' })
      return
    }
    void navigator.clipboard.writeText(link).then(
      () => toasts.show({ text: t('viewLink.copied') }),
      () => toasts.show({ text: t('viewLink.notCopied'), tone: 'danger' }),
    )
  }, [t, navigation, toasts])
}

/** Opens those that are pressed in a text, once the library has said that it holds what they name. */
export function useViewRequests(): void {
  const { t } = useWords()
  const { navigation, toasts } = useWindow()
  const { client } = useBridge()
  const open = useMemo(
    () => async (link: string) => {
      const before = navigation.read().place
      const answer = await client.request('openLink', { link })
      if (isLost(answer)) toasts.show({ text: t('noteAction.lost'), tone: 'danger' })
      else if (answer.kind === 'refused')
        toasts.show({ text: t(`openLink.refused.${answer.reason}`), tone: 'danger' })
      // Whoever has gone elsewhere meanwhile stays there.
      else if (answer.kind === 'view' && navigation.read().place === before)
        navigation.showPlace(placeOfView(answer.view))
    },
    [client, navigation, toasts, t],
  )
  useEffect(() => onViewRequest((link) => void open(link)), [open])
}
