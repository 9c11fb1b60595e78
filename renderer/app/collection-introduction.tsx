import { useCallback } from 'react'
import type { BaseView, NotebookView } from '../../shared/contract/collections'
import { Introduction } from '../editor/introduction'
import { useWords } from '../i18n/use-words'
import { usePreferences, useWindow } from './window-state'

/** What a notebook or a base says of itself, on its page. */
export function CollectionIntroduction({ of }: { readonly of: NotebookView | BaseView }) {
  const { t } = useWords()
  const { navigation, toasts } = useWindow()
  const { isSpellChecked } = usePreferences()
  const onTrouble = useCallback((text: string) => toasts.show({ text, tone: 'danger' }), [toasts])
  return (
    <Introduction
      key={of.docId}
      docId={of.docId}
      excerpt={of.introduction}
      canEdit={of.rights === 'edit'}
      spellCheck={isSpellChecked}
      onShow={(linked) => navigation.showLinked(linked, 'body')}
      onNowhere={(address) => toasts.show({ text: t('page.nowhere', { address }) })}
      onTrouble={onTrouble}
    />
  )
}
