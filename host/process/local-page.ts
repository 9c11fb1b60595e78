/** A page inside the host's own process: how the terminal and the command line ask and listen. */
import type {
  HostNoticeName,
  HostNotices,
  HostPayload,
  HostReply,
  HostRequestName,
} from '../../shared/contract/host'
import type { Unsubscribe } from '../../shared/model/origin'
import {
  encodePageFrame,
  PAGE_OPS,
  type PageFrame,
  parsePageFrame,
} from '../../shared/protocol/page-frames'
import type { Host, PagePort } from '../contract'

export interface LocalPage {
  /** Rejects when the host refused the request or closed. */
  request<Name extends HostRequestName>(
    name: Name,
    payload: HostPayload<Name>,
  ): Promise<HostReply<Name>>
  onNotice<Name extends HostNoticeName>(
    name: Name,
    listener: (notice: HostNotices[Name]) => void,
  ): Unsubscribe
  close(): void
}

interface Call {
  readonly settle: (reply: unknown) => void
  readonly fail: (error: Error) => void
}

export function openLocalPage(host: Pick<Host, 'connectPage'>): LocalPage {
  const calls = new Map<number, Call>()
  const listeners = new Set<{ readonly name: string; readonly tell: (notice: unknown) => void }>()
  const deliver: ((bytes: unknown) => void)[] = []
  const gone: (() => void)[] = []
  let last = 0

  const receive = (frame: PageFrame) => {
    const said = JSON.parse(new TextDecoder().decode(frame.payload))
    if (frame.op === PAGE_OPS.notice) {
      for (const each of listeners) if (each.name === said.name) each.tell(said.notice)
      return
    }
    const call = calls.get(frame.number)
    calls.delete(frame.number)
    if (frame.op === PAGE_OPS.reply) call?.settle(said)
    if (frame.op === PAGE_OPS.failed) call?.fail(new Error(`the host refused: ${said.reason}`))
  }
  const end = () => {
    for (const call of calls.values()) call.fail(new Error('the host closed'))
    calls.clear()
    for (const listener of gone.splice(0)) listener()
  }
  const port: PagePort = {
    send(bytes) {
      const frame = parsePageFrame(bytes)
      // Later, as over a real port: a reply never arrives inside the request that asked for it.
      if (frame?.channel === 0) queueMicrotask(() => receive(frame))
    },
    onMessage: (listener) => void deliver.push(listener),
    onClose: (listener) => void gone.push(listener),
    close: end,
  }
  const disconnect = host.connectPage(port)

  return {
    request: (name, payload) =>
      new Promise((settle, fail) => {
        last += 1
        calls.set(last, { settle: settle as Call['settle'], fail })
        const bytes = encodePageFrame({
          channel: 0,
          op: PAGE_OPS.request,
          number: last,
          payload: new TextEncoder().encode(JSON.stringify({ name, payload })),
        })
        queueMicrotask(() => {
          for (const listener of deliver) listener(bytes)
        })
      }),
    onNotice(name, listener) {
      const entry = { name, tell: listener as (notice: unknown) => void }
      listeners.add(entry)
      return () => listeners.delete(entry)
    },
    close() {
      end()
      disconnect()
    },
  }
}
