// Random bodies and random Markdown, for the properties that reading and writing must keep.
import fc from 'fast-check'
import {
  type Block,
  type Inline,
  type Item,
  joinTexts,
  type Marks,
} from '../../shared/text/body/body-tree'

const words = fc.constantFrom(
  'note',
  'été',
  'l’atelier',
  "d'abord",
  'a*b',
  '*',
  '_x_',
  'un_deux_trois',
  '`',
  '<b>',
  '&amp;',
  '[x]',
  '](y)',
  '==',
  '=',
  '#',
  '1.',
  '-',
  '+ 2',
  '>',
  '|',
  '~~',
  '\\',
  'https://exemple.fr/a_b',
  'www.exemple.fr',
  'marie@exemple.fr',
  '!',
  '(c)',
  ':-)',
  '«',
  '»',
  '🌿',
  'e\u0301',
  '\u00a0',
  '[[Nom]]',
  '---',
  '$',
  'x:y',
  '![',
)

const text = fc
  .array(words, { minLength: 1, maxLength: 5 })
  .chain((some) =>
    fc.constantFrom(some.join(' '), some.join(''), ` ${some.join(' ')}`, `${some.join(' ')} `),
  )

const flag = fc.constantFrom<true | undefined>(true, undefined, undefined)

const marks: fc.Arbitrary<Marks> = fc
  .record({
    bold: flag,
    italic: flag,
    underline: flag,
    strike: flag,
    highlight: flag,
    link: fc.constantFrom(
      undefined,
      undefined,
      undefined,
      { href: 'autre.md' },
      { href: 'https://exemple.fr/a(b)', title: 'Un "titre"' },
    ),
  })
  .map((all) => Object.fromEntries(Object.entries(all).filter(([, value]) => value)))

const inline: fc.Arbitrary<Inline> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ type: fc.constant('text' as const), text, marks: fc.constant({}) }),
  },
  { weight: 3, arbitrary: fc.record({ type: fc.constant('text' as const), text, marks }) },
  {
    weight: 1,
    arbitrary: text.map((value) => ({
      type: 'text' as const,
      text: value,
      marks: { code: true as const },
    })),
  },
  { weight: 1, arbitrary: fc.constant({ type: 'hardBreak' as const }) },
)

const line = fc.array(inline, { minLength: 1, maxLength: 5 }).map(joinTexts)

const plainBlocks: fc.Arbitrary<Block> = fc.oneof(
  { weight: 5, arbitrary: line.map((children) => ({ type: 'paragraph' as const, children })) },
  fc.record({
    type: fc.constant('heading' as const),
    level: fc.integer({ min: 1, max: 6 }),
    children: line,
  }),
  fc.record({
    type: fc.constant('codeBlock' as const),
    language: fc.constantFrom('', 'js', 'a b'),
    text: fc.array(words).map((some) => some.join('\n')),
  }),
  fc.constant({ type: 'horizontalRule' as const }),
  fc.record({
    type: fc.constant('image' as const),
    src: fc.constantFrom('image.png', 'carnet://blob/x'),
    alt: text,
    title: fc.constantFrom('', 'titre'),
  }),
)

export const bodies: fc.Arbitrary<readonly Block[]> = fc.letrec<{
  blocks: Block[]
  block: Block
  items: Item[]
}>((tie) => ({
  blocks: fc.array(tie('block'), { minLength: 1, maxLength: 3 }),
  block: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    plainBlocks,
    plainBlocks,
    tie('blocks').map((blocks) => ({ type: 'blockquote' as const, blocks })),
    tie('items').map((items) => ({ type: 'bulletList' as const, items })),
    tie('items').map((items) => ({ type: 'taskList' as const, items })),
    fc.record({
      type: fc.constant('orderedList' as const),
      start: fc.integer({ min: 1, max: 12 }),
      items: tie('items'),
    }),
    fc
      .array(fc.array(tie('blocks'), { minLength: 2, maxLength: 2 }), {
        minLength: 1,
        maxLength: 3,
      })
      .map((rows) => ({
        type: 'table' as const,
        rows: rows.map((cells, at) => ({
          cells: cells.map((blocks) => ({
            isHeader: at === 0,
            colspan: 1,
            rowspan: 1,
            align: undefined,
            blocks,
          })),
        })),
      })),
  ),
  items: fc.array(fc.record({ isChecked: fc.boolean(), blocks: tie('blocks') }), {
    minLength: 1,
    maxLength: 3,
  }),
})).blocks

const pieces = fc.constantFrom(
  'Une phrase simple',
  'une suite',
  '# Titre',
  '## Autre #',
  '- un',
  '- deux',
  '* trois',
  '  suite',
  '    code',
  '1. un',
  '2) deux',
  '> cité',
  '```',
  '~~~',
  '---',
  '===',
  '***',
  '| a | b |',
  '| - | - |',
  'a | b',
  '- | -',
  '<div>',
  '</div>',
  '<!-- x',
  '-->',
  '<script>',
  '[lien](autre.md)',
  'voir [ceci](a/b.md) et **fort** puis *penché*.',
  '**a**b',
  'x **a** *b*',
  '[a]: b',
  '[^1]: note',
  'x[^1]',
  '- [ ] à faire',
  '- [x] fait',
  '`code`',
  'a  ',
  'fin\\',
  'https://exemple.fr',
  '!x',
  'a_b_c',
  '“Cité”',
  '2024 est là',
  '12. non',
  '==vif==',
  '[[Nom|alias]]',
  '![[i.png]]',
  '![alt](i.png)',
  'x &amp; y',
  '\tonglet',
  '+ plus',
  '#hashtag',
  '- - a',
  '',
  '',
  '',
  '',
)

export const markdown: fc.Arbitrary<string> = fc
  .array(pieces, { maxLength: 14 })
  .map((lines) => lines.join('\n'))
