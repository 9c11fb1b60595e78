/**
 * One process a library: the lock stands in the Chromium profile, which is the library's own. A
 * second one hands over and quits; its raw command line is never looked at.
 */
import { app } from 'electron'
import type { LaunchArguments } from './arguments'
import { createHandover, type Handover, parseHandover } from './handover'

/** False when another process has this library: it was told, and this one must quit. */
export function claimInstance(
  given: LaunchArguments,
  receive: (handover: Handover | undefined) => void,
): boolean {
  if (!app.requestSingleInstanceLock({ ...createHandover(given) })) return false
  app.on('second-instance', (_event, _argv, _cwd, handed) => receive(parseHandover(handed)))
  return true
}
