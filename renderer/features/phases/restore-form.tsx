import { useState } from 'react'
import type { RestoreReply } from '../../../shared/contract/library'
import { useBridge } from '../../bridge/bridge-context'
import { type HostAnswer, isLost } from '../../bridge/host-client'
import { useWords } from '../../i18n/use-words'
import { Banner } from '../../ui/banner'
import { Button } from '../../ui/button'
import { Field } from '../../ui/field'

type Answer = RestoreReply | HostAnswer<'restoreFromWords'>

const WORDS = 24

export interface RestoreFormProps {
  /** The library is here and its words open it: no relay is needed. */
  readonly isUnlocking?: boolean
  readonly onDone?: () => void
}

/** The words, and the relay that brings a library back to another machine. */
export function RestoreForm({ isUnlocking = false, onDone }: RestoreFormProps) {
  const { t } = useWords()
  const { client } = useBridge()
  const [words, setWords] = useState('')
  const [relay, setRelay] = useState('')
  const [isGoing, setGoing] = useState(false)
  const [answer, setAnswer] = useState<Answer | null>(null)
  const count = words.trim() === '' ? 0 : words.trim().split(/[\s,;]+/u).length
  const canGo = count === WORDS && (isUnlocking || relay.trim() !== '') && !isGoing
  const go = async () => {
    if (!canGo) return
    setGoing(true)
    setAnswer(null)
    const reply = await client.request('restoreFromWords', { words, relay: relay.trim() })
    setGoing(false)
    setAnswer(reply)
  }
  if (answer?.kind === 'restored') {
    return (
      <>
        <p role="status">{t('restore.restored', { count: answer.noteCount })}</p>
        {onDone ? (
          <div>
            <Button tone="primary" onPress={onDone}>
              {t('app.done')}
            </Button>
          </div>
        ) : null}
      </>
    )
  }
  const refusal =
    answer?.kind !== 'refused'
      ? null
      : isUnlocking && answer.reason === 'library-not-empty'
        ? t('restore.otherLibrary')
        : t(`restore.refused.${answer.reason}`)
  return (
    <>
      <Field
        label={t('restore.words')}
        value={words}
        onChange={setWords}
        rows={4}
        hint={t('restore.wordsHint', { count })}
        {...(isUnlocking ? { onSubmit: () => void go(), isOneValue: true } : {})}
        hasFocus
      />
      {isUnlocking ? null : (
        <Field
          label={t('restore.relay')}
          value={relay}
          onChange={setRelay}
          onSubmit={() => void go()}
          placeholder={t('relaySettings.placeholder')}
          type="url"
          isMono
        />
      )}
      {refusal ? (
        <Banner tone="danger" isUrgent>
          {refusal}
        </Banner>
      ) : null}
      {answer && isLost(answer) ? <Banner tone="warn">{t('noteAction.lost')}</Banner> : null}
      <div>
        <Button tone="primary" isDisabled={!canGo} onPress={() => void go()}>
          {t(isUnlocking ? 'phase.unlock' : isGoing ? 'restore.going' : 'restore.go')}
        </Button>
      </div>
    </>
  )
}
