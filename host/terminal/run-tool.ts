/** One command on a library: the tool is a page of its own host and asks what a page would ask. */
import type { JobOutcome } from '../../shared/contract/jobs'
import type { HostPhase } from '../../shared/contract/library'
import { assertNever } from '../../shared/assert-never'
import type { Host } from '../contract'
import { type LocalPage, openLocalPage } from '../process/local-page'
import type { ToolCommand } from './tool-arguments'

export interface Terminal {
  say(line: string): void
  complain(line: string): void
  /** One line that the person types unseen; empty when there is none. */
  ask(question: string): Promise<string>
}

/** Answers with the exit code. */
export async function runTool(
  host: Pick<Host, 'connectPage'>,
  command: ToolCommand,
  terminal: Terminal,
): Promise<number> {
  const page = openLocalPage(host)
  try {
    const phase = await page.request('readPhase', {})
    // A library that is damaged can still have its backups listed and put back.
    const isRepair = command.kind === 'list-backups' || command.kind === 'restore'
    const isOpen = phase.kind === 'cannot-open' && isRepair && phase.reason !== 'in-use'
    const unlocked = isOpen ? {} : await unlock(page, phase, terminal)
    return unlocked ? await run(page, { command, terminal, ...unlocked }) : 1
  } finally {
    page.close()
  }
}

/** What opened the library, or undefined when nothing did. */
interface Unlocked {
  readonly passphrase?: string
}

async function unlock(
  page: LocalPage,
  phase: HostPhase,
  terminal: Terminal,
): Promise<Unlocked | undefined> {
  switch (phase.kind) {
    case 'ready':
      return {}
    case 'starting':
      terminal.complain('the library is not open yet; try again')
      return undefined
    case 'cannot-open':
      terminal.complain(
        phase.reason === 'in-use'
          ? 'another Carnet has this library open: close it first'
          : `the library in ${phase.folder} cannot be opened (${phase.reason})`,
      )
      return undefined
    case 'locked':
      return phase.needs === 'words' ? enterWords(page, terminal) : enterPassphrase(page, terminal)
    default:
      return assertNever(phase)
  }
}

async function enterWords(page: LocalPage, terminal: Terminal): Promise<Unlocked | undefined> {
  const words = await terminal.ask('The 24 words of this library: ')
  const reply = await page.request('restoreFromWords', { words, relay: '' })
  if (reply.kind === 'refused') terminal.complain(`these words do not open it (${reply.reason})`)
  return reply.kind === 'restored' ? {} : undefined
}

async function enterPassphrase(page: LocalPage, terminal: Terminal): Promise<Unlocked | undefined> {
  const passphrase = await terminal.ask('The passphrase of this library: ')
  const reply = await page.request('unlock', { passphrase })
  if (reply.kind === 'wrong') terminal.complain('the passphrase is wrong')
  return reply.kind === 'unlocked' ? { passphrase } : undefined
}

interface Run extends Unlocked {
  readonly command: ToolCommand
  readonly terminal: Terminal
}

async function run(page: LocalPage, { command, terminal, passphrase }: Run): Promise<number> {
  switch (command.kind) {
    case 'list-backups': {
      const backups = await page.request('listBackups', {})
      if (backups.length === 0) terminal.say('There is no backup yet.')
      for (const { name, at, noteCount, needsWords } of backups) {
        const words = needsWords ? ', needs the 24 words' : ''
        terminal.say(`${name}  ${new Date(at).toISOString()}  ${noteCount} notes${words}`)
      }
      return 0
    }
    case 'backup':
      return backUp(page, terminal)
    case 'restore': {
      const reply = await page.request('restoreBackup', { name: command.name })
      if (reply.kind === 'restored') {
        terminal.say(`Restored ${reply.noteCount} notes from the backup.`)
        return 0
      }
      terminal.complain(`nothing was changed: ${reply.reason}`)
      return 1
    }
    case 'words': {
      const { language } = command
      const given = passphrase === undefined ? { language } : { language, passphrase }
      const reply = await page.request('readWords', given)
      if (reply.kind === 'words') terminal.say(reply.words.join(' '))
      else terminal.complain('the passphrase is wrong')
      return reply.kind === 'words' ? 0 : 1
    }
    default:
      return assertNever(command)
  }
}

async function backUp(page: LocalPage, terminal: Terminal): Promise<number> {
  const outcomes = new Map<string, JobOutcome>()
  let wake = () => {}
  page.onNotice('job', ({ jobId, outcome }) => {
    if (outcome) outcomes.set(jobId, outcome)
    wake()
  })
  const start = await page.request('backUpNow', {})
  if (start.kind === 'refused') {
    terminal.complain(`no backup was made: ${start.reason}`)
    return 1
  }
  let outcome = outcomes.get(start.jobId)
  while (!outcome) {
    await new Promise<void>((woken) => {
      wake = woken
    })
    outcome = outcomes.get(start.jobId)
  }
  if (outcome.kind === 'finished') {
    terminal.say(`Backed up ${outcome.count} notes to ${outcome.folder}.`)
    return 0
  }
  terminal.complain(
    `no backup was made: ${outcome.kind === 'failed' ? outcome.reason : outcome.kind}`,
  )
  return 1
}
