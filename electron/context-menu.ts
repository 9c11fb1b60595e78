/** The menu under the pointer: what can be done with the text, the link or the word there. */
import { clipboard, type ContextMenuParams, Menu, shell, type WebContents } from 'electron'
import type { MenuItemConstructorOptions } from 'electron'
import { parseHandedLink } from './links'
import { parseSafeUrl } from './safe-url'
import type { Words } from './words'

export interface ContextMenuOptions {
  readonly words: () => Words
  readonly addLink: (page: WebContents) => void
  readonly openLink: (page: WebContents, link: string) => void
}

type Item = MenuItemConstructorOptions

export function offerContextMenu(page: WebContents, options: ContextMenuOptions): void {
  page.on('context-menu', (_event, params) => {
    const template = createContextTemplate(page, params, options)
    if (template.length > 0) Menu.buildFromTemplate(template).popup()
  })
}

function createContextTemplate(
  page: WebContents,
  params: ContextMenuParams,
  options: ContextMenuOptions,
): Item[] {
  const words = options.words()
  const groups = [
    params.misspelledWord ? spellingItems(page, params, words) : [],
    linkItems(page, params, options),
    params.isEditable ? editItems(page, params, options) : copyItems(params, words),
  ]
  return groups
    .filter((group) => group.length > 0)
    .flatMap((group, index) =>
      index > 0 ? [{ type: 'separator' } satisfies Item, ...group] : group,
    )
}

function spellingItems(page: WebContents, params: ContextMenuParams, words: Words): Item[] {
  const suggestions = params.dictionarySuggestions.map(
    (word): Item => ({
      label: word,
      click: () => page.replaceMisspelling(word),
    }),
  )
  const { misspelledWord } = params
  return [
    ...(suggestions.length > 0 ? suggestions : [{ label: words.noSuggestions, enabled: false }]),
    {
      label: words.learnSpelling,
      click: () => void page.session.addWordToSpellCheckerDictionary(misspelledWord),
    },
  ]
}

function linkItems(
  page: WebContents,
  { linkURL }: ContextMenuParams,
  options: ContextMenuOptions,
): Item[] {
  const words = options.words()
  const outside = parseSafeUrl(linkURL)
  const inside = parseHandedLink(linkURL)
  const link = outside ?? inside
  if (link === undefined) return []
  return [
    {
      id: 'open-link',
      label: words.openInBrowser,
      click: () =>
        outside === undefined ? options.openLink(page, link) : void shell.openExternal(outside),
    },
    // From Electron 44 on this is a promise; before it is done at once.
    { id: 'copy-link', label: words.copyLink, click: () => void clipboard.writeText(link) },
  ]
}

function editItems(
  page: WebContents,
  { editFlags, selectionText }: ContextMenuParams,
  options: ContextMenuOptions,
): Item[] {
  const words = options.words()
  return [
    { role: 'cut', label: words.cut, enabled: editFlags.canCut },
    { role: 'copy', label: words.copy, enabled: editFlags.canCopy },
    { role: 'paste', label: words.paste, enabled: editFlags.canPaste },
    { role: 'pasteAndMatchStyle', label: words.pastePlain, enabled: editFlags.canPaste },
    { type: 'separator' },
    {
      id: 'add-link',
      label: words.addLink,
      enabled: selectionText.trim() !== '',
      click: () => options.addLink(page),
    },
    { role: 'selectAll', label: words.selectAll },
  ]
}

function copyItems({ selectionText }: ContextMenuParams, words: Words): Item[] {
  return selectionText.trim() === '' ? [] : [{ role: 'copy', label: words.copy }]
}
