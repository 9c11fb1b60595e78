/** What the shell does for a page. Each payload is parsed before anything is done with it. */
import { realpath } from 'node:fs/promises'
import { isAbsolute, relative } from 'node:path'
import { BrowserWindow, dialog, nativeTheme, type Session, shell } from 'electron'
import { boolean, maxLength, null_, object, parse, picklist, pipe, string } from 'valibot'
import { parseSafeUrl } from './safe-url'
import type { Handlers } from './serve-requests'
import type { Settings, SettingsFile } from './settings-file'
import { WORDS } from './words'

const TEXT = pipe(string(), maxLength(8192))
const CHOOSE = object({ purpose: picklist(['import', 'export']) })
const APPEARANCE = object({
  language: picklist(['fr', 'en']),
  theme: picklist(['light', 'dark', 'system']),
})
const SWITCH = object({ isOn: boolean() })

export interface RequestsOptions {
  readonly library: string
  readonly settings: SettingsFile
  readonly session: Session
  readonly language: () => 'fr' | 'en'
  readonly restartHost: () => void
  /** Whether the key is held afterwards. */
  readonly setCaptureKey: (isOn: boolean) => boolean
  /** Language or theme changed: menus are built again. */
  readonly appearanceChanged: () => void
}

export function createHandlers(options: RequestsOptions): Handlers {
  const { settings } = options
  // The page may point at what the person chose in this run and at the library, at nothing else.
  const shown = new Set([options.library])
  return {
    chooseFolder: {
      parse: (raw) => parse(CHOOSE, raw),
      async answer({ purpose }, page) {
        const words = WORDS[options.language()]
        const dialogOptions: Electron.OpenDialogOptions = {
          title: purpose === 'import' ? words.chooseImport : words.chooseExport,
          buttonLabel: purpose === 'import' ? words.importHere : words.exportHere,
          properties: ['openDirectory', ...(purpose === 'export' ? CREATE : [])],
        }
        const window = BrowserWindow.fromWebContents(page)
        const chosen = window
          ? await dialog.showOpenDialog(window, dialogOptions)
          : await dialog.showOpenDialog(dialogOptions)
        const folder = chosen.canceled ? undefined : chosen.filePaths[0]
        if (folder !== undefined) shown.add(folder)
        return folder ?? null
      },
    },
    openExternal: {
      parse: (raw) => parse(string(), raw),
      async answer(text) {
        const url = parseSafeUrl(text)
        if (url === undefined) return 'refused'
        await shell.openExternal(url)
        return 'opened'
      },
    },
    showInFolder: {
      parse: (raw) => parse(TEXT, raw),
      async answer(path) {
        if (await isInside(path, shown)) shell.showItemInFolder(path)
        return null
      },
    },
    setAppearance: {
      parse: (raw) => parse(APPEARANCE, raw),
      answer(appearance) {
        settings.change(appearance)
        applyTheme(appearance.theme)
        options.appearanceChanged()
        return null
      },
    },
    setSpellChecking: {
      parse: (raw) => parse(SWITCH, raw),
      answer({ isOn }) {
        settings.change({ isSpellChecking: isOn })
        applySpellChecking(options.session, isOn)
        return null
      },
    },
    readCaptureKey: {
      parse: (raw) => parse(null_(), raw),
      answer: () => settings.settings.hasCaptureKey,
    },
    setCaptureKey: {
      parse: (raw) => parse(SWITCH, raw),
      answer: ({ isOn }) => options.setCaptureKey(isOn),
    },
    restartHost: {
      parse: (raw) => parse(null_(), raw),
      answer() {
        options.restartHost()
        return null
      },
    },
  }
}

const CREATE = ['createDirectory', 'promptToCreate'] as const

export function applyTheme(theme: Settings['theme']): void {
  nativeTheme.themeSource = theme
}

/**
 * Chromium would fetch dictionaries from Google, and try to before anybody asked. macOS and Windows
 * have their own; elsewhere it uses what is in the profile's `Dictionaries` folder.
 */
export function applySpellChecking(session: Session, isOn: boolean): void {
  session.setSpellCheckerDictionaryDownloadURL('https://localhost:1/')
  session.setSpellCheckerLanguages(isOn ? ['fr', 'en-US'] : [])
  session.setSpellCheckerEnabled(isOn)
}

async function isInside(path: string, folders: ReadonlySet<string>): Promise<boolean> {
  if (!isAbsolute(path)) return false
  try {
    const real = await realpath(path)
    for (const folder of folders) {
      const way = relative(await realpath(folder), real)
      if (!way.startsWith('..') && !isAbsolute(way)) return true
    }
    return false
  } catch {
    // It is not there any more: nothing to show.
    return false
  }
}
