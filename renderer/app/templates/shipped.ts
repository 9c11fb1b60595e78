/**
 * Templates that come with the application, in the language of the interface. A blank note is none of
 * them: it stays one press away. Questions and headings alone: nothing has to be deleted before writing.
 */
import type { Language } from '../../../shared/contract/language'
import type { NoteType } from '../../../shared/model/note'
import { type Block, paragraphOf, plain } from '../../../shared/text/body/body-tree'

export const SHIPPED_IDS = [
  'experience',
  'project',
  'meeting',
  'term',
  'organisation',
  'community',
] as const
export type ShippedId = (typeof SHIPPED_IDS)[number]

export interface ShippedTemplate {
  readonly id: ShippedId
  readonly name: string
  readonly type: NoteType
  readonly blocks: readonly Block[]
}

type Section = string | { readonly heading: string; readonly list: 'bullets' | 'tasks' }

interface Draft {
  readonly name: string
  readonly sections: readonly Section[]
}

const FRENCH: Readonly<Record<ShippedId, Draft>> = {
  experience: {
    name: 'Fiche d’expérience',
    sections: ['Contexte', 'Ce que nous avons fait', 'Résultats', 'Conseils'],
  },
  project: {
    name: 'Projet',
    sections: [
      'Présentation courte',
      'Compléments d’information',
      'Rôles',
      'Lien à la mission',
      'Résultats atteints',
      'Dates clefs',
    ],
  },
  meeting: {
    name: 'Rencontre',
    sections: [
      { heading: 'Présences', list: 'bullets' },
      { heading: 'Ordre du jour', list: 'bullets' },
      'Échanges',
      { heading: 'Décisions', list: 'bullets' },
      { heading: 'À faire', list: 'tasks' },
    ],
  },
  term: { name: 'Terme', sections: ['Exemples', 'À ne pas confondre avec'] },
  organisation: { name: 'Organisation', sections: ['Présentation', 'Ce que nous faisons'] },
  community: {
    name: 'Communauté : quatre questions',
    sections: [
      'Qu’est-ce que c’est ?',
      'Qu’est-ce qu’on y fait ?',
      'Sur quel sujet ?',
      'Pour quoi faire ?',
    ],
  },
}

const ENGLISH: Readonly<Record<ShippedId, Draft>> = {
  experience: {
    name: 'Experience sheet',
    sections: ['Context', 'What we did', 'Results', 'Advice'],
  },
  project: {
    name: 'Project',
    sections: [
      'Short presentation',
      'Further information',
      'Roles',
      'Link to the mission',
      'Results achieved',
      'Key dates',
    ],
  },
  meeting: {
    name: 'Meeting',
    sections: [
      { heading: 'Present', list: 'bullets' },
      { heading: 'Agenda', list: 'bullets' },
      'Discussion',
      { heading: 'Decisions', list: 'bullets' },
      { heading: 'To do', list: 'tasks' },
    ],
  },
  term: { name: 'Term', sections: ['Examples', 'Not to be confused with'] },
  organisation: { name: 'Organisation', sections: ['Presentation', 'What we do'] },
  community: {
    name: 'Community: four questions',
    sections: ['What is it?', 'What do we do there?', 'On what subject?', 'What for?'],
  },
}

export function shippedTemplates(language: Language): readonly ShippedTemplate[] {
  const drafts = language === 'fr' ? FRENCH : ENGLISH
  return SHIPPED_IDS.map((id) => ({
    id,
    name: drafts[id].name,
    type: id === 'term' || id === 'organisation' ? id : 'general',
    blocks: drafts[id].sections.flatMap(blocksOf),
  }))
}

/** A heading, and a place to write under it. */
function blocksOf(section: Section): readonly Block[] {
  const heading = typeof section === 'string' ? section : section.heading
  const top: Block = { type: 'heading', level: 2, children: [plain(heading)] }
  const empty = paragraphOf('')
  if (typeof section === 'string') return [top, empty]
  const items = [{ isChecked: false, blocks: [empty] }]
  return [top, { type: section.list === 'tasks' ? 'taskList' : 'bulletList', items }]
}
