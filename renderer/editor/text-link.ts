/** Links to https, mail, other notes, notebooks and bases, and views. Any other address stays in the note and leads nowhere. */
import { isChangeOrigin } from '@tiptap/extension-collaboration'
import Link from '@tiptap/extension-link'
import { Plugin } from '@tiptap/pm/state'
import type { DocId } from '../../shared/records/keys'
import { MAX_LINK_LETTERS } from '../../shared/text/link-letters'
import {
  type CollectionTarget,
  readCollectionTarget,
  readNoteTarget,
} from '../../shared/text/reading/link-target'
import { isViewLink, parseViewLink, type ViewLink } from '../../shared/text/view-link'

export type LinkTarget =
  | { readonly kind: 'note'; readonly docId: DocId; readonly heading?: string }
  | ({ readonly kind: 'collection' } & CollectionTarget)
  | { readonly kind: 'view'; readonly view: ViewLink; readonly address: string }
  | { readonly kind: 'web'; readonly address: string }
  | { readonly kind: 'none' }

/** A note, by the rule that its links are counted by; a notebook or base; a view; or the web, or mail. */
export function readTarget(href: unknown): LinkTarget {
  if (typeof href !== 'string' || href.length > MAX_LINK_LETTERS) return { kind: 'none' }
  const note = readNoteTarget(href)
  if (note) {
    const { target: docId, heading } = note
    return heading === '' ? { kind: 'note', docId } : { kind: 'note', docId, heading }
  }
  const collection = readCollectionTarget(href)
  if (collection) return { kind: 'collection', ...collection }
  const view = isViewLink(href) ? parseViewLink(href) : undefined
  if (view)
    return typeof view === 'string'
      ? { kind: 'none' }
      : { kind: 'view', view, address: href.trim() }
  const url = parseUrl(href)
  const isWeb = url?.protocol === 'https:' && url.username === '' && url.password === ''
  return isWeb || url?.protocol === 'mailto:'
    ? { kind: 'web', address: url.href }
    : { kind: 'none' }
}

/** What a person typed as an address: `example.org` means https, `a@b.org` mail. */
export function completeAddress(written: string): string | undefined {
  const text = written.trim()
  if (text === '' || /\s/u.test(text)) return undefined
  const candidates = /^[a-z][a-z0-9+.-]*:/iu.test(text)
    ? [text]
    : /^[^@/]+@[^@/]+\.[^@/]+$/u.test(text)
      ? [`mailto:${text}`]
      : /\./u.test(text)
        ? [`https://${text}`]
        : []
  return candidates.find((candidate) => readTarget(candidate).kind !== 'none')
}

export const TextLink = Link.extend({
  // What is typed behind a link is not part of it, also after a peer's change.
  inclusive: false,
  addAttributes: () => ({ href: { default: null }, title: { default: null } }),
  addProseMirrorPlugins() {
    return (this.parent?.() ?? []).map(onlyForTyping)
  },
  // Tiptap's would have all of linkify start anew with the next note; no protocol is ever added to it.
  onDestroy() {},
}).configure({
  openOnClick: false,
  autolink: true,
  linkOnPaste: true,
  markdownLinks: true,
  defaultProtocol: 'https',
  HTMLAttributes: { rel: 'noopener noreferrer nofollow' },
  isAllowedUri: (address) => readTarget(address).kind !== 'none',
})

/** Addresses are made links where they are typed: not by everybody who sees them come, nor on opening. */
function onlyForTyping(plugin: Plugin): Plugin {
  const { appendTransaction } = plugin.spec
  if (!appendTransaction) return plugin
  return new Plugin({
    ...plugin.spec,
    appendTransaction(transactions, before, after) {
      if (transactions.every((each) => !each.docChanged || isChangeOrigin(each))) return null
      return appendTransaction.call(plugin, transactions, before, after)
    },
  })
}

function parseUrl(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined
}
