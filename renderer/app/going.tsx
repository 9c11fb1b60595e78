import { Eye, EyeOff, Notebook, Pencil } from 'lucide-react'
import type { NamedNotes, SharingPreview } from '../../shared/contract/sharing'
import { useWords } from '../i18n/use-words'
import { ICON, type Icon } from '../ui/icon'
import styles from './going.module.css'

export interface GoingProps {
  readonly preview: SharingPreview
  readonly rights: 'read' | 'edit'
}

/** How many notes go along and how, and the names of those that do so otherwise. */
export function Going({ preview, rights }: GoingProps) {
  const { t } = useWords()
  const named = useNamed()
  const { read, edit, editableNotebooks, viewOnly, notAllowed, withheld } = preview
  const isEdit = rights === 'edit'
  const say = (key: 'notAllowed' | 'viewOnly' | 'withheld', notes: NamedNotes) =>
    notes.count > 0
      ? t(`share.collection.${key}`, { count: notes.count, names: named(notes) })
      : undefined
  return (
    <ul className={styles.going} aria-label={t('share.collection.going')}>
      {isEdit && editableNotebooks > 0 ? (
        <Line icon={Notebook}>{t('share.collection.editBooks', { count: editableNotebooks })}</Line>
      ) : null}
      {isEdit && edit > 0 ? (
        <Line icon={Pencil}>{t('share.collection.edit', { count: edit })}</Line>
      ) : null}
      {isEdit ? null : <Line icon={Eye}>{t('share.collection.read', { count: read })}</Line>}
      {isEdit ? <Line icon={Eye}>{say('notAllowed', notAllowed)}</Line> : null}
      {isEdit ? <Line icon={Eye}>{say('viewOnly', viewOnly)}</Line> : null}
      <Line icon={EyeOff}>{say('withheld', withheld)}</Line>
    </ul>
  )
}

/** Nothing for no words. */
function Line({
  icon: Drawn,
  children,
}: {
  readonly icon: Icon
  readonly children: string | undefined
}) {
  return children === undefined ? null : (
    <li>
      <Drawn {...ICON} />
      <span dir="auto">{children}</span>
    </li>
  )
}

/** “A”, “B” and 3 others. */
function useNamed(): (notes: NamedNotes) => string {
  const { t } = useWords()
  return ({ count, titles }) => {
    const names = titles
      .map((title) => t('collection.named', { title: title || t('app.untitled') }))
      .join(', ')
    const others = count - titles.length
    return others > 0 ? t('share.collection.andOthers', { names, count: others }) : names
  }
}
