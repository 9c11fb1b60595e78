import { Button, MenuTrigger, Popover } from 'react-aria-components'
import { NOTE_TYPES, type NoteType } from '../../../../shared/model/note'
import { useWindow } from '../../../app/window-state'
import { TYPE_ICONS } from '../../../editor/linking/type-icons'
import type { OpenFacts } from '../../../editor/use-note-facts'
import { useWords } from '../../../i18n/use-words'
import { ICON } from '../../../ui/icon'
import { Menu, menuPopover } from '../../../ui/menu'
import styles from './head.module.css'

/** What kind of note it is. Another kind shows other fields; those of before stay written. */
export function TypeChip({ open }: { readonly open: OpenFacts }) {
  const { facts, isReadOnly, change } = open
  const { t } = useWords()
  const { toasts } = useWindow()
  if (isReadOnly) return <TypeName type={facts.type} />
  const turn = (type: NoteType) => {
    if (type === facts.type) return
    change((each) => each.setType(type))
    toasts.show({ text: t('facts.typeChanged', { type: t(`facts.type.${type}`) }) })
  }
  return (
    <MenuTrigger>
      <Button
        className={styles.chip ?? ''}
        aria-label={t('facts.typeIs', { type: t(`facts.type.${facts.type}`) })}
      >
        <TypeWords type={facts.type} />
      </Button>
      <Popover className={menuPopover} placement="bottom start">
        <Menu
          label={t('facts.typeLabel')}
          groups={[
            NOTE_TYPES.map((type) => ({
              id: type,
              label: t(`facts.type.${type}`),
              isChosen: type === facts.type,
              onAction: () => turn(type),
            })),
          ]}
        />
      </Popover>
    </MenuTrigger>
  )
}

/** Where it cannot be changed, or not yet. */
export function TypeName({ type }: { readonly type: NoteType }) {
  return (
    <span className={styles.chip}>
      <TypeWords type={type} />
    </span>
  )
}

function TypeWords({ type }: { readonly type: NoteType }) {
  const { t } = useWords()
  const Drawn = TYPE_ICONS[type]
  return (
    <>
      <Drawn {...ICON} size={13} />
      {t(`facts.type.${type}`)}
    </>
  )
}
