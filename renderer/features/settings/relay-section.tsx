import { useState } from 'react'
import type { LibraryState } from '../../../shared/contract/library'
import type { RelayTest } from '../../../shared/contract/relay'
import { useBridge } from '../../bridge/bridge-context'
import { isLost } from '../../bridge/host-client'
import { useWords } from '../../i18n/use-words'
import type { Words } from '../../i18n/words-context'
import { Banner } from '../../ui/banner'
import { Button } from '../../ui/button'
import { Field } from '../../ui/field'
import styles from './settings.module.css'

type Outcome =
  | { readonly kind: 'testing' }
  | { readonly kind: 'tested'; readonly test: RelayTest }
  | { readonly kind: 'note'; readonly text: string }
  | null

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
  const [outcome, setOutcome] = useState<Outcome>(null)
  const address = typed ?? inUse
  const isGiven = address.trim() !== ''
  const isNew = address.trim() !== inUse

  const test = async () => {
    setOutcome({ kind: 'testing' })
    const answer = await client.request('testRelay', { address })
    if (isLost(answer)) setOutcome({ kind: 'note', text: t('noteAction.lost') })
    else setOutcome({ kind: 'tested', test: answer })
  }
  const set = async (next: string | null) => {
    const answer = await client.request('setRelay', { address: next })
    if (isLost(answer)) setOutcome({ kind: 'note', text: t('noteAction.lost') })
    else if (answer.kind === 'refused') setOutcome({ kind: 'tested', test: answer })
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
          setTyped(value)
          setOutcome(null)
        }}
        onSubmit={() => {
          if (isGiven && isNew) void set(address.trim())
          else void test()
        }}
        hasFocus={isAsked}
        placeholder={t('relaySettings.placeholder')}
        type="url"
        isMono
      />
      <div className={styles.buttons}>
        <Button isDisabled={!isGiven || outcome?.kind === 'testing'} onPress={() => void test()}>
          {t('relaySettings.test')}
        </Button>
        <Button
          tone="primary"
          isDisabled={!isGiven || !isNew}
          onPress={() => void set(address.trim())}
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
        {outcome ? <OutcomeWords outcome={outcome} words={words} /> : null}
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

function OutcomeWords({
  outcome,
  words: { t },
}: {
  readonly outcome: NonNullable<Outcome>
  readonly words: Words
}) {
  if (outcome.kind === 'testing') return <p>{t('relaySettings.testing')}</p>
  if (outcome.kind === 'note') return <p>{outcome.text}</p>
  const { test } = outcome
  if (test.kind === 'refused') {
    return <Banner tone="danger">{t(`relaySettings.refused.${test.reason}`)}</Banner>
  }
  if (test.kind === 'failed') {
    return (
      <Banner tone="danger" title={t(`relayProblem.${test.problem}`)}>
        {t(`relayAdvice.${test.problem}`)}
      </Banner>
    )
  }
  const { address, milliseconds } = test
  return (
    <>
      <p className={styles.ok}>
        {t('relaySettings.works', { address, milliseconds: Math.round(milliseconds) })}
      </p>
      {test.isUnprotected ? <Banner tone="warn">{t('relaySettings.unprotected')}</Banner> : null}
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
