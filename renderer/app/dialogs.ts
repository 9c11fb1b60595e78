import type { DocId } from '../../shared/records/keys'

export type SettingsSection =
  | 'general'
  | 'relay'
  | 'library'
  | 'recovery'
  | 'device'
  | 'backups'
  | 'about'

/** The one modal window that is open; a dialog may lead to another and back. */
export type OpenDialog =
  | { readonly kind: 'settings'; readonly section: SettingsSection; readonly back?: OpenDialog }
  /** `asks`: it begins with what goes along, also where the links are there already. */
  | { readonly kind: 'share'; readonly docId: DocId; readonly title: string; readonly asks?: true }
  /** With a link when the system handed one over: it is opened only after a press. */
  | { readonly kind: 'open-link'; readonly link?: string }
  /** The one box for everything; `begun` is what it begins with. */
  | { readonly kind: 'jump'; readonly begun?: string }
  | { readonly kind: 'import' }
  | { readonly kind: 'capture' }
  | { readonly kind: 'template' }
  /** An empty list means everything. */
  | { readonly kind: 'export'; readonly docIds: readonly DocId[]; readonly title?: string }
  | {
      readonly kind: 'integrate'
      readonly docIds: readonly DocId[]
      readonly title: string
    }
  | { readonly kind: 'categories'; readonly docId: DocId }
  /** Of a notebook or base: who wrote in it, and their roles. */
  | { readonly kind: 'people'; readonly docId: DocId }
  /** Of a base: which notebooks it collects; `added` is chosen from the start. */
  | { readonly kind: 'collect'; readonly docId: DocId; readonly added?: DocId }
  | { readonly kind: 'purge'; readonly docIds: readonly DocId[] }
  | { readonly kind: 'restore-words' }
  | { readonly kind: 'shortcuts' }
