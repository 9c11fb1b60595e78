// npm start: installs and builds what is missing, then opens the app; where there is no display,
// or with --serve, serves it on the loopback address. Every other argument goes to the app.
import { readFile } from 'node:fs/promises'
import { ensureBuilt } from './build.mjs'
import { handOver } from './children.mjs'
import { findElectron } from './electron.mjs'
import { ensureInstalled } from './install.mjs'
import { checkNode, inRoot, root, runScript, say } from './project.mjs'

const USAGE = `npm start                        open the app
npm start -- --serve             serve it on the loopback address instead
npm start -- --import FOLDER     bring in a folder of .md, .txt and .html files
npm start -- --library FOLDER    use the library in that folder
npm start -- carnet://…          open a link`

await runScript(async () => {
  const args = process.argv.slice(2)
  if (args.includes('--help') || args.includes('-h')) {
    console.log(USAGE)
    return 0
  }
  checkNode()
  await ensureInstalled()
  await ensureBuilt()
  return isServed(args) ? serve(args) : open(args)
})

/** @param {readonly string[]} args */
function isServed(args) {
  if (args.includes('--serve')) return true
  if (process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY) {
    return false
  }
  say('no display here: serving the app for a browser instead')
  return true
}

/** @param {readonly string[]} args */
function serve(args) {
  say('serving the app on the loopback address; Ctrl+C ends it')
  const rest = args.filter((arg) => arg !== '--serve')
  return handOver(process.execPath, [inRoot('out', 'main', 'serve.js'), ...rest])
}

/** @param {readonly string[]} args */
async function open(args) {
  const electron = await findElectron()
  const switches = []
  if (process.platform === 'linux' && process.getuid?.() === 0) {
    say("running as root: Chromium's sandbox is off (--no-sandbox)")
    switches.push('--no-sandbox')
  } else if (await isSandboxRestricted()) {
    say(
      'this system restricts user namespaces: if Electron stops with a sandbox error, ' +
        `run: sudo chown root ${electron.dist}/chrome-sandbox && sudo chmod 4755 ${electron.dist}/chrome-sandbox`,
    )
  }
  say('opening the app; Ctrl+C ends it')
  return handOver(electron.executable, [...switches, root, ...args])
}

/** Ubuntu 24.04 and later let no unpackaged program make the namespaces that the sandbox needs. */
async function isSandboxRestricted() {
  if (process.platform !== 'linux') return false
  const file = '/proc/sys/kernel/apparmor_restrict_unprivileged_userns'
  return (await readFile(file, 'utf8').catch(() => '0')).trim() === '1'
}
