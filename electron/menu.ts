/**
 * The application menu, in the language of the interface. What the page does by itself on a key is
 * shown with that key but not bound to it, or it would happen twice.
 */
import type { BaseWindow, MenuItemConstructorOptions, WebContents } from 'electron'
import type { MenuCommand } from '../shared/contract/desktop'
import { CAPTURE_KEY } from './capture-accelerator'
import type { Settings } from './settings-file'
import type { Words } from './words'

export interface MenuOptions {
  readonly words: Words
  readonly platform: NodeJS.Platform
  readonly theme: Settings['theme']
  readonly isPackaged: boolean
  readonly send: (command: MenuCommand) => void
  /** Whether the key for a thought works in every program. */
  readonly hasCaptureKey: boolean
  readonly toggleCaptureKey: () => void
  readonly openWindow: () => void
  readonly showLogs: () => void
}

type Item = MenuItemConstructorOptions

export function createMenuTemplate(options: MenuOptions): Item[] {
  const { words, platform } = options
  const isMac = platform === 'darwin'
  return [
    ...(isMac ? [macMenu(options)] : []),
    { label: words.file, submenu: fileMenu(options) },
    { label: words.edit, submenu: editMenu(options) },
    { label: words.view, submenu: viewMenu(options) },
    {
      label: words.go,
      submenu: [
        command(options, words.back, 'go-back', isMac ? 'Cmd+[' : 'Alt+Left'),
        command(options, words.forward, 'go-forward', isMac ? 'Cmd+]' : 'Alt+Right'),
      ],
    },
    { label: words.window, role: 'windowMenu', submenu: windowMenu(options) },
    { label: words.help, role: 'help', submenu: helpMenu(options) },
  ]
}

const separator: Item = { type: 'separator' }

function command(options: MenuOptions, label: string, name: MenuCommand, key?: string): Item {
  return {
    id: name,
    label,
    ...(key === undefined ? {} : { accelerator: key }),
    registerAccelerator: options.platform === 'darwin',
    click: () => options.send(name),
  }
}

function macMenu(options: MenuOptions): Item {
  const { words } = options
  return {
    label: 'Carnet',
    submenu: [
      command(options, words.about, 'about'),
      separator,
      command(options, words.settings, 'settings', 'Cmd+,'),
      separator,
      { role: 'services', label: words.services },
      separator,
      { role: 'hide', label: words.hide },
      { role: 'hideOthers', label: words.hideOthers },
      { role: 'unhide', label: words.showAll },
      separator,
      { role: 'quit', label: words.quit },
    ],
  }
}

function fileMenu(options: MenuOptions): Item[] {
  const { words, platform } = options
  return [
    command(options, words.newNote, 'new-note', 'CmdOrCtrl+N'),
    command(options, words.fromTemplate, 'from-template', 'CmdOrCtrl+Shift+M'),
    command(options, words.capture, 'capture', 'CmdOrCtrl+Shift+N'),
    captureKey(options),
    separator,
    command(options, words.openLink, 'open-link'),
    command(options, words.share, 'share'),
    separator,
    command(options, words.importFolder, 'import'),
    command(options, words.exportNote, 'export-note'),
    command(options, words.exportAll, 'export-all'),
    separator,
    command(options, words.print, 'print', 'CmdOrCtrl+P'),
    separator,
    ...(platform === 'darwin'
      ? [{ role: 'close', label: words.close } satisfies Item]
      : [
          command(options, words.settings, 'settings', 'Ctrl+,'),
          separator,
          { role: 'quit', label: words.quit } satisfies Item,
        ]),
  ]
}

/** Shown with the key, which is not the menu's own: the shell holds it while other programs are in front. */
function captureKey(options: MenuOptions): Item {
  return {
    id: 'capture-key',
    type: 'checkbox',
    label: options.words.captureAnywhere,
    checked: options.hasCaptureKey,
    accelerator: CAPTURE_KEY,
    registerAccelerator: false,
    click: options.toggleCaptureKey,
  }
}

function editMenu(options: MenuOptions): Item[] {
  const { words } = options
  return [
    history(options, words.undo, 'undo'),
    history(options, words.redo, 'redo'),
    separator,
    { role: 'cut', label: words.cut },
    { role: 'copy', label: words.copy },
    { role: 'paste', label: words.paste },
    { role: 'pasteAndMatchStyle', label: words.pastePlain },
    { role: 'selectAll', label: words.selectAll },
    separator,
    command(options, words.addLink, 'add-link'),
    command(options, words.find, 'find', 'CmdOrCtrl+F'),
    command(options, words.search, 'search', 'CmdOrCtrl+Shift+F'),
    separator,
    command(options, words.trashNote, 'trash-note'),
  ]
}

/**
 * The editor has its own history, which Chromium's undo command does not know: the page gets the
 * key instead, as if it had been pressed.
 */
function history(options: MenuOptions, label: string, name: 'undo' | 'redo'): Item {
  const isMac = options.platform === 'darwin'
  return {
    id: name,
    label,
    accelerator: name === 'undo' ? 'CmdOrCtrl+Z' : 'CmdOrCtrl+Shift+Z',
    registerAccelerator: isMac,
    click(_item, window, event) {
      const page = pageOf(window)
      if (!page) return
      if (event.triggeredByAccelerator) page[name]()
      else pressHistoryKey(page, name, isMac)
    },
  }
}

function pageOf(window: BaseWindow | undefined): WebContents | undefined {
  return window && 'webContents' in window ? (window.webContents as WebContents) : undefined
}

function pressHistoryKey(page: WebContents, name: 'undo' | 'redo', isMac: boolean): void {
  const shift = name === 'redo' ? (['shift'] as const) : []
  const modifiers = [isMac ? ('meta' as const) : ('control' as const), ...shift]
  page.focus()
  page.sendInputEvent({ type: 'keyDown', keyCode: 'Z', modifiers })
  page.sendInputEvent({ type: 'keyUp', keyCode: 'Z', modifiers })
}

function viewMenu(options: MenuOptions): Item[] {
  const { words, theme } = options
  const themeItem = (name: Settings['theme'], label: string): Item => ({
    ...command(options, label, `theme-${name}`),
    type: 'radio',
    checked: theme === name,
  })
  return [
    command(options, words.sidebar, 'toggle-sidebar', 'CmdOrCtrl+\\'),
    command(options, words.panel, 'toggle-panel', 'CmdOrCtrl+Shift+\\'),
    separator,
    { role: 'zoomIn', label: words.zoomIn },
    { role: 'zoomOut', label: words.zoomOut },
    { role: 'resetZoom', label: words.actualSize },
    { role: 'togglefullscreen', label: words.fullScreen },
    separator,
    {
      label: words.theme,
      submenu: [
        themeItem('light', words.light),
        themeItem('dark', words.dark),
        themeItem('system', words.system),
      ],
    },
    ...(options.isPackaged
      ? []
      : [separator, { role: 'toggleDevTools', label: words.developerTools } satisfies Item]),
  ]
}

function windowMenu({ words, openWindow }: MenuOptions): Item[] {
  return [
    { id: 'new-window', label: words.newWindow, click: openWindow },
    separator,
    { role: 'minimize', label: words.minimize },
    { role: 'close', label: words.close },
  ]
}

function helpMenu(options: MenuOptions): Item[] {
  const { words } = options
  return [
    command(options, words.shortcuts, 'shortcuts', 'CmdOrCtrl+/'),
    { id: 'show-logs', label: words.showLogs, click: options.showLogs },
    ...(options.platform === 'darwin' ? [] : [separator, command(options, words.about, 'about')]),
  ]
}
