import { ListFilter } from 'lucide-react'
import { useEffect, useMemo, useState } from 'react'
import { Dialog, DialogTrigger, Popover } from 'react-aria-components'
import type { NotebookView } from '../../../shared/contract/collections'
import type { CategoryId } from '../../../shared/model/categories'
import { onFilterRequest } from '../../app/filter-request'
import { QueryInput } from '../../app/query/query-input'
import { useNavigation, useWindow } from '../../app/window-state'
import { useFacets } from '../../bridge/collection-hooks'
import { useWords } from '../../i18n/use-words'
import { Button } from '../../ui/button'
import { Check } from '../../ui/check'
import { menuPopover } from '../../ui/menu'
import { FacetChips } from './facet-chips'
import { FilterDays } from './filter-days'
import { DATED, set, toggleValue, valuesOf } from './filters'
import styles from './filter.module.css'
import { useValueWords } from './value-words'

/** Every condition at once; what is chosen is in force as it is chosen. */
export function FilterMenu({ notebook }: { readonly notebook: NotebookView }) {
  const { t } = useWords()
  const [isOpen, setOpen] = useState(false)
  useEffect(() => onFilterRequest(() => setOpen(true)), [])
  const count = Object.keys(useNavigation().place.look.filter).length
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <Button tone={count > 0 ? 'plain' : 'quiet'} icon={ListFilter}>
        {count > 0 ? t('filter.labelCount', { count }) : t('filter.label')}
      </Button>
      <Popover className={`${menuPopover} ${styles.popover}`} placement="bottom end">
        <Dialog className={styles.dialog ?? ''} aria-label={t('filter.label')}>
          {isOpen ? <Conditions notebook={notebook} /> : null}
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}

function Conditions({ notebook }: { readonly notebook: NotebookView }) {
  const { t } = useWords()
  const { navigation } = useWindow()
  const { filter } = useNavigation().place.look
  const place = useMemo(
    () => ({ kind: 'notebook', docId: notebook.docId }) as const,
    [notebook.docId],
  )
  const facets = useFacets(place)
  const words = useValueWords(notebook)
  const change = (next: typeof filter) => navigation.changeLook({ filter: next })
  const yes = (name: 'hasAttachments' | 'hasOpenTasks', is: boolean) =>
    change(set(filter, name, is || undefined))
  const none = notebook.unclassified
  return (
    <>
      <section className={styles.facet}>
        <h3>{t('filter.query')}</h3>
        <QueryInput
          className={styles.query ?? ''}
          label={t('filter.query')}
          value={filter.query ?? ''}
          onChange={(query) => change(set(filter, 'query', query || undefined))}
          placeholder={t('filter.queryPlaceholder')}
          place={place}
          hasFocus
        />
      </section>
      <FacetChips<CategoryId | 'none'>
        label={t('filter.categories')}
        chosen={valuesOf(filter, 'categories')}
        words={words.categories}
        facets={[
          ...notebook.categories.map(({ id, count }) => ({ value: id, count })),
          ...(none > 0 ? [{ value: 'none' as const, count: none }] : []),
        ]}
        onToggle={(value) => change(toggleValue(filter, 'categories', value))}
      />
      {facets ? (
        <>
          <FacetChips
            label={t('filter.types')}
            chosen={valuesOf(filter, 'types')}
            words={words.types}
            facets={facets.types}
            onToggle={(value) => change(toggleValue(filter, 'types', value))}
          />
          <FacetChips
            label={t('filter.tags')}
            chosen={valuesOf(filter, 'tags')}
            words={words.tags}
            facets={facets.tags}
            onToggle={(value) => change(toggleValue(filter, 'tags', value))}
          />
          <FacetChips
            label={t('filter.authors')}
            chosen={valuesOf(filter, 'authors')}
            words={words.authors}
            facets={facets.authors}
            onToggle={(value) => change(toggleValue(filter, 'authors', value))}
          />
          <FacetChips
            label={t('filter.licences')}
            chosen={valuesOf(filter, 'licences')}
            words={words.licences}
            facets={facets.licences}
            onToggle={(value) => change(toggleValue(filter, 'licences', value))}
          />
          <FacetChips
            label={t('filter.languages')}
            chosen={valuesOf(filter, 'languages')}
            words={words.languages}
            facets={facets.languages}
            onToggle={(value) => change(toggleValue(filter, 'languages', value))}
          />
          <Check
            isSelected={filter.hasAttachments === true}
            onChange={(is) => yes('hasAttachments', is)}
          >
            {t('filter.hasAttachments', { count: facets.withAttachments })}
          </Check>
          <Check
            isSelected={filter.hasOpenTasks === true}
            onChange={(is) => yes('hasOpenTasks', is)}
          >
            {t('filter.hasOpenTasks', { count: facets.withOpenTasks })}
          </Check>
        </>
      ) : null}
      {DATED.map((dated) => (
        <FilterDays key={dated} dated={dated} filter={filter} onChange={change} />
      ))}
    </>
  )
}
