// A colour never says anything alone: the name of what it marks stands beside it.
import styles from './colour-dot.module.css'

export const COLOURS = [
  'green',
  'teal',
  'blue',
  'violet',
  'pink',
  'red',
  'orange',
  'ochre',
] as const
export type Colour = (typeof COLOURS)[number]

/** Undefined for none, and for one that a newer version knows. */
export function readColour(name: string | null): Colour | undefined {
  return COLOURS.find((colour) => colour === name)
}

export function ColourDot({
  colour,
  size = 10,
}: {
  readonly colour: string | null
  readonly size?: number
}) {
  const known = readColour(colour)
  return (
    <span
      aria-hidden
      className={`${styles.dot} ${known ? styles[known] : styles.none}`}
      style={{ width: size, height: size }}
    />
  )
}
