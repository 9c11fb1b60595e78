// Real child processes for tests: started until they say that they are ready, ended in order or
// killed, and never left behind.
import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'

export interface Child {
  readonly pid: number
  /** What its output had where `ready` matched. */
  readonly match: RegExpExecArray
  /** Everything it printed so far. */
  output(): string
  /** Asks it to end, as Ctrl+C does, and answers with its exit code. */
  stop(): Promise<number | null>
  /** kill -9, as a power cut would. */
  kill(): Promise<void>
}

export interface ChildStart {
  readonly command?: string
  readonly args: readonly string[]
  /** What it prints when it is ready. */
  readonly ready: RegExp
  readonly env?: Readonly<Record<string, string>>
  /** Milliseconds, two minutes unless given; a child that is not ready by then is killed and the start throws its output. */
  readonly patience?: number
}

export async function startChild(start: ChildStart): Promise<Child> {
  const child = spawn(start.command ?? process.execPath, start.args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...start.env },
  })
  const closed = whenClosed(child)
  let output = ''
  const match = await new Promise<RegExpExecArray>((settle, fail) => {
    const give = (reason: string) =>
      fail(new Error(`${start.args.join(' ')} ${reason}:\n${output}`))
    const timer = setTimeout(() => {
      child.kill('SIGKILL')
      give('was not ready in time')
    }, start.patience ?? 120_000)
    const read = (text: string) => {
      output += text
      const found = start.ready.exec(output)
      if (!found) return
      clearTimeout(timer)
      settle(found)
    }
    child.stdout.setEncoding('utf8').on('data', read)
    child.stderr.setEncoding('utf8').on('data', read)
    child.once('error', fail)
    void closed.then(() => {
      clearTimeout(timer)
      give('ended before it was ready')
    })
  })
  const pid = child.pid ?? 0
  return {
    pid,
    match,
    output: () => output,
    async stop() {
      if (child.exitCode === null) child.kill('SIGINT')
      return closed
    },
    async kill() {
      const family = descendants(pid)
      child.kill('SIGKILL')
      await closed
      await whenGone(family)
    },
  }
}

function whenClosed(child: ChildProcess): Promise<number | null> {
  return new Promise((settle) => child.once('close', (code) => settle(code)))
}

/** The process ids below this one, on Linux; none elsewhere. */
export function descendants(pid: number): readonly number[] {
  const children = readProc(`/proc/${pid}/task/${pid}/children`)
    .split(' ')
    .filter(Boolean)
    .map(Number)
  return children.flatMap((child) => [child, ...descendants(child)])
}

/** Settles when none of these processes is left; one that stays for a minute is killed. */
export async function whenGone(pids: readonly number[]): Promise<void> {
  const deadline = Date.now() + 60_000
  for (const pid of pids) {
    while (isAlive(pid)) {
      if (Date.now() > deadline) endProcess(pid)
      await wait(10)
    }
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch {
    return false
  }
  // A zombie that nobody has waited for yet holds nothing any more.
  return !/^State:\s+Z/m.test(readProc(`/proc/${pid}/status`))
}

/** Nothing of a process that has ended meanwhile. */
function readProc(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

function endProcess(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    return
  }
}
