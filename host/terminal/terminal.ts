/** What served mode says in the terminal of what a page would show: it listens as a page does. */
import type { JobProgress } from '../../shared/contract/jobs'
import type { HostPhase } from '../../shared/contract/library'
import type { Unsubscribe } from '../../shared/model/origin'
import type { LocalPage } from '../process/local-page'

export function watchInTerminal(page: LocalPage, say: (line: string) => void): Unsubscribe {
  let said = ''
  const sayOnce = (line: string | undefined) => {
    if (line !== undefined && line !== said) say(line)
    said = line ?? said
  }
  const stops = [
    page.onNotice('phase', (phase) => sayOnce(describePhase(phase))),
    page.onNotice('job', (progress) => sayOnce(describeJob(progress))),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}

function describePhase(phase: HostPhase): string | undefined {
  if (phase.kind === 'locked')
    return `The library is locked: the page asks for your ${phase.needs}.`
  if (phase.kind !== 'cannot-open') return undefined
  return `The library in ${phase.folder} cannot be opened (${phase.reason}): the page says what to do.`
}

function describeJob(progress: JobProgress): string | undefined {
  const { kind, outcome } = progress
  if (!outcome || (kind !== 'import' && kind !== 'export')) return undefined
  if (outcome.kind === 'cancelled') return `The ${kind} was cancelled.`
  if (outcome.kind === 'failed') return `The ${kind} failed: ${outcome.reason}.`
  const remarks = outcome.remarkCount > 0 ? `, ${outcome.remarkCount} remarks` : ''
  return `The ${kind} is done: ${outcome.count} notes${remarks}.`
}
