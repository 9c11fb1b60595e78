import type { NoteStatus } from '../../../shared/contract/notes'
import type { RelayState } from '../../../shared/contract/relay'
import { useWindow } from '../../app/window-state'
import { useWords } from '../../i18n/use-words'
import type { Words } from '../../i18n/words-context'
import { Button } from '../../ui/button'
import { deviceWords } from './device-words'
import type { Truth } from './note-truth'
import styles from './status.module.css'

export interface StatusDetailProps {
  readonly truth: Truth
  readonly status: NoteStatus | undefined
  /** Also where the truth tells something that matters more. */
  readonly isUnsaved: boolean
  readonly onLeave: () => void
}

/** Three places, one after the other: this machine's disk, the relay, other people's devices. */
export function StatusDetail({ truth, status, isUnsaved, onLeave }: StatusDetailProps) {
  const words = useWords()
  const { t } = words
  const { dialog } = useWindow()
  const relay = status?.relay.kind ?? 'none'
  const needsSettings = relay === 'none' || relay === 'unreachable'
  return (
    <>
      <dl className={styles.places}>
        <dt>{t('status.machine')}</dt>
        <dd>{machineWords(words, truth, status)}</dd>
        {status ? (
          <>
            <dt>{t('status.relay')}</dt>
            {relayWords(words, status).map((sentence) => (
              <dd key={sentence}>{sentence}</dd>
            ))}
          </>
        ) : null}
        {status && relay !== 'none' ? (
          <>
            <dt>{t('status.devices')}</dt>
            <dd>{deviceWords(words, status, isUnsaved)}</dd>
          </>
        ) : null}
      </dl>
      {needsSettings && status ? (
        <Button
          onPress={() => {
            onLeave()
            dialog.set({ kind: 'settings', section: 'relay' })
          }}
        >
          {t('status.openRelaySettings')}
        </Button>
      ) : null}
    </>
  )
}

function machineWords({ t, times }: Words, truth: Truth, status: NoteStatus | undefined): string {
  if (truth.kind === 'store-error') {
    return t('status.machineError', { reason: t(`storeError.${truth.error}`) })
  }
  if (truth.kind === 'host-stopped') return t('phase.hostStopped')
  if (truth.kind === 'host-away') return t('status.machineHostAway')
  if (truth.kind === 'unsaved') return t('status.machineUnsaved')
  if (!status) return t('status.unknown')
  // Nothing was written since the library was opened: what there is has been on the disk before.
  if (status.savedAt === null) return t('status.machineSavedBefore')
  return t('status.machineSaved', { when: times.sentence(status.savedAt) })
}

function relayWords({ t, times }: Words, status: NoteStatus): readonly string[] {
  const { relay, waiting, waitingSince, sentAt } = status
  if (relay.kind === 'none') return [t('status.relayNone'), t('status.relayNoneDo')]
  const held = waiting
    ? [
        t('status.relayWaiting', {
          count: waiting,
          since: times.since(waitingSince ?? Date.now()),
        }),
      ]
    : []
  const { address } = relay
  switch (relay.kind) {
    case 'connecting':
      return [t('status.relayConnecting', { address }), ...held]
    case 'unreachable':
      return [...unreachableWords({ t, times }, relay), ...held, t('status.relaySafe')]
    case 'online':
      if (status.refusal !== null) return [...held, t(`status.refusal.${status.refusal}`)]
      if (waiting) return held
      return sentAt === null
        ? [t('status.relayNothingSent', { address })]
        : [t('status.relaySent', { address, when: times.sentence(sentAt) })]
  }
}

function unreachableWords(
  { t, times }: Pick<Words, 't' | 'times'>,
  relay: Extract<RelayState, { readonly kind: 'unreachable' }>,
): readonly string[] {
  return [
    t('status.relayUnreachable', {
      address: relay.address,
      since: times.since(relay.since),
    }),
    `${t(`relayProblem.${relay.reason}`)} ${t(`relayAdvice.${relay.reason}`)}`,
  ]
}
