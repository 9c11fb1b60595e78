/** Shares a note, or a notebook with what is in it: a name first, then a relay, then two links that say what they allow. */
import { useState } from 'react'
import type { DocId } from '../../../shared/records/keys'
import type { OpenDialog } from '../../app/dialogs'
import { useStanding } from '../../app/standing'
import { useWindow } from '../../app/window-state'
import { useCollections } from '../../bridge/collection-hooks'
import { useLibrary, useNoteCard, useNoteStatus } from '../../bridge/hooks'
import { useWords } from '../../i18n/use-words'
import { Banner } from '../../ui/banner'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { CollectionStep } from './collection-step'
import { holdsBack, isKnown, isSilent } from './holds-back'
import { NameStep } from './name-step'
import { RelaySilent } from './relay-silent'
import { ShareLinks } from './share-links'
import { type LinksAsked, useShareLinks } from './use-share-links'

export interface ShareDialogProps {
  readonly docId: DocId
  readonly title: string
  /** It begins with what goes along. */
  readonly asks?: true
}

export function ShareDialog({ docId, title, asks }: ShareDialogProps) {
  const { t } = useWords()
  const { dialog } = useWindow()
  const note = useNoteCard(docId)
  const collection = useCollections()?.find((row) => row.docId === docId)
  const card = collection ?? note
  const isInTrash = (note?.trashedAt ?? null) !== null
  const isContributing = useStanding(collection ?? NO_ROLES) === 'contributor'
  const [editing, setEditing] = useState<boolean | null>(null)
  const [isAsking, setAsking] = useState(asks === true)
  // What a notebook takes along is told before its first link is made, and where one asks again.
  const isUntold =
    collection !== undefined && (isAsking || (!collection.isShared && editing === null))
  const relay = useLibrary()?.relay
  const status = useNoteStatus(docId)
  const [isInsisted, setInsisted] = useState(false)
  const isHeldBack = (links: LinksAsked) =>
    isUntold || holdsBack({ relay, isShared: card?.isShared, isInsisted, links })
  const [links, again] = useShareLinks({
    docId,
    canEdit:
      card && isKnown(note, collection) ? card.rights === 'edit' && !isContributing : undefined,
    editing,
    isHeldBack,
    isHeldBy: (now) =>
      holdsBack({ relay: now, isShared: card?.isShared, isInsisted, links: undefined }),
    // Set a moment ago in the settings, it may become one only now.
    hasRelay: relay !== undefined && relay.kind !== 'none',
  })
  const here: OpenDialog = { kind: 'share', docId, title }
  const settings = () => dialog.set({ kind: 'settings', section: 'relay', back: here })
  const agree = (wanted: boolean) => {
    setEditing(wanted)
    setAsking(false)
    again()
  }
  return (
    <Dialog
      title={t('share.title', { title: title || t('app.untitled') })}
      size="medium"
      onClose={() => dialog.set(null)}
    >
      {isInTrash ? (
        <Banner tone="warn">{t('share.refusedTrashed')}</Banner>
      ) : isUntold ? (
        <CollectionStep
          collection={collection}
          onAgree={agree}
          {...(isAsking ? { onBack: () => setAsking(false) } : {})}
        />
      ) : isHeldBack(links) && relay && isSilent(relay) ? (
        <RelaySilent relay={relay} onSettings={settings} onInsist={() => setInsisted(true)} />
      ) : links === undefined ? (
        <p role="status">{t('share.preparing')}</p>
      ) : links === 'lost' ? (
        <Banner tone="warn" actions={<Button onPress={again}>{t('app.retry')}</Button>}>
          {t('noteAction.lost')}
        </Banner>
      ) : 'refused' in links ? (
        <Banner tone="warn" actions={<Button onPress={again}>{t('app.retry')}</Button>}>
          {links.refused === 'store-error' || links.refused === 'library-read-only'
            ? t(`collection.refused.${links.refused}`)
            : t(`collection.refused.${links.refused}.${collection?.kind ?? 'notebook'}`)}
        </Banner>
      ) : links.view.kind === 'needs-name' ? (
        <NameStep onNamed={again} />
      ) : links.view.kind === 'needs-relay' ? (
        <NeedsRelay onPress={settings} />
      ) : links.view.kind === 'refused' ? (
        <Banner tone="warn">
          {t(links.view.reason === 'trashed' ? 'share.refusedTrashed' : 'share.refusedUnknown')}
        </Banner>
      ) : (
        <ShareLinks
          kind={collection?.kind ?? 'note'}
          sharesEditing={editing ?? collection?.sharesEditing ?? false}
          view={links.view}
          edit={links.edit?.kind === 'link' ? links.edit : null}
          isLoopback={isLoopback(links.view.relay)}
          isSilent={status?.relay.kind === 'unreachable'}
          whyNoEdit={
            collection && isContributing
              ? t(`roles.editLink.${collection.kind}`)
              : t('share.viewOnly')
          }
          {...(collection?.rights === 'edit' && !isContributing
            ? { onChange: () => setAsking(true) }
            : {})}
        />
      )}
    </Dialog>
  )
}

/** Of a note. */
const NO_ROLES = { rights: 'edit', managers: [] } as const

function NeedsRelay({ onPress }: { readonly onPress: () => void }) {
  const { t } = useWords()
  return (
    <>
      <p>
        <strong>{t('share.relayTitle')}</strong>
        <br />
        {t('share.relayWhy')}
      </p>
      <div>
        <Button tone="primary" autoFocus onPress={onPress}>
          {t('share.relayNext')}
        </Button>
      </div>
    </>
  )
}

/** Nobody elsewhere reaches a relay at this machine's own loopback address. */
function isLoopback(relay: string): boolean {
  return /^wss?:\/\/(localhost|127\.|\[::1\])/u.test(relay)
}
