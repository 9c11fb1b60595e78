import type { MenuItemConstructorOptions } from 'electron'
import { describe, expect, it } from 'vitest'
import { createMenuTemplate } from '../../../electron/menu'
import { WORDS } from '../../../electron/words'
import type { MenuCommand } from '../../../shared/contract/desktop'

const COMMANDS: Readonly<Record<MenuCommand, true>> = {
  'new-note': true,
  'from-template': true,
  capture: true,
  find: true,
  search: true,
  import: true,
  'export-note': true,
  'export-all': true,
  'open-link': true,
  share: true,
  print: true,
  settings: true,
  shortcuts: true,
  'toggle-sidebar': true,
  'toggle-panel': true,
  'go-back': true,
  'go-forward': true,
  'trash-note': true,
  'add-link': true,
  about: true,
  'theme-light': true,
  'theme-dark': true,
  'theme-system': true,
}

const ROLES = ['cut', 'copy', 'paste', 'pasteAndMatchStyle', 'selectAll', 'zoomIn', 'zoomOut']

function build(language: 'fr' | 'en', platform: NodeJS.Platform) {
  const sent: MenuCommand[] = []
  const template = createMenuTemplate({
    words: WORDS[language],
    platform,
    theme: 'dark',
    hasCaptureKey: false,
    isPackaged: true,
    send: (command) => sent.push(command),
    openWindow() {},
    toggleCaptureKey() {},
    showLogs() {},
  })
  return { items: leaves(template), menus: template.map((menu) => menu.label), sent }
}

function leaves(items: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] {
  return items.flatMap((item) => (Array.isArray(item.submenu) ? leaves(item.submenu) : [item]))
}

describe.each(['linux', 'darwin', 'win32'] as const)('the application menu on %s', (platform) => {
  it('sends every command there is', () => {
    const { items, sent } = build('en', platform)
    for (const item of items) {
      if (item.id !== undefined && item.id in COMMANDS) (item.click as () => void)()
    }
    expect([...sent].sort()).toEqual(Object.keys(COMMANDS).sort())
  })

  it('says everything in the language of the interface', () => {
    const labels = (language: 'fr' | 'en') =>
      build(language, platform).items.map((item) => item.type === 'separator' || item.label)
    expect(labels('fr')).not.toContain(undefined)
    const isSame = labels('fr').filter((label, at) => label === labels('en')[at] && label !== true)
    // "Services" is the same word.
    expect(isSame.filter((label) => label !== 'Services')).toEqual([])
  })

  it('has the roles that editing and reading need', () => {
    const roles = build('fr', platform).items.map((item) => item.role)
    for (const role of [...ROLES, 'togglefullscreen', 'quit', 'close', 'minimize']) {
      expect(roles).toContain(role)
    }
  })

  it('marks the theme in use', () => {
    const { items } = build('fr', platform)
    expect(items.filter((item) => item.checked).map((item) => item.id)).toEqual(['theme-dark'])
  })

  it('offers a key for every program, and has it off until it is asked for', () => {
    const { items } = build('fr', platform)
    const key = items.find((item) => item.id === 'capture-key')
    expect(key).toMatchObject({ type: 'checkbox', checked: false, registerAccelerator: false })
  })

  it('binds no key that the page answers itself', () => {
    const bound = build('en', platform).items.filter(
      (item) => item.id !== undefined && item.accelerator && item.registerAccelerator,
    )
    expect(bound.length > 0).toBe(platform === 'darwin')
  })
})
