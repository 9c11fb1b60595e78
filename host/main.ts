/**
 * The host's process on the desktop. Ctrl+C reaches every process of a terminal at once: the shell
 * alone decides when the host closes, so that what pages still send is not cut off.
 */
import { openHost } from './host'
import { printBug } from './process/log-file'
import { type ParentPort, serveShell } from './shell/shell-host'

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {})

// A bug ends the process: the shell starts another, and pages send again what was not saved.
process.on('uncaughtException', (error) => {
  printBug('Carnet host:', error)
  process.exit(70)
})

const { parentPort } = process as unknown as { readonly parentPort: ParentPort }
serveShell({ parent: parentPort, openHost, exit: (code) => process.exit(code) })
