/** Who made a notebook or base, and what in it nobody has signed. */
import type { DocId } from '../../shared/records/keys'
import { useDocumentPeople } from '../bridge/hooks'
import { useWords } from '../i18n/use-words'
import { hasNamesake, PersonName, Unverified } from './person-name'

export function MadeBy({ docId }: { readonly docId: DocId }) {
  const { t } = useWords()
  const people = useDocumentPeople(docId)
  if (!people) return null
  const { createdBy, writers, unverified } = people
  return (
    <>
      <p>
        {t('people.madeBy')}{' '}
        {createdBy ? (
          <PersonName person={createdBy} isAmbiguous={hasNamesake(createdBy, writers)} />
        ) : (
          <Unverified words={t('people.notVerified')} />
        )}
      </p>
      {unverified > 0 ? (
        <p>
          <Unverified words={t('people.unverifiedWriting', { count: unverified })} />
        </p>
      ) : null}
    </>
  )
}
