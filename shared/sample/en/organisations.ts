/** The organisations: who they are, what they seek and what they offer. */
import type { SampleNote } from '../sample-library'

export const ORGANISATION_NOTES: readonly SampleNote[] = [
  {
    key: 'port-library',
    type: 'organisation',
    title: 'Port-aux-Lièvres Library',
    summary:
      'Public library of a small town on the river; a digital help desk without appointments.',
    tags: ['library', 'help desk', 'Québec'],
    aliases: ['PLL', 'the library'],
    authors: ['Maëlle Tessandier'],
    publishedOn: '2025-01-20',
    body: `Nine employees, twenty-two volunteers, a glass roof that leaks when the rain comes from
the north. On Tuesdays and Thursdays [the desk](note:desk-in-library) is at the back, next to the
newspapers.

The library co-facilitates [the Desk Circle](note:desk-circle) and lends the large-print books of
[Reading aloud, door ajar](note:reading-aloud).`,
    organisation: {
      mission:
        'That everybody in town finds a book, an answer and a chair here, without having to say why they came.',
      public: 'The people of Port-aux-Lièvres and of the three country roads around it.',
      place: 'Port-aux-Lièvres (Québec)',
      web: 'https://bibliotheque.example.org',
      seeks: 'Phones to lend, in good order; another library for a two-day exchange.',
      offers: 'A desk to visit on Tuesdays; our easy-to-read posters, to adapt.',
      skills: ['welcome without appointment', 'digital help', 'training volunteers'],
      contacts: [
        {
          name: 'Maëlle Tessandier',
          role: 'In charge of the desk',
          address: 'guichet@bibliotheque.example.org',
        },
        {
          name: 'Ginette Lachapelouse',
          role: 'Coordinates the volunteers',
          address: 'benevoles@bibliotheque.example.org',
        },
      ],
      roles: [{ note: 'circle-relaunch', role: 'Co-facilitates the Circle' }],
    },
  },
  {
    key: 'maison-lavoirs',
    type: 'organisation',
    title: 'Maison des Trois-Lavoirs',
    summary: 'Neighbourhood house: social support, a shared kitchen and a travelling digital desk.',
    tags: ['neighbourhood house', 'help desk', 'France'],
    aliases: ['M3L', 'les Lavoirs'],
    authors: ['Fatou Diarrassy', 'Ludovic Carpentras'],
    publishedOn: '2025-01-27',
    body: `A former washhouse, a kitchen, four offices and a yard where everything is decided. The
team runs a desk in the morning and goes out in the afternoon with [the bag](note:desk-bag).

This is where [the support mandate](note:help-mandate) was written. The Maison takes part in [the
Story Caravan](note:story-caravan): it knows the villages, and the villages know it.`,
    organisation: {
      mission:
        'Making a neighbourhood a place where people help each other before they need help, and where everybody’s rights become real.',
      public: 'Families, older people and newcomers in Montrégny and six villages.',
      place: 'Montrégny (France)',
      web: 'https://trois-lavoirs.example.org',
      seeks: 'An interpreter for Tigrinya, two mornings a month; ideas for a Saturday desk.',
      offers: 'Our mandate form; two days alongside us, meals included.',
      skills: ['social support', 'going towards', 'digital mediation', 'cooking for forty'],
      contacts: [
        {
          name: 'Fatou Diarrassy',
          role: 'Social adviser',
          address: 'fatou@trois-lavoirs.example.org',
        },
        {
          name: 'Ludovic Carpentras',
          role: 'Digital mediator',
          address: 'guichet@trois-lavoirs.example.org',
        },
      ],
      roles: [
        { note: 'story-caravan', role: 'Host partner in the villages' },
        { note: 'circle-relaunch', role: 'Co-facilitates the Circle' },
      ],
    },
  },
  {
    key: 'ecomuseum',
    type: 'organisation',
    title: 'Écomusée du Vieux-Halage',
    summary:
      'Local museum on a canal: gestures, voices and objects lent by the people who live there.',
    tags: ['museum', 'culture', 'France'],
    aliases: ['Old Towpath Museum', 'EVH'],
    authors: ['Anouk Villandré'],
    publishedOn: '2025-05-05',
    body: `Three rooms, a boat shed, and the rule of the house: **an object comes in with its
story, or not at all**. Two thirds of the collection are loans.

To borrow: [the case of objects](note:object-case). To visit: [labels for reading on your
feet](note:standing-labels). To follow, in summer: [the Story Caravan](note:story-caravan).`,
    organisation: {
      mission:
        'Keeping the gestures and stories of canal country alive, with those who still hold them.',
      public: 'Neighbours first; schools, homes, and visitors passing through.',
      place: 'Montrégny, quai du Halage (France)',
      web: 'https://ecomusee.example.org',
      seeks: 'One storyteller in each village; a dry shed for the caravan in winter.',
      offers:
        'The case of objects, free, in exchange for a story; a labels workshop of one afternoon.',
      skills: ['cultural mediation', 'gathering stories', 'easy-to-read writing'],
      contacts: [
        {
          name: 'Anouk Villandré',
          role: 'Cultural mediator',
          address: 'mediation@ecomusee.example.org',
        },
        { name: 'Loans of the case', role: 'Bookings', address: 'valise@ecomusee.example.org' },
      ],
      roles: [{ note: 'story-caravan', role: 'Runs the project' }],
    },
  },
  {
    key: 'coop-brumes',
    type: 'organisation',
    title: 'Coopérative L’Établi des Brumes',
    summary: 'Support cooperative: it helps groups to get organised, then leaves.',
    tags: ['cooperative', 'facilitation', 'Québec'],
    aliases: ['l’Établi', 'CEB'],
    authors: ['Théo Brocquard'],
    publishedOn: '2025-09-08',
    body: `Five members, a workshop rented by the month, and a principle written on the wall: “we
have succeeded when nobody calls us any more”. The cooperative tends [commons](note:commons):
seeds, tools, know-how.

Its latest work with us: [relaunching the Desk Circle](note:circle-relaunch). We also owe it [the
harvest](note:harvest), which we practise every quarter.`,
    organisation: {
      mission: 'Helping groups that take care of something together to last without wearing out.',
      public: 'Associations, cooperatives, networks, small municipalities.',
      place: 'Val-des-Brumes (Québec)',
      web: 'https://etabli.example.org',
      seeks: 'Groups ready to tell what went wrong; a shared car on Thursdays.',
      offers: 'Half a day of diagnosis each season, pay what you can.',
      skills: ['interviews', 'shared governance', 'running workshops'],
      contacts: [{ name: 'Théo Brocquard', role: 'Member', address: 'bonjour@etabli.example.org' }],
      roles: [{ note: 'circle-relaunch', role: 'Support and interviews' }],
    },
  },
]
