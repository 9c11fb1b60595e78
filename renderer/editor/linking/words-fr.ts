/** In French, the language that the type follows. */
export const linkingFr = {
  link: 'Lier à une note',
  recent: 'Notes récentes',
  headingsOf: (title: string) => `Titres de « ${title} »`,
  headingHint: '# pour lier un titre de cette note',
  nothing: 'Aucune note à lier. Écrivez un titre pour en créer une.',
  untitled: 'Sans titre',
  types: { general: 'note', term: 'terme', organisation: 'organisation' },
  collections: { notebook: 'carnet', base: 'base de connaissances' },
  create: {
    general: (title: string) => `Créer la note « ${title} »`,
    term: (title: string) => `Créer le terme « ${title} »`,
    organisation: (title: string) => `Créer l’organisation « ${title} »`,
  },
  createFailed: 'La note n’a pas pu être créée. Ce que vous avez écrit est gardé.',
  noHeading: (heading: string) => `Le titre « ${heading} » n’est plus dans cette note.`,
  card: {
    trashed: 'Cette note est dans la corbeille. La restaurer répare le lien.',
    missing: 'Cette note n’est pas dans cette bibliothèque.',
    saidBy: (by: string) => `selon ${by}`,
    empty: 'Cette note est vide.',
    modified: (when: string) => `modifiée ${when}`,
    inTrash: 'Dans la corbeille.',
    holds: {
      notebook: (count: number) => `${count} ${count < 2 ? 'note' : 'notes'}`,
      base: (count: number) => `${count} ${count < 2 ? 'carnet' : 'carnets'}`,
    },
    changed: {
      notebook: (when: string) => `modifié ${when}`,
      base: (when: string) => `modifiée ${when}`,
    },
    underHeading: (heading: string) => `Titre « ${heading} »`,
  },
}
