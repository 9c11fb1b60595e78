import { ArrowLeft, ArrowRight, Moon, PanelLeft, PanelRight, Share2, Sun } from 'lucide-react'
import type { NotePlace } from '../../shared/contract/lists'
import type { DocId } from '../../shared/records/keys'
import { useLibrary, useNoteCard, useOpenNoteState, usePeople, useReadable } from '../bridge/hooks'
import { appearanceOf, type Appearance } from '../bridge/presence'
import { RefusalsButton } from '../features/refusals/refusals-button'
import { SearchField } from '../features/search/search-field'
import { StatusButton } from '../features/status/status-button'
import { useWords } from '../i18n/use-words'
import { Avatars } from '../ui/avatar'
import { Button } from '../ui/button'
import { IconButton } from '../ui/icon-button'
import { COMMANDS, useCommands } from './commands'
import { useLayout } from './layout'
import { useListName } from './list-name'
import { isCollectionPage, type Place } from './place'
import { useIsDark } from './theme'
import styles from './title-bar.module.css'
import { useNavigation, useWindow } from './window-state'

/** Across the whole window: ways back and forth, search, how the note stands, who is here, Share. */
export function TitleBar() {
  const { t } = useWords()
  const commands = useCommands()
  const { isSideShown } = useLayout()
  const { place, canGoBack, canGoForward } = useNavigation()
  return (
    <header className={styles.bar} aria-label={t('regions.titleBar')}>
      <div className={styles.left}>
        <IconButton
          icon={PanelLeft}
          label={t(isSideShown ? 'titleBar.hideSidebar' : 'titleBar.showSidebar')}
          chord={COMMANDS.sidebar.chord}
          onPress={commands.sidebar}
        />
        <div className={styles.trail}>
          <IconButton
            icon={ArrowLeft}
            label={t('titleBar.back')}
            chord={COMMANDS.back.chord}
            isDisabled={!canGoBack}
            onPress={commands.back}
          />
          <IconButton
            icon={ArrowRight}
            label={t('titleBar.forward')}
            chord={COMMANDS.forward.chord}
            isDisabled={!canGoForward}
            onPress={commands.forward}
          />
        </div>
      </div>
      <SearchField />
      <div className={styles.right}>
        {place.docId ? <NoteControls docId={place.docId} place={place} /> : null}
        {isCollectionPage(place) ? <CollectionControls list={place.list} /> : <PanelToggle />}
        <RefusalsButton />
        <ThemeToggle />
      </div>
    </header>
  )
}

function NoteControls({ docId, place }: { readonly docId: DocId; readonly place: Place }) {
  const { t } = useWords()
  const { dialog } = useWindow()
  const card = useNoteCard(docId)
  // What is not here has no state, and nothing to share.
  if (useOpenNoteState(docId).kind === 'refused') return null
  return (
    <>
      {place.draft === null ? (
        <StatusButton docId={docId} isDraft={false} />
      ) : (
        <DraftStatus docId={docId} number={place.draft} />
      )}
      <Here docId={docId} />
      {place.list.kind === 'trash' || (card?.trashedAt ?? null) !== null ? null : (
        <Button
          tone="primary"
          icon={Share2}
          isCompactWhenNarrow
          onPress={() => dialog.set({ kind: 'share', docId, title: card?.title ?? '' })}
        >
          {t('titleBar.share')}
        </Button>
      )}
    </>
  )
}

/** A notebook or a base that is the page itself: shared as a note is. */
function CollectionControls({ list }: { readonly list: NotePlace }) {
  const title = useListName(list)
  if (!('docId' in list)) return null
  return <CollectionControlsOf list={list} title={title} />
}

interface CollectionControlsProps {
  readonly list: Extract<NotePlace, { readonly docId: DocId }>
  readonly title: string
}

function CollectionControlsOf({ list: { docId, kind }, title }: CollectionControlsProps) {
  const { t } = useWords()
  const { dialog } = useWindow()
  // What is written in it stands here while its introduction is open.
  const isOpen = useOpenNoteState(docId).kind === 'open'
  const isInTrash = (useNoteCard(docId)?.trashedAt ?? null) !== null
  return (
    <>
      {isOpen ? <StatusButton docId={docId} isDraft={false} collection={kind} /> : null}
      <Here docId={docId} />
      {isInTrash ? null : (
        <Button
          tone="primary"
          icon={Share2}
          isCompactWhenNarrow
          onPress={() => dialog.set({ kind: 'share', docId, title })}
        >
          {t('titleBar.share')}
        </Button>
      )}
    </>
  )
}

function DraftStatus({ docId, number }: { readonly docId: DocId; readonly number: number }) {
  const { drafts } = useWindow()
  const { isWritten } = useReadable(drafts.draft(number))
  return <StatusButton docId={docId} isDraft={!isWritten} />
}

/** Who has the note open now, oneself included as soon as somebody else is there. */
function Here({ docId }: { readonly docId: DocId }) {
  const { t } = useWords()
  const library = useLibrary()
  const others = usePeople(docId)
  if (others.length === 0 || !library) return null
  const people: readonly Appearance[] = [appearanceOf(library), ...others]
  const names = people.map(({ name }) => name || t('app.nameless')).join(', ')
  return <Avatars people={people} label={t('titleBar.peopleHere', { names })} />
}

function PanelToggle() {
  const { t } = useWords()
  const { isPanelShown, togglePanel } = useLayout()
  return (
    <IconButton
      icon={PanelRight}
      label={t(isPanelShown ? 'titleBar.hidePanel' : 'titleBar.showPanel')}
      chord={COMMANDS.panel.chord}
      onPress={togglePanel}
    />
  )
}

function ThemeToggle() {
  const { t } = useWords()
  const { preferences } = useWindow()
  const isDark = useIsDark()
  return (
    <div className={styles.theme}>
      <IconButton
        icon={isDark ? Sun : Moon}
        label={t(isDark ? 'titleBar.toLight' : 'titleBar.toDark')}
        onPress={() => preferences.change({ theme: isDark ? 'light' : 'dark' })}
      />
    </div>
  )
}
