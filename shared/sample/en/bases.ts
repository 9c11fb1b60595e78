import type { SampleBase } from '../sample-library'

export const BASES: readonly SampleBase[] = [
  {
    key: 'sample-community',
    title: 'Sample community',
    description:
      'What help desks, libraries and a local museum learnt together, between Québec and France.',
    introduction: `This base brings together the notebooks of the [Desk Circle](note:desk-circle),
an invented community of practice. It holds experience sheets, words defined by several people,
organisations and two projects.

**Where to begin?** To discover the program: [Start here](note:welcome). To facilitate a group:
[Twenty minutes a week](note:weekly-twenty). To run a help desk: [The first
meeting](note:first-meeting). To leave the building: [Going towards](note:going-towards).`,
    notebooks: [
      { notebook: 'first-steps', remark: 'For discovering Carnet.' },
      { notebook: 'facilitation' },
      { notebook: 'digital-help', remark: 'The Circle’s most read notebook.' },
      { notebook: 'culture' },
    ],
  },
]
