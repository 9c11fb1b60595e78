// A display for machines without one. Xvfb picks a free number itself and writes it to fd 3 once
// it takes connections, so there is nothing to guess and nothing to wait for.
import { spawn } from 'node:child_process'
import { Refusal } from './project.mjs'

/** @returns {Promise<{ readonly display: string, stop(): Promise<void> }>} */
export function startXvfb() {
  return new Promise((settle, fail) => {
    const args = ['-displayfd', '3', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp', '-noreset']
    const child = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'pipe', 'pipe'] })
    const ended = new Promise((end) => child.once('close', end))
    let complaint = ''
    child.stderr?.on('data', (text) => (complaint += text))
    child.once('error', (error) => fail(new Refusal(`Xvfb cannot be started: ${error.message}`)))
    child.once('close', () => fail(new Refusal(`Xvfb ended: ${complaint}`)))
    child.stdio[3]?.once('data', (number) => {
      settle({
        display: `:${String(number).trim()}`,
        async stop() {
          child.kill('SIGTERM')
          await ended
        },
      })
    })
  })
}

/**
 * @template Result
 * @param {(env: { DISPLAY?: string }) => Promise<Result>} work gets what a program needs to find the display
 * @returns {Promise<Result>}
 */
export async function withDisplay(work) {
  if (process.platform !== 'linux' || process.env.DISPLAY) return work({})
  const screen = await startXvfb()
  try {
    return await work({ DISPLAY: screen.display })
  } finally {
    await screen.stop()
  }
}
