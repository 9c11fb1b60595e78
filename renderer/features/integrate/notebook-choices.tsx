import { Plus } from 'lucide-react'
import { useState } from 'react'
import type { CollectionRow } from '../../../shared/contract/collections'
import type { DocId } from '../../../shared/records/keys'
import { useCollectionActions } from '../../app/collection-actions'
import { useWords } from '../../i18n/use-words'
import { Button } from '../../ui/button'
import { Check } from '../../ui/check'
import { ColourDot } from '../../ui/colour-dot'
import { Field } from '../../ui/field'
import { CategoryChoices } from './category-choices'
import styles from './integrate.module.css'
import { narrow } from './narrow'
import type { Choice, Plan } from './plan'
import type { Making } from './use-making'

export interface NotebookChoicesProps {
  readonly notebooks: readonly CollectionRow[]
  /** Where they are already. */
  readonly before: Plan
  readonly plan: Plan
  readonly onPlan: (next: (plan: Plan) => Plan) => void
  readonly hasRemark: boolean
  readonly onSubmit: () => void
  readonly making: Making
}

const NEW: Choice = { categoryIds: [], remark: '' }

export function NotebookChoices({
  notebooks,
  plan,
  onPlan,
  making,
  ...rest
}: NotebookChoicesProps) {
  const { t } = useWords()
  const { create } = useCollectionActions()
  const [wanted, setWanted] = useState('')
  const [kept] = useState(() => new Set(plan.keys()))
  const name = wanted.trim()
  const { shown, more } = narrow(
    notebooks,
    name,
    ({ title }) => title,
    ({ docId }) => kept.has(docId) || plan.has(docId),
  )
  const isKnown = notebooks.some(({ title }) => title === name)
  const set = (docId: DocId, choice: Choice | null) =>
    onPlan((now) => {
      const next = new Map(now)
      if (choice) next.set(docId, choice)
      else next.delete(docId)
      return next
    })
  /** Nothing for one that was taken off the plan meanwhile. */
  const change = (docId: DocId, next: (choice: Choice) => Choice) =>
    onPlan((now) => {
      const choice = now.get(docId)
      return choice ? new Map(now).set(docId, next(choice)) : now
    })
  const add = async () => {
    setWanted('')
    await making.make(async () => {
      const docId = await create('notebook', name)
      if (docId) set(docId, NEW)
      else setWanted((now) => now || name)
      return docId !== undefined
    })
  }
  // Taken off the plan and put back, it is as it was: what it says of the note is not wiped.
  const choiceOf = (docId: DocId) => plan.get(docId) ?? rest.before.get(docId) ?? NEW
  const first = shown.find(({ rights }) => rights === 'edit')
  const submit = () => {
    // The notebook that is being made is part of what is to be done.
    if (making.isMaking) return
    if (name === '') rest.onSubmit()
    else if (first) {
      set(first.docId, choiceOf(first.docId))
      setWanted('')
    } else if (shown.length === 0) void add()
  }
  return (
    <>
      <Field
        label={t('integrate.find')}
        placeholder={t('integrate.findPlaceholder')}
        value={wanted}
        onChange={setWanted}
        onSubmit={submit}
        hasFocus
        maxLength={200}
      />
      <ul className={styles.notebooks}>
        {shown.map((notebook) => {
          const choice = plan.get(notebook.docId)
          return (
            <li key={notebook.docId} className={styles.notebook}>
              {notebook.rights === 'edit' ? (
                <Check
                  isSelected={choice !== undefined}
                  onChange={(isChosen) =>
                    set(notebook.docId, isChosen ? choiceOf(notebook.docId) : null)
                  }
                >
                  <Name notebook={notebook} />
                </Check>
              ) : (
                <p className={styles.readOnly}>
                  <Name notebook={notebook} /> {t('integrate.readOnly')}
                </p>
              )}
              {choice && notebook.isShared && notebook.sharesEditing ? (
                <p className={styles.told}>{t('integrate.sharesEditing')}</p>
              ) : null}
              {choice && notebook.rights === 'edit' ? (
                <CategoryChoices
                  notebook={notebook}
                  choice={choice}
                  hasRemark={rest.hasRemark}
                  hasPlace={notebook.count > 0 && !rest.before.has(notebook.docId)}
                  onChoice={(next) => change(notebook.docId, next)}
                  make={making.make}
                />
              ) : null}
            </li>
          )
        })}
      </ul>
      {more > 0 ? <p className={styles.more}>{t('integrate.more', { count: more })}</p> : null}
      {name !== '' && !isKnown ? (
        <div>
          <Button icon={Plus} onPress={() => void add()}>
            {t('integrate.createNotebook', { title: name })}
          </Button>
        </div>
      ) : null}
      {notebooks.length === 0 && name === '' ? <p>{t('integrate.noNotebook')}</p> : null}
    </>
  )
}

function Name({ notebook }: { readonly notebook: CollectionRow }) {
  const { t } = useWords()
  return (
    <span className={styles.name}>
      <ColourDot colour={notebook.colour} />
      <bdi>{notebook.title || t('app.untitled')}</bdi>
    </span>
  )
}
