/** The window of an open library: title bar, sidebar, list, page, panel, and what lies over them. */
import { Suspense, useEffect, useState } from 'react'
import { useBridge } from '../bridge/bridge-context'
import { useNoteCard, useNotice, useShelf } from '../bridge/hooks'
import { BasePage } from '../features/base/base-page'
import { NotebookPage } from '../features/notebook/notebook-page'
import { NoteList } from '../features/note-list/note-list'
import { Notices } from '../features/notices/notices'
import { Page } from '../features/page/page'
import { Panel } from '../features/panel/panel'
import { RecoveredTexts } from '../features/recovered/recovered-texts'
import { SampleOffer } from '../features/sample/sample-offer'
import { SampleRow } from '../features/sample/sample-row'
import { Sidebar } from '../features/sidebar/sidebar'
import { NoteCardLayer } from '../editor/linking/card-layer'
import { useWords } from '../i18n/use-words'
import { useCollectionUndoKeys } from './collection-undo'
import { useCommandKeys } from './command-keys'
import { FaultBoundary } from './fault-boundary'
import { type Layout, useLayout } from './layout'
import { NotebookGraph } from './lazy-graph'
import { useMenuCommands } from './menu-commands'
import { openWhenFree } from './open-when-free'
import styles from './shell.module.css'
import { TitleBar } from './title-bar'
import { isSearching, listKey, type Place } from './place'
import { placeOfView, useViewRequests } from './view-links'
import { useNavigation, useWindow } from './window-state'

export function Shell() {
  const layout = useLayout()
  const { drawer } = useWindow()
  const { t } = useWords()
  const closeDrawer = () => drawer.set('none')
  return (
    <div className={`${styles.shell} ${shellClass(layout)}`}>
      <Conduct />
      <NoteCardLayer />
      <TitleBar />
      {layout.isSideShown ? (
        <div
          className={styles.side}
          onKeyDown={(event) => {
            if (event.key === 'Escape' && !layout.hasColumns) closeDrawer()
          }}
        >
          <Sidebar notice={<SampleRow />} />
          {layout.isListShown ? (
            <div className={styles.list}>
              <NoteList offer={<SampleOffer />} />
            </div>
          ) : null}
        </div>
      ) : null}
      <div className={styles.middle} inert={!layout.hasColumns && layout.isSideShown}>
        <section className={styles.notices} aria-label={t('regions.notices')}>
          <Notices />
          <RecoveredTexts />
        </section>
        <PlacePage />
      </div>
      {layout.isPanelShown ? (
        <div
          className={layout.isWide ? styles.panel : styles.overPanel}
          onKeyDown={(event) => {
            if (event.key === 'Escape' && !layout.isWide) closeDrawer()
          }}
        >
          <Panel />
        </div>
      ) : null}
    </div>
  )
}

/** Another place, another page: what broke in one does not stay in the next. */
function PlacePage() {
  const { place } = useNavigation()
  return (
    <FaultBoundary key={placeKey(place)}>
      <PageOf place={place} />
    </FaultBoundary>
  )
}

/** While no note is open, a notebook or a base is itself the page. */
function PageOf({ place: { list, docId, draft } }: { readonly place: Place }) {
  if (docId !== null || draft !== null) return <Page />
  if (list.kind === 'notebook')
    return (
      <NotebookPage
        docId={list.docId}
        graph={
          <Suspense fallback={null}>
            <NotebookGraph docId={list.docId} />
          </Suspense>
        }
      />
    )
  if (list.kind === 'base') return <BasePage docId={list.docId} />
  return <Page />
}

/** What follows the list and the note's facts and draws nothing: they change while one types. */
function Conduct() {
  const { place } = useNavigation()
  useCommandKeys()
  useCollectionUndoKeys()
  useMenuCommands()
  useFirstPlace()
  useCalls()
  useWindowTitle(useNoteCard(place.docId)?.title)
  return null
}

/** A draft keeps its key when it becomes a note: its fields must not be drawn anew. */
function placeKey({ list, docId, draft }: Place): string {
  return draft === null ? `${listKey(list)} ${docId}` : `draft ${draft}`
}

function shellClass(layout: Layout): string {
  const side = layout.isSideShown && layout.hasColumns
  const parts = [
    side ? sideClass(layout) : styles.noSide,
    layout.isWide && layout.isPanelShown ? styles.hasPanel : styles.noPanel,
    layout.hasColumns ? '' : styles.oneColumn,
  ]
  return parts.filter(Boolean).join(' ')
}

function sideClass({ isRoomy, isListShown }: Layout): string | undefined {
  if (!isRoomy) return styles.hasStack
  return isListShown ? styles.hasSide : styles.hasSideAlone
}

/** An empty library opens with a note to type in, any other with the note changed last. */
function useFirstPlace(): void {
  const { navigation, drafts } = useWindow()
  const { place, canGoBack } = useNavigation()
  const { total, row, want } = useShelf('notes')
  const [beganAt] = useState(Date.now)
  const first = row(0)
  const isNowhere =
    place.docId === null &&
    place.draft === null &&
    place.graph === null &&
    place.list.kind === 'all' &&
    !isSearching(place)
  // Later an empty page is what was left behind: the first row may be the note just thrown away.
  const [hasBegun, setBegun] = useState(false)
  const isStart = isNowhere && !canGoBack && !hasBegun
  if (!isNowhere && !hasBegun) setBegun(true)
  useEffect(() => {
    if (!isStart) return
    if (total === undefined) want(0, 0)
    else if (total === 0) navigation.startDraft()
    else if (first) navigation.showNote(first.docId)
  }, [isStart, total, first, want, navigation])
  // A list that came late, as after a restore: the library was not empty.
  const { draft } = place
  const isFirstDraft = draft !== null && place.docId === null && !canGoBack
  useEffect(() => {
    if (!isFirstDraft || !first || first.createdAt >= beganAt) return
    if (!drafts.hasLetters(draft)) navigation.showNote(first.docId)
  }, [isFirstDraft, draft, first, beganAt, drafts, navigation])
}

/** What others ask of this window: another window, the system, a purge elsewhere. */
function useCalls(): void {
  const { navigation, dialog } = useWindow()
  const { desktop } = useBridge()
  useNotice('showNote', (linked) => navigation.showLinked(linked))
  useNotice('showView', (view) => navigation.showPlace(placeOfView(view)))
  useViewRequests()
  useNotice('purged', ({ docIds }) => navigation.leaveNotes(new Set(docIds)))
  useEffect(
    () =>
      desktop?.onNotice('openLink', (link) => openWhenFree(dialog, { kind: 'open-link', link })),
    [desktop, dialog],
  )
}

/** The window's title: what the system shows in its lists of windows. */
function useWindowTitle(title: string | undefined): void {
  const { t } = useWords()
  const name = t('app.name')
  useEffect(() => {
    document.title = title ? `${title} – ${name}` : name
  }, [title, name])
}
