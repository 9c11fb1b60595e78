/** Shares a note: a name first, then a relay, then two links that say what they allow. */
import { useEffect, useState } from 'react'
import type { DocId } from '../../../shared/records/keys'
import type { OpenDialog } from '../../app/dialogs'
import { useNoteCard, useWindow } from '../../app/window-state'
import { useBridge } from '../../bridge/bridge-context'
import { useCollections } from '../../bridge/collection-hooks'
import { useLibrary, useNoteStatus } from '../../bridge/hooks'
import { isLost } from '../../bridge/host-client'
import { useWords } from '../../i18n/use-words'
import { Banner } from '../../ui/banner'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { CollectionStep } from './collection-step'
import { holdsBack, isSilent, type Links } from './holds-back'
import { NameStep } from './name-step'
import { RelaySilent } from './relay-silent'
import { ShareLinks } from './share-links'

export interface ShareDialogProps {
  readonly docId: DocId
  readonly title: string
}

export function ShareDialog({ docId, title }: ShareDialogProps) {
  const { t } = useWords()
  const { dialog } = useWindow()
  const { client } = useBridge()
  const note = useNoteCard(docId)
  const collection = useCollections()?.find((row) => row.docId === docId)
  const card = collection ?? note
  const [isAgreed, setAgreed] = useState(false)
  // What a notebook takes along is told before its first link is made.
  const isUntold = card != null && card.kind !== 'note' && !card.isShared && !isAgreed
  const [links, setLinks] = useState<Links | 'lost' | undefined>(undefined)
  const [asked, setAsked] = useState(0)
  const relay = useLibrary()?.relay
  const status = useNoteStatus(docId)
  const [isInsisted, setInsisted] = useState(false)
  const canEdit = card ? card.rights === 'edit' : undefined
  const isHeldBack = isUntold || holdsBack({ relay, isShared: card?.isShared, isInsisted, links })
  // Set a moment ago in the settings, it may become one only now.
  const hasRelay = relay !== undefined && relay.kind !== 'none'

  useEffect(() => {
    if (canEdit === undefined || isHeldBack) return undefined
    let isWanted = true
    const ask = async () => {
      const view = await client.request('shareNote', { docId, rights: 'view' })
      const edit = canEdit ? await client.request('shareNote', { docId, rights: 'edit' }) : null
      if (!isWanted) return
      setLinks(isLost(view) || isLost(edit) ? 'lost' : { view, edit })
    }
    void ask()
    return () => {
      isWanted = false
    }
  }, [client, docId, canEdit, asked, isHeldBack, hasRelay])

  const again = () => {
    setLinks(undefined)
    setAsked(asked + 1)
  }
  const here: OpenDialog = { kind: 'share', docId, title }
  return (
    <Dialog
      title={t('share.title', { title: title || t('app.untitled') })}
      size="medium"
      onClose={() => dialog.set(null)}
    >
      {isUntold && collection ? (
        <CollectionStep collection={collection} onAgree={() => setAgreed(true)} />
      ) : isHeldBack && relay && isSilent(relay) ? (
        <RelaySilent
          relay={relay}
          onSettings={() => dialog.set({ kind: 'settings', section: 'relay', back: here })}
          onInsist={() => setInsisted(true)}
        />
      ) : links === undefined ? (
        <p role="status">{t('share.preparing')}</p>
      ) : links === 'lost' ? (
        <Banner tone="warn" actions={<Button onPress={again}>{t('app.retry')}</Button>}>
          {t('noteAction.lost')}
        </Banner>
      ) : links.view.kind === 'needs-name' ? (
        <NameStep onNamed={again} />
      ) : links.view.kind === 'needs-relay' ? (
        <NeedsRelay
          onPress={() => dialog.set({ kind: 'settings', section: 'relay', back: here })}
        />
      ) : links.view.kind === 'refused' ? (
        <Banner tone="warn">{t('share.refusedUnknown')}</Banner>
      ) : (
        <ShareLinks
          kind={collection?.kind ?? 'note'}
          view={links.view}
          edit={links.edit?.kind === 'link' ? links.edit : null}
          isLoopback={isLoopback(links.view.relay)}
          isSilent={status?.relay.kind === 'unreachable'}
        />
      )}
    </Dialog>
  )
}

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
