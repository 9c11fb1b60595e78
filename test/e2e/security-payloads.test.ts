// What a page that is not to be trusted may send to the shell: whatever is no payload of the contract
// is refused, by the real preload script and the real parsers, and changes nothing on the machine.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchWatched, type WatchedCarnet } from '../support/watched-carnet'

let carnet: WatchedCarnet

beforeAll(async () => {
  carnet = await launchWatched('security-payloads')
  await carnet.app.evaluate(countEffects)
})
afterAll(() => carnet?.remove())

/** The contract once more, in a hand of its own: what each field may hold. */
const FIELDS: Readonly<Record<string, Readonly<Record<string, readonly unknown[]>>>> = {
  chooseFolder: { purpose: ['import', 'export'] },
  setAppearance: { language: ['fr', 'en'], theme: ['light', 'dark', 'system'] },
  setSpellChecking: { isOn: [true, false] },
  setCaptureKey: { isOn: [true, false] },
}

/** Those whose payload has no fields. */
const WHOLE: Readonly<Record<string, (value: unknown) => boolean>> = {
  openExternal: (value) => typeof value === 'string',
  showInFolder: (value) => typeof value === 'string' && value.length <= 8192,
  readCaptureKey: (value) => value === null,
  restartHost: (value) => value === null,
}

const OTHERS = ['', 'quit', 'constructor', '__proto__', 'hasOwnProperty', 'notice:host']

function isOfContract([name, payload]: Request): boolean {
  const fields = FIELDS[name]
  if (!fields) return WHOLE[name]?.(payload) ?? false
  if (typeof payload !== 'object' || payload === null) return false
  return Object.entries(fields).every(([field, allowed]) =>
    allowed.includes((payload as Readonly<Record<string, unknown>>)[field]),
  )
}

const value = fc.oneof(
  fc.constantFrom('import', 'en', 'dark', 'delete', ' fr', 'FR', '/etc/passwd', 'x'.repeat(9000)),
  fc.constantFrom(null, undefined, true, 0, 1, Number.NaN, Number.POSITIVE_INFINITY),
  fc.anything({ maxDepth: 2, withDate: true, withBigInt: true }),
)

/** One field at least is missing or holds something else, the others are as they should be. */
const nearly = fc.constantFrom(...Object.entries(FIELDS)).chain(([name, fields]) => {
  const right = Object.entries(fields).map(([field, allowed]) => [
    field,
    fc.oneof({ weight: 2, arbitrary: fc.constantFrom(...allowed) }, value),
  ])
  const model: Record<string, fc.Arbitrary<unknown>> = Object.fromEntries(right)
  return fc.tuple(fc.constant(name), fc.record(model, { requiredKeys: [] }))
})

const anything = fc.tuple(
  fc.constantFrom(...Object.keys(FIELDS), ...Object.keys(WHOLE), ...OTHERS),
  fc.oneof(value, fc.array(value, { maxLength: 2 })),
)

const malformed = fc.array(
  fc.oneof(nearly, anything).filter((request) => !isOfContract(request)),
  { minLength: 30, maxLength: 30 },
)

describe('a request that is not of the contract', () => {
  it('is refused, whatever it holds, and changes nothing', async () => {
    const before = await readTraces()
    await fc.assert(
      fc.asyncProperty(malformed, async (requests) => {
        const answered = await ask(requests)
        expect(answered).toEqual([])
        expect(await readTraces()).toEqual(before)
      }),
      // What one has changed stays so: nothing can be told from trying fewer.
      { numRuns: 25, endOnFailure: true },
    )
  })

  it('changes nothing either by what a good one holds besides', async () => {
    const appearance = { language: 'en', theme: 'light', bounds: null, isSpellChecking: true, x: 1 }
    expect(await ask([['setAppearance', appearance]])).toEqual(['setAppearance'])
    await expect.poll(async () => (await readTraces()).settings).toMatchObject({ theme: 'light' })
    const { settings } = await readTraces()
    expect(settings).toMatchObject({ language: 'en', theme: 'light', isSpellChecking: false })
    expect(settings).not.toHaveProperty('x')
  })
})

interface Traces {
  readonly settings: unknown
  /** What the shell asked the system for. */
  readonly effects: readonly string[]
  readonly host: number
  readonly windows: number
}

/** Everything that a request can change. */
async function readTraces(): Promise<Traces> {
  const seen = await carnet.app.evaluate(({ app, BrowserWindow, nativeTheme }) => {
    const isHost = ({ serviceName, name }: Electron.ProcessMetric) =>
      [serviceName, name].includes('carnet-host')
    return {
      effects: (globalThis as unknown as { effects: readonly string[] }).effects,
      host: app.getAppMetrics().find(isHost)?.pid ?? 0,
      windows: BrowserWindow.getAllWindows().length,
      theme: nativeTheme.themeSource,
    }
  })
  const profile = await carnet.app.evaluate(({ app }) => app.getPath('userData'))
  const text = await readFile(join(profile, 'carnet.json'), 'utf8').catch(() => '{}')
  // Where the window stands is no request's.
  const { bounds: _bounds, ...settings } = JSON.parse(text)
  return { ...seen, settings }
}

/** Runs in the main process: nothing of the system's opens in a test, and each attempt is kept. */
function countEffects({ dialog, shell }: typeof Electron.CrossProcessExports): void {
  const effects: string[] = []
  Object.assign(globalThis, { effects })
  dialog.showOpenDialog = async () => {
    effects.push('dialog')
    return { canceled: true, filePaths: [] }
  }
  shell.openExternal = async () => void effects.push('external')
  shell.showItemInFolder = () => void effects.push('folder')
}

type Request = readonly [name: string, payload: unknown]

/** From the page, as the code that a page would be; the names of the requests that were not refused. */
function ask(requests: readonly Request[]): Promise<readonly string[]> {
  return carnet.app.evaluate(
    ({ BrowserWindow }, code) =>
      BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(code),
    `(${askAll})(${fc.stringify(requests)})`,
  )
}

/** Runs in the page. */
async function askAll(requests: readonly Request[]): Promise<readonly string[]> {
  const { desktop } = window as unknown as {
    desktop: { request(name: unknown, payload: unknown): Promise<unknown> }
  }
  const answered: string[] = []
  for (const [name, payload] of requests) {
    const isAnswered = await Promise.resolve()
      .then(() => desktop.request(name, payload))
      .then(
        () => true,
        () => false,
      )
    if (isAnswered) answered.push(name)
  }
  return answered
}
