/** The notebooks, or the bases, under their name: folded away, and where a new one begins. */
import { ChevronRight, Plus } from 'lucide-react'
import { useId } from 'react'
import { Button } from 'react-aria-components'
import type { CollectionKind } from '../../../shared/model/document'
import { useCollectionActions } from '../../app/collection-actions'
import { focusRegionSoon } from '../../app/regions'
import { usePreferences, useWindow } from '../../app/window-state'
import { useReadable } from '../../bridge/hooks'
import { useWords } from '../../i18n/use-words'
import { IconButton } from '../../ui/icon-button'
import { NewCollection } from './new-collection'
import styles from './sidebar.module.css'

export interface CollectionSectionProps {
  readonly kind: CollectionKind
  readonly children: React.ReactNode
}

const WORDS = {
  notebook: {
    title: 'sidebar.notebooks',
    add: 'sidebar.newNotebook',
    name: 'sidebar.newNotebookName',
    placeholder: 'sidebar.newNotebookPlaceholder',
  },
  base: {
    title: 'sidebar.bases',
    add: 'sidebar.newBase',
    name: 'sidebar.newBaseName',
    placeholder: 'sidebar.newBasePlaceholder',
  },
} as const

export function CollectionSection({ kind, children }: CollectionSectionProps) {
  const { t } = useWords()
  const { navigation, preferences, naming } = useWindow()
  const { folded } = usePreferences()
  const { create } = useCollectionActions(kind)
  const isAdding = useReadable(naming) === kind
  const id = useId()
  const words = WORDS[kind]
  const isFolded = folded.includes(kind)
  const fold = (is: boolean) => {
    const others = folded.filter((each) => each !== kind)
    preferences.change({ folded: is ? [...others, kind] : others })
  }
  const add = async (title: string | null) => {
    naming.set(null)
    if (title === null || title === '') return
    const docId = await create(kind, title)
    if (!docId) return
    fold(false)
    navigation.showList({ kind, docId })
    focusRegionSoon('page')
  }
  return (
    <section className={styles.section} aria-label={t(words.title)}>
      <div className={styles.sectionHead}>
        <h2>
          <Button
            className={styles.fold ?? ''}
            aria-expanded={!isFolded}
            aria-controls={id}
            onPress={() => fold(!isFolded)}
          >
            {t(words.title)}
            <ChevronRight size={12} aria-hidden />
          </Button>
        </h2>
        <IconButton
          icon={Plus}
          label={t(words.add)}
          onPress={() => {
            fold(false)
            naming.set(kind)
          }}
        />
      </div>
      <div id={id}>
        {isAdding ? (
          <NewCollection
            label={t(words.name)}
            placeholder={t(words.placeholder)}
            onEnd={(title) => void add(title)}
          />
        ) : null}
        {isFolded ? null : children}
      </div>
    </section>
  )
}
