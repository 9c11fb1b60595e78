/** What one can write in a search, for whoever was never told; a field is begun by pressing it. */
import { CircleQuestionMark } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Dialog, DialogTrigger, Heading, Popover } from 'react-aria-components'
import { type Field, FIELD_NAMES, FIELDS } from '../../../shared/text/query/fields'
import { useWords } from '../../i18n/use-words'
import { IconButton } from '../../ui/icon-button'
import { menuPopover } from '../../ui/menu'
import styles from './query-help.module.css'

const WAYS = ['words', 'phrase', 'without'] as const

export function QueryHelp({ onField }: { readonly onField: (name: string) => void }) {
  const { t, language } = useWords()
  const [isOpen, setOpen] = useState(false)
  const [begun, setBegun] = useState<Field>()
  useEffect(() => {
    if (isOpen || begun === undefined) return undefined
    // The popover gives the focus back to its button first.
    const frame = requestAnimationFrame(() => {
      setBegun(undefined)
      onField(`${FIELD_NAMES[language][begun]}:`)
    })
    return () => cancelAnimationFrame(frame)
  }, [isOpen, begun, language, onField])
  const begin = (field: Field) => {
    setBegun(field)
    setOpen(false)
  }
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <IconButton icon={CircleQuestionMark} label={t('query.help')} />
      <Popover className={`${menuPopover} ${styles.popover}`} placement="bottom end">
        <Dialog className={styles.help ?? ''}>
          <Heading slot="title">{t('query.help')}</Heading>
          <ul>
            {WAYS.map((way) => (
              <li key={way}>
                <code>{t(`query.example.${way}`)}</code>
                <span>{t(`query.meaning.${way}`)}</span>
              </li>
            ))}
          </ul>
          <h3>{t('query.fields')}</h3>
          <ul>
            {FIELDS.map((field) => (
              <li key={field}>
                <button type="button" className={styles.field} onClick={() => begin(field)}>
                  {FIELD_NAMES[language][field]}:
                </button>
                <span>{t(`query.about.${field}`)}</span>
              </li>
            ))}
          </ul>
          <p>{t('query.folded')}</p>
          <p>{t('query.asked')}</p>
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}
