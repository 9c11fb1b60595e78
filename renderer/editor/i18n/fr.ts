/** The words of the editor in French, the language that the type follows. */
export const editorFr = {
  title: 'Titre de la note',
  titlePlaceholder: 'Sans titre',
  body: 'Texte de la note',
  placeholder: 'Écrivez ici…',
  emptyPlaceholder: 'Cette note est vide.',
  nameless: 'Sans nom',
  task: (text: string) => (text === '' ? 'Tâche' : `Tâche : ${text}`),
  generic: (kind: string) =>
    kind === 'misfit'
      ? 'Contenu que cette version ne sait pas mettre en forme, gardé tel quel'
      : `Bloc « ${kind} » d’une version plus récente, gardé tel quel`,
  image: {
    missing: 'image pas encore sur cet appareil',
    elsewhere: (site: string) => `image du web (${site}), non chargée`,
    absent: (file: string) =>
      file === '' ? 'image absente d’ici' : `image absente d’ici : ${file}`,
  },
  bar: {
    label: 'Mise en forme',
    style: 'Style du paragraphe',
    paragraph: 'Texte',
    heading1: 'Grand titre',
    heading2: 'Titre',
    heading3: 'Sous-titre',
    heading4: 'Petit titre',
    quote: 'Citation',
    code: 'Bloc de code',
    bold: 'Gras',
    italic: 'Italique',
    underline: 'Souligné',
    strike: 'Barré',
    inlineCode: 'Code',
    highlight: 'Surligné',
    link: 'Lien',
    bulletList: 'Liste à puces',
    orderedList: 'Liste numérotée',
    taskList: 'Liste de tâches',
    insert: 'Insérer',
    more: 'Autres mises en forme',
    divider: 'Séparateur',
    table: 'Tableau',
    undo: 'Annuler',
    redo: 'Rétablir',
    rowAfter: 'Ajouter une ligne dessous',
    rowBefore: 'Ajouter une ligne dessus',
    columnAfter: 'Ajouter une colonne à droite',
    columnBefore: 'Ajouter une colonne à gauche',
    rowDelete: 'Supprimer la ligne',
    columnDelete: 'Supprimer la colonne',
    headerRow: 'Ligne d’en-tête',
    tableDelete: 'Supprimer le tableau',
  },
  link: {
    label: 'Lien',
    address: 'Adresse du lien',
    placeholder: 'https://… ou courriel',
    open: 'Ouvrir',
    openNote: 'Ouvrir la note',
    edit: 'Modifier',
    copy: 'Copier l’adresse',
    remove: 'Retirer le lien',
    save: 'Enregistrer',
    refused: 'Seules les adresses https, les courriels et les notes peuvent être liés.',
    nowhere: 'Rien à ouvrir à cette adresse.',
  },
  find: {
    label: 'Chercher dans la note',
    placeholder: 'Chercher dans la note',
    count: (number: string, total: string) => `${number} sur ${total}`,
    none: 'Aucun résultat',
    exact: 'Respecter la casse et les accents',
    previous: 'Résultat précédent',
    next: 'Résultat suivant',
    close: 'Fermer la recherche',
  },
  arrival: {
    title: 'Le texte de cette note n’est pas encore arrivé',
    from: (relay: string) =>
      `Il viendra de ${relay} dès que l’appareil d’une personne qui a la note l’y aura envoyé.`,
    unreachable: (relay: string) =>
      `Il doit venir de ${relay}, injoignable pour l’instant. Carnet réessaie tout seul.`,
    later: 'Il viendra dès qu’un relais répondra.',
  },
  introduction: {
    label: 'Introduction',
    add: 'Ajouter une introduction',
    edit: 'Modifier l’introduction',
    done: 'Terminer',
    more: 'Lire la suite',
    less: 'Réduire',
    placeholder: 'De quoi s’agit-il, pour qui, par où commencer…',
    requirement:
      'Cette introduction contient des éléments d’une version plus récente de Carnet. Rien n’a été modifié. Mettez Carnet à jour pour y écrire.',
    misfit:
      'Une partie de cette introduction ne peut pas être affichée correctement. Rien n’a été modifié.',
  },
  readOnly: {
    viewOnly: 'Lecture seule',
    viewOnlyWhy:
      'Le lien reçu donne le droit de lire cette note. Pour y écrire, demandez un lien de modification.',
    requirement: 'Ouverte en lecture seule',
    requirementWhy:
      'Cette note contient des éléments d’une version plus récente de Carnet. Rien n’a été modifié. Mettez Carnet à jour pour y écrire.',
    trashed: 'Cette note est dans la corbeille',
    trashedWhy: 'Restaurez-la pour y écrire.',
    libraryReadOnly: 'Bibliothèque en lecture seule',
    libraryReadOnlyWhy:
      'Le dossier de la bibliothèque ne peut pas être modifié. Vos notes peuvent être lues.',
    misfit: 'Ouverte en lecture seule',
    misfitWhy:
      'Une partie de cette note ne peut pas être affichée correctement. Rien n’a été modifié.',
  },
  refused: {
    unknown: 'Cette note n’est pas dans cette bibliothèque.',
    purged: 'Cette note a été supprimée de cet appareil.',
    damaged: 'Cette note ne peut pas être ouverte : ses données sont endommagées.',
  },
  copyTrouble:
    'Le navigateur ne garde plus de copie de travail. La bibliothèque continue d’enregistrer ce que vous écrivez.',
  opening: 'Ouverture de la note…',
}
