import type { SampleBase } from '../sample-library'

export const BASES: readonly SampleBase[] = [
  {
    key: 'sample-community',
    title: 'Communauté d’exemple',
    description:
      'Ce que des guichets, des bibliothèques et un écomusée ont appris ensemble, entre le Québec et la France.',
    introduction: `Cette base réunit les carnets du [Cercle des guichets](note:desk-circle), une
communauté de pratique inventée. On y trouve des fiches d’expérience, des mots définis à
plusieurs, des organisations et deux projets.

**Par où entrer ?** Pour découvrir le logiciel : [Commencer ici](note:welcome). Pour animer un
groupe : [Vingt minutes par semaine](note:weekly-twenty). Pour tenir un guichet : [La première
rencontre](note:first-meeting). Pour sortir de ses murs : [Aller vers](note:going-towards).`,
    notebooks: [
      { notebook: 'first-steps', remark: 'Pour découvrir Carnet.' },
      { notebook: 'facilitation' },
      { notebook: 'digital-help', remark: 'Le carnet le plus consulté du Cercle.' },
      { notebook: 'culture' },
    ],
  },
]
