import { useEffect, useRef, useState } from 'react'
import { useWords } from '../../i18n/use-words'
import { Button } from '../../ui/button'
import styles from './filter.module.css'

/** The name of a filter that is to be kept: Enter, the button or leaving keeps it, Escape does not. */
export function KeepFilter({ onEnd }: { readonly onEnd: (name: string | null) => void }) {
  const { t } = useWords()
  const [name, setName] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const hasEnded = useRef(false)
  useEffect(() => field.current?.focus(), [])
  const end = (kept: string | null) => {
    if (hasEnded.current) return
    hasEnded.current = true
    onEnd(kept?.trim() || null)
  }
  return (
    <form
      className={styles.keep}
      onSubmit={(event) => {
        event.preventDefault()
        end(name)
      }}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) end(name)
      }}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.key === 'Escape') end(null)
      }}
    >
      <input
        ref={field}
        className={styles.name}
        value={name}
        onChange={(event) => setName(event.target.value)}
        aria-label={t('filter.saveName')}
        placeholder={t('filter.saveName')}
        dir="auto"
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
      />
      <Button type="submit" tone="primary" isDisabled={name.trim() === ''}>
        {t('filter.keep')}
      </Button>
    </form>
  )
}
