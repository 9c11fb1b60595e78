/** What is put in the place of what was found: the current one, or all of them at once. */
import { ReplaceAll, Replace } from 'lucide-react'
import { type RefObject, useState } from 'react'
import { useReadable } from '../../bridge/hooks'
import { Button } from '../../ui/button'
import { ICON } from '../../ui/icon'
import { useAskedFocus } from '../../ui/use-asked-focus'
import { useEditorWords } from '../words'
import type { Finding } from './finding'
import styles from './finding.module.css'

export interface ReplaceRowProps {
  readonly finding: Finding
  readonly field: RefObject<HTMLInputElement | null>
}

export function ReplaceRow({ finding, field }: ReplaceRowProps) {
  const { find: words } = useEditorWords()
  const { sought, total, replacement } = useReadable(finding)
  // Who has not said yet what to look for begins with that.
  const [takesFocus] = useState(sought.text !== '')
  useAskedFocus(field, takesFocus)
  const onKeyDown = (event: React.KeyboardEvent) => {
    const isAlone = !event.shiftKey && !event.altKey && !event.nativeEvent.isComposing
    if (event.key !== 'Enter' || !isAlone) return
    if (event.ctrlKey || event.metaKey) finding.replaceAll()
    else finding.replace()
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div className={styles.row}>
      <div className={styles.box}>
        <Replace {...ICON} className={styles.icon} />
        <input
          ref={field}
          className={`${styles.field} ${sought.isPattern ? styles.isPattern : ''}`}
          type="text"
          autoComplete="off"
          spellCheck={false}
          dir="auto"
          maxLength={500}
          aria-label={words.replacement}
          placeholder={sought.isPattern ? words.replacementPattern : words.replacement}
          value={replacement}
          onChange={(event) => finding.setReplacement(event.target.value)}
          onKeyDown={onKeyDown}
        />
      </div>
      <Button isDisabled={total === 0} onPress={() => finding.replace()}>
        {words.replace}
      </Button>
      <Button icon={ReplaceAll} isDisabled={total === 0} onPress={() => finding.replaceAll()}>
        {words.replaceAll}
      </Button>
    </div>
  )
}
