/** The format bar, drawn once the text is: a note that is opened does not wait for twenty buttons. */
import { useEffect, useState } from 'react'
import { afterFrame } from './after-frame'
import { FormatBar, type FormatBarProps } from './format-bar'
import styles from './format-bar.module.css'

export function BarAfterText(props: FormatBarProps) {
  const [isTextDrawn, setTextDrawn] = useState(false)
  useEffect(() => afterFrame(() => setTextDrawn(true)), [])
  // The same place, so that the text does not move.
  return isTextDrawn ? <FormatBar {...props} /> : <div className={styles.bar} />
}
