import { UserRound } from 'lucide-react'
import styles from './avatar.module.css'

export interface AvatarPerson {
  readonly name: string
  readonly colour: number
}

/** First letters on a colour of their own, a figure for who gave no name; overlapping when there are several. */
export function Avatars({
  people,
  label,
}: {
  readonly people: readonly AvatarPerson[]
  readonly label: string
}) {
  const shown = people.slice(0, 4)
  const rest = people.length - shown.length
  return (
    <div className={styles.avatars} role="img" aria-label={label} title={label}>
      {shown.map((person, index) => (
        <span
          key={`${index} ${person.name}`}
          className={`${styles.avatar} ${styles[`colour${person.colour % 8}`]}`}
        >
          {person.name.trim() === '' ? <UserRound size={13} aria-hidden /> : initial(person.name)}
        </span>
      ))}
      {rest > 0 ? <span className={styles.rest}>+{rest}</span> : null}
    </div>
  )
}

/** The first letter as a reader sees it, an emoji kept whole. */
export function initial(name: string): string {
  const [first] = new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(name.trim())
  return first?.segment.toLocaleUpperCase() ?? '·'
}
