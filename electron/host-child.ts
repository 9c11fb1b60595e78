/** The host's utility process. It has no display, no Electron and no keychain: Node and its files. */
import { type MessagePortMain, utilityProcess } from 'electron'
import type { HostChild } from './host-process'

export function forkHost(file: string): HostChild<MessagePortMain> {
  const child = utilityProcess.fork(file, [], { serviceName: 'carnet-host', stdio: 'inherit' })
  // 'exit' follows, and is what counts; without a listener this would end the shell.
  child.on('error', (type) => console.error('Carnet host:', type))
  return {
    postMessage: (message, ports) => child.postMessage(message, [...ports]),
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) => void child.once('exit', listener),
    kill() {
      // The host leaves SIGTERM, which `child.kill` sends, to the shell.
      if (child.pid === undefined || process.platform === 'win32') child.kill()
      else process.kill(child.pid, 'SIGKILL')
    },
  }
}
