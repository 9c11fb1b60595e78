// Starts an Electron as a person does and learns over Chromium's debugging protocol when its page
// was painted. The probe is in the page before its first script, so nothing is asked meanwhile.
import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { WebSocket } from 'ws'
import { systemSwitches } from '../../support/electron'
import { root } from '../../support/folders'
import { descendants, startChild, whenGone } from '../../support/processes'

export interface StartedElectron {
  readonly pid: number
  /** Milliseconds from the start of the process to a list with rows on screen. */
  readonly list: number
  /** To a note on screen that takes keys. */
  readonly note: number
  readonly noteText: string
  /** Quits in order and waits until every process is gone. */
  close(): Promise<void>
}

export interface ElectronStart {
  /** An app folder or file, with its own arguments. */
  readonly app: readonly string[]
  readonly profile: string
}

/** Without it a window that lies behind another one may draw no frames. */
export const DRAWING_SWITCHES = [
  '--disable-renderer-backgrounding',
  '--disable-backgrounding-occluded-windows',
  '--disable-background-timer-throttling',
] as const

const PATIENCE = 60_000

/** Our own app on a library. */
export function carnetOn(library: string): readonly string[] {
  return [root, '--library', library, '--lang=en']
}

/** The smallest app there is: one window with a list of one row and an editable text. */
export function emptyWindow(): readonly string[] {
  return [join(root, 'test/bench/window/main.cjs'), join(root, 'test/bench/window/empty.html')]
}

export async function startElectron({ app, profile }: ElectronStart): Promise<StartedElectron> {
  mkdirSync(profile, { recursive: true })
  const start = Date.now()
  const child = await startChild({
    command: join(process.env.ELECTRON_OVERRIDE_DIST_PATH ?? '', 'electron'),
    args: [
      ...systemSwitches(),
      ...DRAWING_SWITCHES,
      `--user-data-dir=${profile}`,
      '--remote-debugging-port=0',
      ...app,
    ],
    env: { XDG_CONFIG_HOME: join(profile, 'config') },
    ready: /DevTools listening on (ws:\/\/\S+)/,
  })
  try {
    const marks = await watchFirstPage(child.match[1] ?? '')
    return {
      pid: child.pid,
      list: marks.list - start,
      note: marks.note - start,
      noteText: marks.text,
      async close() {
        const family = descendants(child.pid)
        await child.stop()
        await whenGone(family)
      },
    }
  } catch (error) {
    await child.kill()
    const reason = error instanceof Error ? error.message : String(error)
    throw new Error(`no page was painted: ${reason}\n${child.output()}`, { cause: error })
  }
}

interface Marks {
  readonly list: number
  readonly note: number
  readonly text: string
}

/** In the page. Times are those of the first task after the frame that showed it. */
const PROBE = `(() => {
  if (window.benchMarks) return
  const marks = (window.benchMarks = {})
  const mark = (name) => {
    marks[name] = 0
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => (marks[name] = Date.now())
      port2.postMessage(0)
    })
  }
  const look = () => {
    if (marks.list === undefined && document.querySelector('[role=grid] [role=row]')) mark('list')
    const body = document.querySelector('[data-note-body][contenteditable=true]')
    if (marks.note === undefined && body && body.textContent) {
      marks.text = body.textContent
      mark('note')
    }
  }
  look()
  new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true })
})()`

/** Asked so often whether it is painted; also what puts the probe in where it came too late. */
const ASK_EVERY = 100

interface Evaluated {
  readonly result?: { readonly value?: Partial<Marks> | null }
}

async function watchFirstPage(address: string): Promise<Marks> {
  const socket = new WebSocket(address)
  await once(socket, 'open')
  let last = 0
  let page: string | undefined
  const calls = new Map<number, (result: unknown) => void>()
  const send = (method: string, params: object, sessionId?: string) =>
    new Promise<unknown>((settle) => {
      last += 1
      calls.set(last, settle)
      socket.send(JSON.stringify({ id: last, method, params, sessionId }))
    })
  socket.on('message', (bytes: Buffer) => {
    const said = JSON.parse(bytes.toString())
    calls.get(said.id)?.(said.result)
    calls.delete(said.id)
    if (said.method !== 'Target.attachedToTarget') return
    const { sessionId, targetInfo } = said.params
    if (targetInfo.type === 'page') {
      page ??= sessionId
      void send('Page.enable', {}, sessionId)
      void send('Page.addScriptToEvaluateOnNewDocument', { source: PROBE }, sessionId)
    }
    void send('Runtime.runIfWaitingForDebugger', {}, sessionId)
  })
  const target = { autoAttach: true, waitForDebuggerOnStart: true, flatten: true }
  await send('Target.setAutoAttach', target)
  try {
    for (const deadline = Date.now() + PATIENCE; Date.now() < deadline; ) {
      await wait(ASK_EVERY)
      if (!page) continue
      // A page on its way to another address gives no answer.
      const answer = await Promise.race([evaluate(`${PROBE}; window.benchMarks`), wait(5_000)])
      const { list, note, text } = answer?.result?.value ?? {}
      if (list && note && text) return { list, note, text }
    }
    const shown = await Promise.race([evaluate('document.body.innerText'), wait(5_000)])
    throw new Error(`after a minute the page shows ${JSON.stringify(shown).slice(0, 400)}`)
  } finally {
    socket.close()
  }

  function evaluate(expression: string): Promise<Evaluated | undefined> {
    const asked = send('Runtime.evaluate', { expression, returnByValue: true }, page)
    return asked as Promise<Evaluated | undefined>
  }
}
