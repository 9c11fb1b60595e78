/** A note made at once, with its title or its type: put where the person is, and shown there. */
import { useCallback } from 'react'
import type { HostPayload } from '../../shared/contract/host'
import type { NoteType } from '../../shared/model/note'
import { useBridge } from '../bridge/bridge-context'
import { type HostAnswer, type HostClient, isLost } from '../bridge/host-client'
import type { Translate } from '../i18n/i18n'
import { useWords } from '../i18n/use-words'
import { ALL } from './place'
import { useWindow, type WindowState } from './window-state'

export interface NewNote {
  readonly title: string
  readonly type?: NoteType
  readonly focus: 'title' | 'body'
}

export interface CreateNoteParts
  extends Pick<WindowState, 'navigation' | 'toasts' | 'drawer' | 'placeInList'> {
  readonly client: HostClient
  readonly t: Translate
}

/** True when it was made; otherwise the person was told why not. */
export async function createNote(
  { client, navigation, toasts, drawer, placeInList, t }: CreateNoteParts,
  { focus, ...asked }: NewNote,
): Promise<boolean> {
  // The person may be elsewhere when the answer comes.
  const { list } = navigation.read().place
  const made = await request(client, asked)
  if (made.kind !== 'created') {
    const why = isLost(made) ? t('noteAction.lost') : t(`storeError.${made.error}`)
    toasts.show({ text: `${t('jump.createFailed')} ${why}`, tone: 'danger' })
    return false
  }
  placeInList(made.docId, list)
  drawer.set('none')
  navigation.showNote(made.docId, {
    list: list.kind === 'trash' ? ALL : list,
    search: '',
    focus,
  })
  return true
}

async function request(
  client: HostClient,
  asked: HostPayload<'createNote'>,
): Promise<HostAnswer<'createNote'>> {
  try {
    return await client.request('createNote', asked)
  } catch (error) {
    // A bug there is told of here all the same.
    console.warn('A note could not be made.', error)
    return { kind: 'failed', error: 'unknown' }
  }
}

export function useCreateNote(): (note: NewNote) => Promise<boolean> {
  const { client } = useBridge()
  const { navigation, toasts, drawer, placeInList } = useWindow()
  const { t } = useWords()
  return useCallback(
    (note) => createNote({ client, navigation, toasts, drawer, placeInList, t }, note),
    [client, navigation, toasts, drawer, placeInList, t],
  )
}
