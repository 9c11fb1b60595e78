import { useRef, useState } from 'react'
import type { LibraryState } from '../../../shared/contract/library'
import { useBridge } from '../../bridge/bridge-context'
import { isLost } from '../../bridge/host-client'
import { useWords } from '../../i18n/use-words'
import type { Words } from '../../i18n/words-context'
import { Button } from '../../ui/button'
import { Field } from '../../ui/field'
import { type Outcome, RelayOutcome } from './relay-outcome'
import styles from './settings.module.css'

export interface RelaySectionProps {
  readonly library: LibraryState
  /** Somebody was sent here to give an address. */
  readonly isAsked: boolean
}

export function RelaySection({ library, isAsked }: RelaySectionProps) {
  const words = useWords()
  const { t } = words
  const { client } = useBridge()
  const inUse = library.relay.kind === 'none' ? '' : library.relay.address
  const [typed, setTyped] = useState<string | null>(null)
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const address = typed ?? inUse
  const isGiven = address.trim() !== ''
  const isNew = address.trim() !== inUse

  const isTesting = outcome?.kind === 'testing'
  // An answer about an address that was changed meanwhile says nothing.
  const asked = useRef(0)

  const test = async (isChosen: boolean) => {
    const mine = ++asked.current
    setOutcome({ kind: 'testing' })
    const answer = await client.request('testRelay', { address })
    if (mine !== asked.current) return
    if (isLost(answer)) setOutcome({ kind: 'note', text: t('noteAction.lost') })
    else if (isChosen && answer.kind === 'works') await set(address.trim())
    else setOutcome({ kind: 'tested', test: answer, isChosen })
  }
  const use = async () => {
    const isProven = outcome?.kind === 'tested' && outcome.test.kind === 'works'
    await (isProven ? set(address.trim()) : test(true))
  }
  const set = async (next: string | null) => {
    asked.current++
    const answer = await client.request('setRelay', { address: next })
    if (isLost(answer)) setOutcome({ kind: 'note', text: t('noteAction.lost') })
    else if (answer.kind === 'refused') setOutcome({ kind: 'tested', test: answer, isChosen: true })
    else {
      setTyped(null)
      setOutcome({
        kind: 'note',
        text: t(next === null ? 'relaySettings.offDone' : 'relaySettings.set'),
      })
    }
  }
  return (
    <>
      <p>{t('relaySettings.what')}</p>
      <Field
        label={t('relaySettings.address')}
        value={address}
        onChange={(value) => {
          asked.current++
          setTyped(value)
          setOutcome(null)
        }}
        onSubmit={() => {
          if (isGiven) void (isNew ? use() : test(false))
        }}
        hasFocus={isAsked}
        placeholder={t('relaySettings.placeholder')}
        type="url"
        isMono
      />
      <div className={styles.buttons}>
        <Button isDisabled={!isGiven || isTesting} onPress={() => void test(false)}>
          {t('relaySettings.test')}
        </Button>
        <Button
          tone="primary"
          isDisabled={!isGiven || !isNew || isTesting}
          onPress={() => void use()}
        >
          {t('relaySettings.use')}
        </Button>
        {inUse ? (
          <Button tone="quiet" onPress={() => void set(null)}>
            {t('relaySettings.off')}
          </Button>
        ) : null}
      </div>
      <div aria-live="polite" className={styles.part}>
        {outcome ? (
          <RelayOutcome outcome={outcome} words={words} onInsist={() => void set(address.trim())} />
        ) : null}
      </div>
      <div className={styles.part}>
        <h3 className={styles.name}>{t('relaySettings.now')}</h3>
        {stateWords(words, library).map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
    </>
  )
}

function stateWords({ t, times }: Words, library: LibraryState): readonly string[] {
  const { relay, waiting, waitingSince } = library
  if (relay.kind === 'none') return [t('relayState.none')]
  const held =
    waiting > 0
      ? [
          t('status.relayWaiting', {
            count: waiting,
            since: times.since(waitingSince ?? times.now),
          }),
        ]
      : []
  if (relay.kind === 'connecting') {
    return [t('status.relayConnecting', { address: relay.address }), ...held]
  }
  if (relay.kind === 'online') {
    return [t('status.relayNothingSent', { address: relay.address }), ...held]
  }
  return [
    t('status.relayUnreachable', { address: relay.address, since: times.since(relay.since) }),
    `${t(`relayProblem.${relay.reason}`)} ${t(`relayAdvice.${relay.reason}`)}`,
    ...held,
    t('status.relaySafe'),
  ]
}
