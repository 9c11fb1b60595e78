import { useEffect, useState } from 'react'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import { Info, Link2, Share2, X } from 'lucide-react'
import type { NoteRow } from '../../../shared/contract/notes'
import { useLayout } from '../../app/layout'
import { useNavigation, useWindow } from '../../app/window-state'
import { useLibrary, useNoteCard, usePeople } from '../../bridge/hooks'
import { appearanceOf } from '../../bridge/presence'
import { useWords } from '../../i18n/use-words'
import { Avatars } from '../../ui/avatar'
import { Button } from '../../ui/button'
import { Empty } from '../../ui/empty'
import { ICON } from '../../ui/icon'
import { IconButton } from '../../ui/icon-button'
import { NotebooksSection } from './notebooks-section'
import { LinksTab } from './links/links-tab'
import styles from './panel.module.css'
import { ChangedBy, CreatedBy } from './people'
import { Properties } from './properties/properties'
import { TextCount } from './text-count'

/** What there is to know about the open note. Later tabs stand beside Details. */
export function Panel() {
  const { t } = useWords()
  const { place } = useNavigation()
  const { isWide, togglePanel } = useLayout()
  const card = useNoteCard(place.docId)
  const [tab, setTab] = useState('links')
  useEffect(() => {
    const showDetails = () => setTab('details')
    document.addEventListener('carnet:show-details', showDetails)
    return () => document.removeEventListener('carnet:show-details', showDetails)
  }, [])
  return (
    <aside className={styles.panel} data-region="panel" aria-label={t('regions.panel')}>
      <Tabs
        className={styles.tabs ?? ''}
        selectedKey={tab}
        onSelectionChange={(key) => setTab(String(key))}
      >
        <div className={styles.head}>
          <TabList className={styles.list ?? ''} aria-label={t('regions.panel')}>
            <Tab id="links" className={styles.tab ?? ''}>
              <Link2 {...ICON} />
              {t('panel.links')}
            </Tab>
            <Tab id="details" className={styles.tab ?? ''}>
              <Info {...ICON} />
              {t('panel.details')}
            </Tab>
          </TabList>
          {isWide ? null : (
            <IconButton icon={X} label={t('titleBar.hidePanel')} onPress={togglePanel} />
          )}
        </div>
        <TabPanel id="links" className={styles.body ?? ''}>
          {card ? <LinksTab docId={card.docId} /> : <Empty text={t('panel.none')} />}
        </TabPanel>
        <TabPanel id="details" className={styles.body ?? ''}>
          {card ? <Details note={card} /> : <Empty text={t('panel.none')} />}
        </TabPanel>
      </Tabs>
    </aside>
  )
}

function Details({ note }: { readonly note: NoteRow }) {
  const { t, times } = useWords()
  const { dialog } = useWindow()
  return (
    <>
      <h2>{t('panel.dates')}</h2>
      <dl>
        <dt>{t('panel.created')}</dt>
        <dd>{times.full(note.createdAt)}</dd>
        <CreatedBy docId={note.docId} />
        <dt>{t('panel.modified')}</dt>
        <dd>{times.full(note.modifiedAt)}</dd>
        <ChangedBy docId={note.docId} />
      </dl>
      <NotebooksSection note={note} />
      <Properties note={note} />
      <h2>{t('panel.text')}</h2>
      <TextCount docId={note.docId} />
      <h2>{t('panel.sharing')}</h2>
      <p className={styles.words}>{t(note.isShared ? 'panel.sharedWith' : 'panel.private')}</p>
      <dl>
        <dt>{t('panel.rights')}</dt>
        <dd>{t(note.rights === 'edit' ? 'panel.rightsEdit' : 'panel.rightsView')}</dd>
      </dl>
      {note.trashedAt === null ? (
        <div className={styles.share}>
          <Button
            icon={Share2}
            onPress={() => dialog.set({ kind: 'share', docId: note.docId, title: note.title })}
          >
            {t('panel.share')}
          </Button>
        </div>
      ) : null}
      <PeopleHere docId={note.docId} />
    </>
  )
}

function PeopleHere({ docId }: { readonly docId: NoteRow['docId'] }) {
  const { t } = useWords()
  const library = useLibrary()
  const others = usePeople(docId)
  if (others.length === 0 || !library) return null
  const people = [
    { ...appearanceOf(library), key: 'self', name: library.name || t('panel.you') },
    ...others.map((person) => ({ ...person, key: String(person.clientId) })),
  ]
  return (
    <>
      <h2>{t('panel.here')}</h2>
      <ul className={styles.people}>
        {people.map((person) => (
          <li key={person.key}>
            <Avatars people={[person]} label={person.name || t('app.nameless')} />
            <span dir="auto">{person.name || t('app.nameless')}</span>
          </li>
        ))}
      </ul>
    </>
  )
}
