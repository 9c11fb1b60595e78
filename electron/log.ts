/** The shell's log, and what happens to a bug: it is written down and the person is told once. */
import { app, dialog } from 'electron'
import { createLog, describeError, printBug, type WriteLog } from '../host/process/log-file'
import type { Words } from './words'

export function openDesktopLog(folder: string): WriteLog {
  return createLog({ folder, name: 'desktop', now: Date.now })
}

export function reportBugs(log: WriteLog, words: () => Words): void {
  let isTold = false
  const report = (error: unknown) => {
    log({ level: 'error', event: 'bug', details: describeError(error) })
    printBug('Carnet:', error)
    if (isTold || !app.isReady()) return
    isTold = true
    const { fault, faultDetail } = words()
    void dialog.showMessageBox({ type: 'error', message: fault, detail: faultDetail })
  }
  process.on('uncaughtException', report)
  process.on('unhandledRejection', report)
}
