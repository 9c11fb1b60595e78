// Starts an Electron as a person does and learns over Chromium's debugging protocol when its page
// was painted. The probe is in the page before its first script, so nothing is asked meanwhile.
import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
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
    throw new Error(`no page was painted:\n${child.output()}`, { cause: error })
  }
}

interface Marks {
  readonly list: number
  readonly note: number
  readonly text: string
}

/** In the page. Times are those of the first task after the frame that showed it. */
const PROBE = `(() => {
  const marks = {}
  let settle
  window.benchMarks = new Promise((done) => { settle = done })
  const mark = (name) => {
    marks[name] = 0
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => {
        marks[name] = Date.now()
        if (marks.list && marks.note) settle(marks)
      }
      port2.postMessage(0)
    })
  }
  new MutationObserver(() => {
    if (marks.list === undefined && document.querySelector('[role=grid] [role=row]')) mark('list')
    const body = document.querySelector('[data-note-body][contenteditable=true]')
    if (marks.note === undefined && body && body.textContent) {
      marks.text = body.textContent
      mark('note')
    }
  }).observe(document, { subtree: true, childList: true, attributes: true })
})()`

async function watchFirstPage(address: string): Promise<Marks> {
  const socket = new WebSocket(address)
  await once(socket, 'open')
  let last = 0
  const calls = new Map<number, (result: unknown) => void>()
  const send = (method: string, params: object, sessionId?: string) =>
    new Promise<unknown>((settle) => {
      last += 1
      calls.set(last, settle)
      socket.send(JSON.stringify({ id: last, method, params, sessionId }))
    })
  const timer = setTimeout(() => socket.close(), PATIENCE)
  try {
    return await new Promise<Marks>((settle, fail) => {
      socket.on('close', () => fail(new Error('the debugging connection was closed')))
      socket.on('message', (bytes: Buffer) => {
        const said = JSON.parse(bytes.toString())
        calls.get(said.id)?.(said.result)
        if (said.method !== 'Target.attachedToTarget') return
        const { sessionId, targetInfo } = said.params
        const go = () => send('Runtime.runIfWaitingForDebugger', {}, sessionId)
        if (targetInfo.type !== 'page') {
          void go()
          return
        }
        void send('Page.addScriptToEvaluateOnNewDocument', { source: PROBE }, sessionId)
        void send('Page.enable', {}, sessionId)
        void go()
        const ask = async () => {
          const answer = (await send(
            'Runtime.evaluate',
            { expression: 'window.benchMarks', awaitPromise: true, returnByValue: true },
            sessionId,
          )) as { readonly result?: { readonly value?: Marks } } | undefined
          if (answer?.result?.value) settle(answer.result.value)
        }
        // Asked in every document that loads: the first may still be the blank one.
        socket.on('message', (more: Buffer) => {
          const event = JSON.parse(more.toString())
          if (event.method === 'Page.loadEventFired' || event.method === 'Page.frameNavigated')
            void ask()
        })
        void ask()
      })
      void send('Target.setAutoAttach', {
        autoAttach: true,
        waitForDebuggerOnStart: true,
        flatten: true,
      })
    })
  } finally {
    clearTimeout(timer)
    socket.close()
  }
}
