// Writes that fail as on a broken disk: the system lets no file of this process grow past a limit.
import { execFileSync } from 'node:child_process'

export const canLimitFiles = process.platform === 'linux'

/** What SQLite writes meanwhile ends in its SQLITE_IOERR, not in its SQLITE_FULL. */
export function withoutWriting(work: () => void): void {
  const ignore = () => {}
  // Without a listener the signal that comes with such a write ends the process.
  process.on('SIGXFSZ', ignore)
  limitFiles('1')
  try {
    work()
  } finally {
    limitFiles('unlimited')
    process.off('SIGXFSZ', ignore)
  }
}

function limitFiles(bytes: string): void {
  execFileSync('prlimit', ['--pid', String(process.pid), `--fsize=${bytes}:`])
}
