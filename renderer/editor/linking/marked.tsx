import { foldText } from './fold-text'
import styles from './marked.module.css'

/** The letters that were typed stand out, accents and case apart. */
export function Marked({ text, part }: { readonly text: string; readonly part: string }) {
  const wanted = foldText(part.trim())
  const at = wanted === '' ? -1 : foldText(text).indexOf(wanted)
  if (at < 0) return text
  return (
    <>
      {text.slice(0, at)}
      <b className={styles.match}>{text.slice(at, at + wanted.length)}</b>
      {text.slice(at + wanted.length)}
    </>
  )
}
