/** A secret typed into a terminal unseen, or the first line of what is piped in. */
import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'

export function askUnseen(question: string): Promise<string> {
  const { stdin, stderr } = process
  if (stdin.isTTY) stderr.write(question)
  // Readline echoes to its output: this one shows nothing.
  const output = new Writable({ write: (_chunk, _encoding, done) => done() })
  const lines = createInterface({ input: stdin, output, terminal: stdin.isTTY })
  return new Promise((settle) => {
    let line = ''
    lines.once('line', (text) => {
      line = text
      lines.close()
    })
    lines.once('close', () => {
      if (stdin.isTTY) stderr.write('\n')
      settle(line.trim())
    })
  })
}
