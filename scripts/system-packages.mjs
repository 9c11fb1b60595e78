// What the tests need from the system: Chromium, a display to draw on, keys to press, a keychain. Root
// on Debian gets them installed; anybody else gets the command.
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { run } from './children.mjs'
import { Refusal, say } from './project.mjs'

const CHROMIUM_NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']

/** @param {readonly string[]} names @returns {string | null} the first of these programs that PATH has */
function findProgram(names) {
  const folders = (process.env.PATH ?? '').split(delimiter)
  for (const name of names) {
    for (const folder of folders) if (existsSync(join(folder, name))) return join(folder, name)
  }
  return null
}

/** A Chromium to drive, from CARNET_CHROMIUM or from PATH. */
export function findChromium() {
  return process.env.CARNET_CHROMIUM || findProgram(CHROMIUM_NAMES)
}

export async function ensureSystemPackages() {
  const missing = []
  if (process.platform === 'linux' && !process.env.DISPLAY && !findProgram(['Xvfb'])) {
    missing.push('xvfb')
  }
  if (!findChromium()) missing.push('chromium')
  // For a test each: a network that leads nowhere, keys of the whole system, a real keychain.
  if (process.platform === 'linux') {
    if (!findProgram(['ip'])) missing.push('iproute2')
    if (!findProgram(['xdotool'])) missing.push('xdotool')
    if (!findProgram(['dbus-daemon'])) missing.push('dbus')
    if (!findProgram(['gnome-keyring-daemon'])) missing.push('gnome-keyring', 'libsecret-1-0')
  }
  if (missing.length === 0) return
  const command = `apt-get install -y --no-install-recommends ${missing.join(' ')}`
  if (!(await isDebian())) {
    throw new Refusal(`the end-to-end tests need ${missing.join(' and ')}: install them first`)
  }
  if (process.getuid?.() !== 0) {
    throw new Refusal(`the end-to-end tests need more: sudo apt-get update && sudo ${command}`)
  }
  say(`installing ${missing.join(' and ')}: ${command}`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const update = await run('apt-get', ['update'], { env })
  const install = await run('apt-get', command.split(' ').slice(1), { env })
  if (install.code !== 0) {
    throw new Refusal(`apt-get failed:\n${update.output}${install.output}`)
  }
}

async function isDebian() {
  const about = await readFile('/etc/os-release', 'utf8').catch(() => '')
  return /^ID(_LIKE)?=.*debian/m.test(about)
}
