import type { RelayTest } from '../../../shared/contract/relay'
import type { Words } from '../../i18n/words-context'
import { Banner } from '../../ui/banner'
import { Button } from '../../ui/button'
import styles from './settings.module.css'

export type Outcome =
  | { readonly kind: 'testing' }
  /** `isChosen`: the person asked to use it, not only to try it. */
  | { readonly kind: 'tested'; readonly test: RelayTest; readonly isChosen: boolean }
  | { readonly kind: 'note'; readonly text: string }

export interface RelayOutcomeProps {
  readonly outcome: Outcome
  readonly words: Words
  /** Takes the address as it is, although nothing answers there now. */
  readonly onInsist: () => void
}

/** What came of trying or choosing an address. */
export function RelayOutcome({ outcome, words: { t }, onInsist }: RelayOutcomeProps) {
  if (outcome.kind === 'testing') return <p>{t('relaySettings.testing')}</p>
  if (outcome.kind === 'note') return <p>{outcome.text}</p>
  const { test, isChosen } = outcome
  if (test.kind === 'refused') {
    return <Banner tone="danger">{t(`relaySettings.refused.${test.reason}`)}</Banner>
  }
  if (test.kind === 'failed') {
    return (
      <Banner
        tone="danger"
        title={t(`relayProblem.${test.problem}`)}
        actions={
          isChosen ? <Button onPress={onInsist}>{t('relaySettings.insist')}</Button> : undefined
        }
      >
        {t(`relayAdvice.${test.problem}`)}
        {isChosen ? ` ${t('relaySettings.notSet')}` : ''}
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
