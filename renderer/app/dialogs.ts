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
  | { readonly kind: 'share'; readonly docId: DocId; readonly title: string }
  /** With a link when the system handed one over: it is opened only after a press. */
  | { readonly kind: 'open-link'; readonly link?: string }
  | { readonly kind: 'import' }
  /** An empty list means everything. */
  | { readonly kind: 'export'; readonly docIds: readonly DocId[]; readonly title?: string }
  | { readonly kind: 'purge'; readonly docIds: readonly DocId[] }
  | { readonly kind: 'restore-words' }
  | { readonly kind: 'shortcuts' }
