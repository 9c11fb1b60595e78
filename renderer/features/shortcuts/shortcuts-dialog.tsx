import { type Command, COMMANDS, LIST_COMMANDS } from '../../app/commands'
import { useWindow } from '../../app/window-state'
import { useWords } from '../../i18n/use-words'
import { Dialog } from '../../ui/dialog'
import { Keys } from '../../ui/keys'
import styles from './shortcuts-dialog.module.css'

const LEAVE: Command = { name: 'shortcuts.leaveEditor', chord: { key: 'Esc' } }

export function ShortcutsDialog() {
  const { t } = useWords()
  const { dialog } = useWindow()
  return (
    <Dialog title={t('shortcuts.title')} size="medium" onClose={() => dialog.set(null)}>
      <div className={styles.groups}>
        <Group name={t('shortcuts.general')} commands={[...Object.values(COMMANDS), LEAVE]} />
        <Group name={t('shortcuts.list')} commands={Object.values(LIST_COMMANDS)} />
      </div>
    </Dialog>
  )
}

function Group({
  name,
  commands,
}: {
  readonly name: string
  readonly commands: readonly Command[]
}) {
  const { t } = useWords()
  return (
    <section>
      <h3 className={styles.name}>{name}</h3>
      <dl className={styles.list}>
        {commands.map((command) => (
          <div key={command.name} className={styles.line}>
            <dt>{t(command.name)}</dt>
            <dd>
              <Keys chord={command.chord} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
