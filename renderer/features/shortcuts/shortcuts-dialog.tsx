import { COLLECTION_COMMANDS } from '../../app/collection-undo'
import { type Command, COMMANDS, LIST_COMMANDS } from '../../app/commands'
import { useWindow } from '../../app/window-state'
import { formatKeys, type NamedChord } from '../../editor/format-keys'
import { useEditorWords } from '../../editor/words'
import { useWords } from '../../i18n/use-words'
import { Dialog } from '../../ui/dialog'
import { Keys } from '../../ui/keys'
import styles from './shortcuts-dialog.module.css'

const LEAVE: Command = { name: 'shortcuts.leaveEditor', chord: { key: 'Esc' } }

export function ShortcutsDialog() {
  const { t } = useWords()
  const { dialog } = useWindow()
  return (
    <Dialog
      title={t('shortcuts.title')}
      size="medium"
      isForReading
      onClose={() => dialog.set(null)}
    >
      <ShortcutSheet />
    </Dialog>
  )
}

export function ShortcutSheet() {
  const { t } = useWords()
  const editor = useEditorWords()
  const named = (commands: readonly Command[]) =>
    commands.map(({ name, chord }) => ({ name: t(name), chord }))
  return (
    <div className={styles.groups}>
      <Group name={t('shortcuts.general')} keys={named([...Object.values(COMMANDS), LEAVE])} />
      <Group name={t('shortcuts.list')} keys={named(Object.values(LIST_COMMANDS))} />
      <Group name={t('shortcuts.collection')} keys={named(Object.values(COLLECTION_COMMANDS))} />
      <Group name={editor.bar.label} keys={formatKeys(editor)} />
    </div>
  )
}

function Group({ name, keys }: { readonly name: string; readonly keys: readonly NamedChord[] }) {
  return (
    <section>
      <h3 className={styles.name}>{name}</h3>
      <dl className={styles.list}>
        {keys.map((each) => (
          <div key={each.name} className={styles.line}>
            <dt>{each.name}</dt>
            <dd>
              <Keys chord={each.chord} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
