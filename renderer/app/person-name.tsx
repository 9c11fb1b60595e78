/** A person as their signature tells them: their name, a quiet mark, and what tells two of one name apart. */
import { BadgeCheck, CircleHelp } from 'lucide-react'
import type { DocumentPerson } from '../../shared/contract/people'
import { foldLetters } from '../../shared/text/fold'
import { useWords } from '../i18n/use-words'
import { Mark } from '../ui/mark'
import styles from './person-name.module.css'

export interface PersonNameProps {
  readonly person: DocumentPerson
  /** Somebody beside them has the same name. */
  readonly isAmbiguous?: boolean
}

export function PersonName({ person, isAmbiguous = false }: PersonNameProps) {
  const { t } = useWords()
  const { name, fingerprint, isMe } = person
  return (
    <span className={styles.person}>
      {isMe ? t('people.you') : name === null ? t('people.nameless') : <bdi>{name}</bdi>}
      {!isMe && (name === null || isAmbiguous) ? (
        <span className={styles.fingerprint}> {fingerprint}</span>
      ) : null}
      <Mark
        icon={BadgeCheck}
        label={t('people.verified')}
        meaning={t(isMe ? 'people.verifiedMine' : 'people.verifiedMeans', { fingerprint })}
      />
    </span>
  )
}

/** Beside a name that was kept for later: signed, or only typed. */
export function SignedMark({ isVerified }: { readonly isVerified: boolean }) {
  const { t } = useWords()
  if (isVerified)
    return (
      <Mark icon={BadgeCheck} label={t('people.verified')} meaning={t('people.verifiedThen')} />
    )
  return <Mark icon={CircleHelp} label={t('people.unverified')} meaning={t('people.typedMeans')} />
}

/** In the place of a name that nobody signed. */
export function Unverified({ words }: { readonly words: string }) {
  const { t } = useWords()
  return (
    <span className={styles.person}>
      {words}
      <Mark
        icon={CircleHelp}
        label={t('people.unverified')}
        meaning={t('people.unverifiedMeans')}
      />
    </span>
  )
}

/** Whether somebody else of these has the same name to the eye. */
export function hasNamesake(person: DocumentPerson, people: readonly DocumentPerson[]): boolean {
  return people.some(
    (other) => other.personId !== person.personId && isNamed(person, other.name ?? ''),
  )
}

/** Whether this is the name that they signed, to the eye. */
export function isNamed({ name }: DocumentPerson, written: string): boolean {
  return name !== null && foldLetters(name).trim() === foldLetters(written).trim()
}
