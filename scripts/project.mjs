// Where things are, and how a script speaks: one line for each thing it does or finds.
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'

export const root = resolve(import.meta.dirname, '..')

/** @param {...string} parts */
export const inRoot = (...parts) => join(root, ...parts)

/** @param {string} line */
export function say(line) {
  console.log(`carnet: ${line}`)
}

/** Ends the script with a reason and what the person can do about it. */
export class Refusal extends Error {}

/**
 * Runs a script's body: a Refusal becomes one line, anything else is a bug and keeps its stack.
 *
 * @param {() => Promise<number>} body answers with the exit code
 */
export async function runScript(body) {
  try {
    process.exitCode = await body()
  } catch (error) {
    console.error(error instanceof Refusal ? `carnet: ${error.message}` : error)
    process.exitCode = 1
  }
}

/** The folder for what can be fetched again, outside the checkout. */
export function cacheFolder() {
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'carnet')
}

export function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  throw new Refusal(
    `Node ${process.versions.node} is too old: Carnet needs 20.19 or newer, from https://nodejs.org`,
  )
}
