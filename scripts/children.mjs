// Starts other programs. `run` waits for one that does a piece of work; `handOver` gives the
// terminal to the program that the person asked for, passes signals on, and waits for its end.
import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { basename } from 'node:path'
import { root } from './project.mjs'

const HAS_GROUPS = process.platform !== 'win32'

/** @typedef {{ readonly code: number, readonly output: string }} Ended */

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, shows?: boolean, timeout?: number, shell?: boolean }} [options]
 *   `shows` prints what the program prints; `timeout` in milliseconds ends it and
 *   all that it started.
 * @returns {Promise<Ended>} the output is kept when it is not shown
 */
export function run(command, args, options = {}) {
  const { cwd = root, env = process.env, shows = false, timeout = 0, shell = false } = options
  return new Promise((settle) => {
    const child = spawn(command, [...args], {
      cwd,
      env,
      shell,
      stdio: ['ignore', shows ? 'inherit' : 'pipe', shows ? 'inherit' : 'pipe'],
      detached: HAS_GROUPS,
    })
    const timer = timeout > 0 ? setTimeout(() => kill(child, 'SIGKILL'), timeout) : undefined
    let output = ''
    child.stdout?.setEncoding('utf8').on('data', (text) => (output += text))
    child.stderr?.setEncoding('utf8').on('data', (text) => (output += text))
    const release = endWithUs(child)
    const free = () => {
      clearTimeout(timer)
      release()
    }
    child.once('error', (error) => {
      free()
      settle({ code: 127, output: `${output}${error.message}\n` })
    })
    child.once('close', (code, signal) => {
      free()
      settle({ code: exitCode(code, signal), output })
    })
  })
}

/**
 * @param {readonly string[]} args
 * @param {{ cwd?: string, shows?: boolean, env?: NodeJS.ProcessEnv }} [options]
 */
export function runNpm(args, options) {
  const script = process.env.npm_execpath
  if (script && basename(script) === 'npm-cli.js') {
    return run(process.execPath, [script, ...args], options)
  }
  const isWindows = process.platform === 'win32'
  return run(isWindows ? 'npm.cmd' : 'npm', args, { ...options, shell: isWindows })
}

/**
 * The program gets a process group of its own, or Ctrl+C would reach it twice: from the terminal
 * and from here.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<number>} its exit code
 */
export function handOver(command, args, { env = process.env } = {}) {
  return new Promise((settle, fail) => {
    const child = spawn(command, [...args], {
      cwd: root,
      env,
      stdio: 'inherit',
      detached: HAS_GROUPS,
    })
    /** @type {NodeJS.Signals[]} */
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
    /** @param {NodeJS.Signals} signal */
    const pass = (signal) => child.kill(signal)
    for (const signal of signals) process.on(signal, pass)
    child.once('error', fail)
    child.once('close', (code, signal) => {
      for (const each of signals) process.off(each, pass)
      settle(exitCode(code, signal))
    })
  })
}

/** @param {number | null} code @param {NodeJS.Signals | null} signal */
function exitCode(code, signal) {
  if (code !== null) return code
  return 128 + (signal ? constants.signals[signal] : 0)
}

/**
 * With its whole group: a program's own children may be too busy to see that it is gone.
 *
 * @param {import('node:child_process').ChildProcess} child
 * @param {NodeJS.Signals} signal
 */
function kill(child, signal) {
  if (!HAS_GROUPS || child.pid === undefined) return child.kill(signal)
  try {
    return process.kill(-child.pid, signal)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ESRCH') return false
    throw error
  }
}

/** A signal that ends this script ends what it started. @param {import('node:child_process').ChildProcess} child */
function endWithUs(child) {
  /** @param {NodeJS.Signals} signal */
  const end = (signal) => {
    kill(child, signal)
    process.exit(exitCode(null, signal))
  }
  process.once('SIGTERM', end).once('SIGINT', end).once('SIGHUP', end)
  return () => process.off('SIGTERM', end).off('SIGINT', end).off('SIGHUP', end)
}
