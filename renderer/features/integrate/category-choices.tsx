import { useState } from 'react'
import type { CollectionRow } from '../../../shared/contract/collections'
import type { CategoryId } from '../../../shared/model/categories'
import { useCollectionActions } from '../../app/collection-actions'
import { findSameCategory } from '../../app/same-category'
import { useNotebook } from '../../bridge/collection-hooks'
import { useWords } from '../../i18n/use-words'
import { ToggleChip } from '../../ui/chip'
import { ColourDot } from '../../ui/colour-dot'
import { Field } from '../../ui/field'
import styles from './integrate.module.css'
import { MOST_AT_A_GLANCE, narrow } from './narrow'
import type { Choice } from './plan'
import { PlaceChoice } from './place-choice'
import type { Making } from './use-making'

export interface CategoryChoicesProps {
  readonly notebook: CollectionRow
  readonly choice: Choice
  readonly hasRemark: boolean
  /** It will stand somewhere in the notebook's order, unless it is in it already. */
  readonly hasPlace: boolean
  /** Given what is chosen by then: a category is made meanwhile. */
  readonly onChoice: (next: (choice: Choice) => Choice) => void
  readonly make: Making['make']
}

/** The categories of one notebook, as many as fit, and the curator's remark. */
export function CategoryChoices(props: CategoryChoicesProps) {
  const { notebook, choice, hasRemark, hasPlace, onChoice, make } = props
  const { t } = useWords()
  const { createCategory } = useCollectionActions()
  const view = useNotebook(notebook.docId)
  const [wanted, setWanted] = useState('')
  const [kept] = useState(() => new Set(choice.categoryIds))
  const toggle = (id: CategoryId, isChosen: boolean) =>
    onChoice((now) => {
      const others = now.categoryIds.filter((each) => each !== id)
      return { ...now, categoryIds: isChosen ? [...others, id] : others }
    })
  const all = view?.categories ?? []
  const name = choice.typed?.name ?? ''
  const type = (letters: string) =>
    onChoice((now) => ({
      ...now,
      typed: { name: letters, known: findSameCategory(all, letters)?.id },
    }))
  const add = async () => {
    if (name.trim() === '') return
    type('')
    await make(async () => {
      const id = choice.typed?.known ?? (await createCategory(notebook.docId, name.trim()))
      if (id) toggle(id, true)
      else onChoice((now) => (now.typed?.name ? now : { ...now, typed: { name } }))
      return id !== undefined
    })
  }
  const { shown, more } = narrow(
    all,
    wanted,
    (category) => category.name,
    ({ id }) => kept.has(id) || choice.categoryIds.includes(id),
  )
  const [first] = shown
  const title = notebook.title || t('app.untitled')
  return (
    <div className={styles.inside} role="group" aria-label={t('integrate.categoriesOf', { title })}>
      {all.length > MOST_AT_A_GLANCE ? (
        <Field
          label={t('integrate.findCategory')}
          placeholder={t('integrate.findCategoryPlaceholder')}
          value={wanted}
          onChange={setWanted}
          onSubmit={() => {
            if (wanted.trim() !== '' && first) toggle(first.id, true)
          }}
          maxLength={200}
        />
      ) : null}
      {shown.length > 0 ? (
        <div className={styles.chips}>
          {shown.map((category) => (
            <ToggleChip
              key={category.id}
              isSelected={choice.categoryIds.includes(category.id)}
              onChange={(isChosen) => toggle(category.id, isChosen)}
            >
              <ColourDot colour={category.colour} size={8} />
              <bdi>{category.name || t('category.unnamed')}</bdi>
            </ToggleChip>
          ))}
        </div>
      ) : all.length > 0 ? (
        <p>{t('integrate.noSuchCategory')}</p>
      ) : null}
      {more > 0 ? <p className={styles.more}>{t('integrate.more', { count: more })}</p> : null}
      <div className={styles.fields}>
        <Field
          label={t('integrate.newCategory')}
          value={name}
          onChange={type}
          onSubmit={() => void add()}
          placeholder={t('integrate.newCategoryPlaceholder')}
          maxLength={200}
        />
        {hasRemark ? (
          <Field
            label={t('integrate.remark')}
            value={choice.remark}
            onChange={(remark) => onChoice((now) => ({ ...now, remark }))}
            placeholder={t('integrate.remarkPlaceholder')}
            maxLength={2000}
          />
        ) : null}
      </div>
      {hasPlace ? (
        <PlaceChoice
          isFirst={choice.isFirst ?? false}
          onChange={(isFirst) => onChoice((now) => ({ ...now, isFirst }))}
        />
      ) : null}
    </div>
  )
}
