/**
 * The page's only door to the shell: named requests, named notices, and its port to the host. No
 * event, no channel name and no Electron object passes through it.
 */
import { contextBridge, type IpcRendererEvent, ipcRenderer } from 'electron'
import {
  type Desktop,
  type DesktopNoticeName,
  type DesktopNotices,
  type DesktopRequestName,
  HOST_PORT,
  PAGE_READY,
} from '../shared/contract/desktop'

const PAGE_ORIGIN = 'carnet-app://app'
const MAX_KEPT = 16

const REQUESTS: Readonly<Record<DesktopRequestName, true>> = {
  chooseFolder: true,
  openExternal: true,
  showInFolder: true,
  setAppearance: true,
  setSpellChecking: true,
  readCaptureKey: true,
  setCaptureKey: true,
  restartHost: true,
}

type Listener<Name extends DesktopNoticeName> = (notice: DesktopNotices[Name]) => void

const doors = {
  menuCommand: createDoor('menuCommand'),
  openLink: createDoor('openLink'),
  host: createDoor('host'),
}

const desktop: Desktop = {
  platform: process.platform as Desktop['platform'],
  request(name, payload) {
    if (!Object.hasOwn(REQUESTS, name)) return Promise.reject(new Error('no such request'))
    return ipcRenderer.invoke(`request:${name}`, payload)
  },
  onNotice(name, listener) {
    if (!Object.hasOwn(doors, name)) throw new Error('no such notice')
    // The index type is lost on a union of doors; the name fixes both.
    const door = doors[name] as unknown as Door<typeof name>
    return door.add(listener)
  },
}

interface Door<Name extends DesktopNoticeName> {
  add(listener: Listener<Name>): () => void
}

/** What comes before the page listens is kept for it: a link is not handed over twice. */
function createDoor<Name extends DesktopNoticeName>(name: Name): Door<Name> {
  const listeners = new Set<Listener<Name>>()
  let kept: DesktopNotices[Name][] = []
  // The event carries ipcRenderer itself, so it never reaches the page.
  ipcRenderer.on(`notice:${name}`, (_event: IpcRendererEvent, notice: DesktopNotices[Name]) => {
    if (listeners.size === 0) kept = [...kept, notice].slice(-MAX_KEPT)
    for (const listener of listeners) listener(notice)
  })
  return {
    add(listener) {
      listeners.add(listener)
      const waiting = kept
      kept = []
      for (const notice of waiting) listener(notice)
      return () => listeners.delete(listener)
    },
  }
}

if (location.origin === PAGE_ORIGIN) {
  contextBridge.exposeInMainWorld('desktop', desktop)
  window.addEventListener('message', (event) => {
    if (event.source !== window || event.origin !== PAGE_ORIGIN) return
    if (event.data?.carnet === PAGE_READY) ipcRenderer.send('page-ready')
  })
  ipcRenderer.on('host-port', (event) => {
    window.postMessage({ carnet: HOST_PORT }, PAGE_ORIGIN, [...event.ports])
  })
}
