import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button } from './button'

export interface CopyButtonProps {
  readonly text: string
  readonly label: string
  /** Shown and spoken once it is in the clipboard. */
  readonly doneLabel: string
  readonly failedLabel: string
  readonly tone?: 'primary' | 'plain'
}

export function CopyButton({ text, label, doneLabel, failedLabel, tone }: CopyButtonProps) {
  const [outcome, setOutcome] = useState<'idle' | 'done' | 'failed'>('idle')
  useEffect(() => {
    if (outcome === 'idle') return
    const timer = setTimeout(() => setOutcome('idle'), 4000)
    return () => clearTimeout(timer)
  }, [outcome])
  const words = outcome === 'done' ? doneLabel : outcome === 'failed' ? failedLabel : label
  return (
    <Button
      tone={tone ?? 'plain'}
      icon={outcome === 'done' ? Check : Copy}
      onPress={() => {
        navigator.clipboard.writeText(text).then(
          () => setOutcome('done'),
          () => setOutcome('failed'),
        )
      }}
    >
      <span aria-live="polite">{words}</span>
    </Button>
  )
}
