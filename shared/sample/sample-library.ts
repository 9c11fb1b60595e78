/**
 * The library offered at first start: invented people and places, and every kind of note, notebook
 * and link that Carnet knows. It is text alone, but for a picture. The keys are the same in every language; what makes
 * documents of it gives each key an id.
 */
import type { Licence } from '../model/licence'
import type { NoteType } from '../model/note'

export interface SampleLibrary {
  readonly language: 'fr' | 'en'
  readonly bases: readonly SampleBase[]
  readonly notebooks: readonly SampleNotebook[]
  /** All of them, also those that are in no notebook. */
  readonly notes: readonly SampleNote[]
}

export interface SampleNote {
  readonly key: string
  readonly type: NoteType
  readonly title: string
  readonly summary: string
  /** Markdown, in which links to other notes are written as sample-links.ts says. */
  readonly body: string
  /** What the sample's picture shows, in words: it stands below the first paragraph. */
  readonly picture?: string
  readonly tags: readonly string[]
  readonly aliases?: readonly string[]
  /** Names. */
  readonly authors: readonly string[]
  /** Left out where it is the notebook's. */
  readonly licence?: Licence
  /** What `other` stands for. */
  readonly licenceText?: string
  /** Which part belongs to others; left out where none does. */
  readonly thirdPartyRights?: string
  /** BCP 47; left out where it is the library's. */
  readonly language?: string
  /** `yyyy-mm-dd`; left out while it is a draft. */
  readonly publishedOn?: string
  readonly dates?: readonly SampleDate[]
  readonly definitions?: readonly SampleDefinition[]
  readonly organisation?: SampleOrganisation
}

export interface SampleDate {
  readonly label: string
  /** As `parseImpreciseDate` reads it. */
  readonly when: string
}

export interface SampleDefinition {
  readonly text: string
  readonly by: string
  readonly source: string
}

export interface SampleOrganisation {
  readonly mission: string
  readonly public: string
  readonly place: string
  readonly web: string
  readonly seeks: string
  readonly offers: string
  readonly skills: readonly string[]
  readonly contacts: readonly SampleContact[]
  readonly roles: readonly SampleRole[]
}

export interface SampleContact {
  readonly name: string
  readonly role: string
  readonly address: string
}

export interface SampleRole {
  /** The key of the project's note. */
  readonly note: string
  readonly role: string
}

export type SampleColour =
  | 'green'
  | 'orange'
  | 'blue'
  | 'pink'
  | 'violet'
  | 'ochre'
  | 'teal'
  | 'red'

export interface SampleNotebook {
  readonly key: string
  readonly title: string
  readonly description: string
  readonly colour: SampleColour
  readonly licence: Licence
  /** Markdown, as a note's body. */
  readonly introduction: string
  /** In their order. */
  readonly categories: readonly SampleCategory[]
  /** In the notebook's own order. */
  readonly notes: readonly SampleIntegration[]
}

export interface SampleCategory {
  /** Unique in its notebook. */
  readonly key: string
  readonly name: string
  readonly colour?: SampleColour
}

export interface SampleIntegration {
  readonly note: string
  /** Keys of this notebook's categories; none for a note that is still to be classified. */
  readonly categories: readonly string[]
  /** The curator's. */
  readonly remark?: string
}

export interface SampleBase {
  readonly key: string
  readonly title: string
  readonly description: string
  /** Markdown, as a note's body. */
  readonly introduction: string
  readonly notebooks: readonly SampleBaseNotebook[]
}

export interface SampleBaseNotebook {
  readonly notebook: string
  readonly remark?: string
}
