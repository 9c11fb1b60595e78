import { ColourDot } from '../../ui/colour-dot'
import { RenameField, type RenameFieldProps } from '../../ui/rename-field'
import styles from './sidebar.module.css'

/** A row to be named: what it stands for is made once it has a name. */
export function NewCollection(props: Omit<RenameFieldProps, 'title'>) {
  return (
    <div className={styles.newRow}>
      <ColourDot colour={null} />
      <RenameField {...props} title="" />
    </div>
  )
}
