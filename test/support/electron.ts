// The real app in the real Electron, driven by Playwright. `executablePath` stays unset: with it,
// Playwright does not inject its loader and now and then waits for ever for the first window.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { _electron, type ElectronApplication, type Page } from 'playwright-core'
import { root } from './folders'
import { descendants, whenGone } from './processes'
import { PATIENCE_MS } from './window-patience'

export interface CarnetLaunch {
  /** The library's folder. */
  readonly library: string
  /** Where Chromium keeps its profile; beside the library when not given. */
  readonly profile?: string
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
}

export interface Carnet {
  readonly app: ElectronApplication
  /** The first window, its page loaded. */
  readonly window: Page
  /** Of the main process. */
  readonly pid: number
  /** What the processes printed so far. */
  output(): string
  /** Quits as a person would and waits until every process is gone. */
  close(): Promise<void>
  /** kill -9 of the main process; settles when nothing of the app is left. */
  kill(): Promise<void>
}

/** Switches without which Electron does not start as root or on a machine without a graphics card. */
export function systemSwitches(): readonly string[] {
  return process.getuid?.() === 0 ? ['--no-sandbox', '--disable-gpu'] : ['--disable-gpu']
}

export async function launchCarnet(launch: CarnetLaunch): Promise<Carnet> {
  const profile = launch.profile ?? `${launch.library}-profile`
  mkdirSync(profile, { recursive: true })
  const app = await _electron.launch({
    cwd: root,
    args: [
      ...systemSwitches(),
      `--user-data-dir=${profile}`,
      root,
      '--library',
      launch.library,
      ...(launch.args ?? []),
    ],
    env: {
      ...definedEnvironment(),
      XDG_CONFIG_HOME: join(profile, 'config'),
      ...launch.env,
    },
    timeout: PATIENCE_MS,
  })
  const main = app.process()
  let output = ''
  main.stdout?.setEncoding('utf8').on('data', (text: string) => (output += text))
  main.stderr?.setEncoding('utf8').on('data', (text: string) => (output += text))
  const pid = main.pid ?? 0
  const end = async (how: () => Promise<unknown>) => {
    const family = [pid, ...descendants(pid)]
    if (main.exitCode === null && main.signalCode === null) await how()
    await whenGone(family)
  }
  const carnet = {
    app,
    pid,
    output: () => output,
    close: () => end(() => app.close()),
    kill: () =>
      end(async () => {
        const closed = app.waitForEvent('close')
        main.kill('SIGKILL')
        await closed
      }),
  }
  try {
    const window = await app.firstWindow({ timeout: PATIENCE_MS })
    app.context().setDefaultTimeout(PATIENCE_MS)
    await window.waitForLoadState('domcontentloaded')
    return { ...carnet, window }
  } catch (error) {
    await carnet.kill()
    throw new Error(`Carnet showed no window:\n${output}`, { cause: error })
  }
}

/** The process id of the host, once there is one: 0 would be every process of the tests' own group. */
export async function hostOf({ app }: Pick<Carnet, 'app'>): Promise<number> {
  for (;;) {
    const pid = await app.evaluate(({ app: main }) => {
      const isHost = ({ serviceName, name }: Electron.ProcessMetric) =>
        [serviceName, name].includes('carnet-host')
      return main.getAppMetrics().find(isHost)?.pid ?? 0
    })
    if (pid > 0) return pid
    await wait(50)
  }
}

function definedEnvironment(): Record<string, string> {
  const entries = Object.entries(process.env)
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => !!entry[1]))
}
