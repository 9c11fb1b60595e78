/** Who has written in a notebook or base, and which role they have there; changed by who manages it. */
import { ChevronDown } from 'lucide-react'
import { MenuTrigger, Popover } from 'react-aria-components'
import type { CollectionRow } from '../../../shared/contract/collections'
import type { DocumentPerson } from '../../../shared/contract/people'
import { ROLES, type Role } from '../../../shared/model/roles'
import type { PersonId } from '../../../shared/records/identity'
import type { DocId } from '../../../shared/records/keys'
import { useCloseWhenGone } from '../../app/close-when-gone'
import { useCollectionActions } from '../../app/collection-actions'
import { MadeBy } from '../../app/made-by'
import { useStanding } from '../../app/standing'
import { useWindow } from '../../app/window-state'
import { useCollections } from '../../bridge/collection-hooks'
import { useDocumentPeople } from '../../bridge/hooks'
import { useWords } from '../../i18n/use-words'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { ICON } from '../../ui/icon'
import { Menu, menuPopover } from '../../ui/menu'
import { Skeleton } from '../../ui/skeleton'
import styles from './people.module.css'

export function PeopleDialog({ docId }: { readonly docId: DocId }) {
  const { t } = useWords()
  const { dialog } = useWindow()
  const rows = useCollections()
  const row = rows?.find((each) => each.docId === docId)
  useCloseWhenGone(rows !== undefined && row === undefined)
  if (!row) return null
  return (
    <Dialog
      title={t('roles.title', { title: row.title || t('app.untitled') })}
      size="medium"
      onClose={() => dialog.set(null)}
      actions={
        <Button tone="primary" autoFocus onPress={() => dialog.set(null)}>
          {t('app.done')}
        </Button>
      }
    >
      <People row={row} />
    </Dialog>
  )
}

function People({ row }: { readonly row: CollectionRow }) {
  const { t } = useWords()
  const people = useDocumentPeople(row.docId)
  const standing = useStanding(row)
  const { kind, managers } = row
  if (people === undefined) return <Skeleton rows={3} label={t('list.loading')} />
  const writers = people?.writers ?? []
  const maker = people?.createdBy?.personId
  const absent = managers.filter((each) => !writers.some(({ personId }) => personId === each))
  return (
    <>
      <p>{t(`roles.what.${kind}`)}</p>
      {managers.length === 0 ? <p>{t(`roles.none.${kind}`)}</p> : null}
      <ul className={styles.people} aria-label={t('roles.people')}>
        {writers.map((person) => (
          <Line
            key={person.personId}
            row={row}
            personId={person.personId}
            person={person}
            isMaker={person.personId === maker}
          />
        ))}
        {absent.map((personId) => (
          <Line
            key={personId}
            row={row}
            personId={personId}
            person={undefined}
            isMaker={personId === maker}
          />
        ))}
      </ul>
      <MadeBy docId={row.docId} />
      {standing === 'contributor' && people?.createdBy?.isMe ? (
        <p className={styles.quiet}>{t(`roles.makerAgain.${kind}`)}</p>
      ) : null}
      <p className={styles.quiet}>{t(`roles.onlyWriters.${kind}`)}</p>
      <p className={styles.quiet}>{t(`roles.convention.${kind}`)}</p>
    </>
  )
}

interface LineProps {
  readonly row: CollectionRow
  readonly personId: PersonId
  /** Undefined for somebody with a role who has written nothing here yet. */
  readonly person: DocumentPerson | undefined
  readonly isMaker: boolean
}

function Line({ row, personId, person, isMaker }: LineProps) {
  const { t } = useWords()
  // Who has given no name yet knows all the same who they are.
  const isNamelessMe = person?.isMe === true && !person.name
  const name = isNamelessMe ? t('people.you') : person?.name || t('people.nameless')
  return (
    <li className={styles.line}>
      <span className={styles.name}>
        <bdi>{name}</bdi>
        {person?.isMe && !isNamelessMe ? (
          <span className={styles.quiet}> ({t('people.you')})</span>
        ) : null}
        {person ? <code className={styles.print}>{person.fingerprint}</code> : null}
      </span>
      <RoleMenu
        row={row}
        personId={personId}
        name={name}
        isMe={person?.isMe ?? false}
        isMaker={isMaker}
      />
    </li>
  )
}

interface RoleMenuProps extends Pick<LineProps, 'row' | 'personId' | 'isMaker'> {
  readonly name: string
  readonly isMe: boolean
}

function RoleMenu({ row, personId, name, isMe, isMaker }: RoleMenuProps) {
  const { t } = useWords()
  const { docId, kind, managers } = row
  const { change } = useCollectionActions(kind)
  const standing = useStanding(row)
  const role = managers.length === 0 ? null : roleOf(managers, personId)
  const words = role === null ? t('roles.noRole') : t(`roles.is.${role}`)
  // Who made it has laid that down themselves, and takes it up again themselves.
  const isGiven = standing === 'manager' || (standing === 'contributor' && isMaker && isMe)
  if (!isGiven) return <span className={styles.role}>{words}</span>
  // Nobody is left without who manages it: neither by its last manager, nor by the first role given.
  const isLast = managers.length === 0 ? isMe : managers.length === 1 && role === 'manager'
  const why = isLast ? t('roles.last') : isMaker && !isMe ? t(`roles.maker.${kind}`) : null
  const give = (next: Role) => {
    if (next !== role)
      void change(docId, { kind: 'giveRole', personId, role: next }, t('roles.given', { name }))
  }
  return (
    <MenuTrigger>
      <Button tone="quiet" aria-label={t('roles.of', { name, role: words })}>
        {words}
        <ChevronDown {...ICON} className={styles.arrow} />
      </Button>
      <Popover className={menuPopover} placement="bottom end">
        <Menu
          label={t('roles.roleOf', { name })}
          groups={[
            ROLES.map((each) => ({
              id: each,
              label: t(`roles.is.${each}`),
              isChosen: each === role,
              ...(each === 'contributor' && why !== null ? { isDisabled: true, why } : {}),
              onAction: () => give(each),
            })),
          ]}
        />
      </Popover>
    </MenuTrigger>
  )
}

function roleOf(managers: readonly PersonId[], personId: PersonId): Role {
  return managers.includes(personId) ? 'manager' : 'contributor'
}
