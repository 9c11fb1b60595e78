// The default app of the fallback runtime, whose distribution has none. As Electron's own does, it
// takes `[-r module] [--switches] <app folder> [arguments]` and leaves process.argv as it is.
// The top-level await matters: Electron holds `ready` back until this module is evaluated, so the
// app can still register its scheme, and Playwright's `-r` module can still delay `ready`.
import { readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { app } from 'electron'

const require = createRequire(import.meta.url)
const args = process.argv.slice(1)
const modules = []
let target
while (args.length > 0 && target === undefined) {
  const arg = args.shift()
  if (arg === '-r' || arg === '--require') modules.push(args.shift())
  else if (!arg.startsWith('-')) target = resolve(arg)
}
if (target === undefined) {
  console.error('usage: electron [-r module] [--switches] <app folder or main file> [arguments]')
  process.exit(2)
}

Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true })
try {
  const main = describe(target)
  for (const each of modules) require(resolve(each))
  await import(pathToFileURL(main).href)
} catch (error) {
  // Electron would show a dialog that nobody sees on a test machine.
  console.error('App threw an error during load', error)
  process.exit(1)
}

/** Tells Electron what the app is called. @returns its main file */
function describe(path) {
  if (!statSync(path).isDirectory()) {
    app.setAppPath(dirname(path))
    return path
  }
  const about = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'))
  app.setAppPath(path)
  if (about.version) app.setVersion(about.version)
  app.setName(about.productName ?? about.name)
  if (about.desktopName) app.setDesktopName(about.desktopName)
  return join(path, about.main ?? 'index.js')
}
