// Starts one of the servers compared and asks what it used.
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { dirname, join } from 'node:path'
import type { ServerName, ServerUse } from './server'

export interface ServerProcess {
  readonly name: ServerName
  readonly port: number
  use(): Promise<ServerUse>
  stop(): Promise<void>
}

export async function startServer(name: ServerName, storedRooms = 0): Promise<ServerProcess> {
  // The bench's modules lie beside the program that was started.
  const module = join(dirname(process.argv[1] ?? ''), 'relay/server.mjs')
  const child = fork(module, [name, String(storedRooms)], { execArgv: ['--expose-gc'] })
  const { port } = (await answerOf(child)) as { readonly port: number }
  return {
    name,
    port,
    async use() {
      child.send('use')
      return (await answerOf(child)) as ServerUse
    },
    async stop() {
      const closed = once(child, 'close')
      child.kill('SIGKILL')
      await closed
    },
  }
}

async function answerOf(child: ChildProcess): Promise<unknown> {
  const ended = once(child, 'exit').then(() => {
    throw new Error('the server ended')
  })
  // Whichever comes first; a server that ends later, when it is stopped, is none.
  ended.catch(() => undefined)
  const [answer] = await Promise.race([once(child, 'message'), ended])
  return answer
}
