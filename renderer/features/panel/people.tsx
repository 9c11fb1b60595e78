/** Who made the open note and who changed it, as their devices signed it. */
import { useState } from 'react'
import type { DocumentPeople } from '../../../shared/contract/people'
import type { DocId } from '../../../shared/records/keys'
import { hasNamesake, PersonName, Unverified } from '../../app/person-name'
import { useDocumentPeople } from '../../bridge/hooks'
import { useWords } from '../../i18n/use-words'
import { Button } from '../../ui/button'
import styles from './panel.module.css'

/** Shown at once; whoever wants to see all may. */
const SHOWN = 6

/** Rows of the list of dates: who stands under when. */
export function CreatedBy({ docId }: { readonly docId: DocId }) {
  const { t } = useWords()
  const people = useDocumentPeople(docId)
  if (!people) return null
  const { createdBy, writers } = people
  return (
    <>
      <dt>{t('panel.createdBy')}</dt>
      <dd>
        {createdBy ? (
          <PersonName person={createdBy} isAmbiguous={hasNamesake(createdBy, writers)} />
        ) : (
          <Unverified words={t('people.unverified')} />
        )}
      </dd>
    </>
  )
}

/** Nothing where only who made it has written in it. */
export function ChangedBy({ docId }: { readonly docId: DocId }) {
  const { t } = useWords()
  const people = useDocumentPeople(docId)
  if (!people || isOfOne(people)) return null
  return (
    <>
      <dt>{t('panel.changedBy')}</dt>
      <dd>
        <Writers key={docId} people={people} />
      </dd>
    </>
  )
}

function Writers({ people }: { readonly people: DocumentPeople }) {
  const { t } = useWords()
  const [isWhole, setIsWhole] = useState(false)
  const { writers, unverified } = people
  const shown = isWhole ? writers : writers.slice(0, SHOWN)
  const hidden = writers.length - shown.length
  return (
    <ul className={styles.writers}>
      {shown.map((person) => (
        <li key={person.personId}>
          <PersonName person={person} isAmbiguous={hasNamesake(person, writers)} />
        </li>
      ))}
      {hidden > 0 ? (
        <li>
          <Button tone="quiet" onPress={() => setIsWhole(true)}>
            {t('people.others', { count: hidden })}
          </Button>
        </li>
      ) : null}
      {unverified > 0 ? (
        <li>
          <Unverified words={t('people.unverifiedWriting', { count: unverified })} />
        </li>
      ) : null}
    </ul>
  )
}

function isOfOne({ createdBy, writers, unverified }: DocumentPeople): boolean {
  if (unverified > 0) return writers.length === 0 && createdBy === null && unverified === 1
  return writers.every(({ personId }) => personId === createdBy?.personId)
}
