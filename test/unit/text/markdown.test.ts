import { getSchema } from '@tiptap/core'
import Highlight from '@tiptap/extension-highlight'
import Image from '@tiptap/extension-image'
import { TaskItem, TaskList } from '@tiptap/extension-list'
import { TableKit } from '@tiptap/extension-table'
import StarterKit from '@tiptap/starter-kit'
import { yXmlFragmentToProseMirrorRootNode } from '@tiptap/y-tiptap'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { findUnknown } from '../../../shared/model/requirements'
import { readBody, writeBody } from '../../../shared/text/body/body-document'
import type { Block, Inline } from '../../../shared/text/body/body-tree'
import {
  plainBlocks,
  readMarkdown,
  readMarkdownFully,
} from '../../../shared/text/markdown/markdown-read'
import { writeMarkdown, writeMarkdownFully } from '../../../shared/text/markdown/markdown-write'
import { bodies, markdown } from '../../support/body-trees'

const schema = getSchema([
  StarterKit,
  Highlight,
  Image,
  TaskList,
  TaskItem.configure({ nested: true }),
  TableKit,
])

function documentOf(blocks: readonly Block[]): Y.Doc {
  const doc = new Y.Doc()
  writeBody(doc.getXmlFragment('body'), blocks)
  return doc
}

function throughDocument(blocks: readonly Block[]): readonly Block[] {
  return readBody(documentOf(blocks).getXmlFragment('body')).blocks
}

function inlinesOf(source: string): readonly Inline[] {
  const [block] = readMarkdown(source).blocks
  return block?.type === 'paragraph' ? block.children : []
}

function lettersOf(blocks: readonly Block[]): string {
  const texts: string[] = []
  JSON.stringify(blocks, (key, value: unknown) => {
    if ((key === 'text' || key === 'alt') && typeof value === 'string') texts.push(value)
    return value
  })
  return texts.join('').replace(/[^\p{L}\p{N}]+/gu, '')
}

describe('Markdown', { timeout: 90_000 }, () => {
  it('is the same to the byte when it is read and written again, whatever the note holds', () => {
    fc.assert(
      fc.property(bodies, (blocks) => {
        const first = writeMarkdown(throughDocument(blocks))
        const again = throughDocument(readMarkdown(first).blocks)
        expect(writeMarkdown(again)).toBe(first)
      }),
      { numRuns: 60 },
    )
  })

  it('keeps every letter and digit of a note', () => {
    fc.assert(
      fc.property(bodies, (blocks) => {
        const written = writeMarkdown(throughDocument(blocks))
        expect(lettersOf(readMarkdown(written).blocks)).toBe(lettersOf(blocks))
      }),
      { numRuns: 60 },
    )
  })

  it('reads by its short cuts what it reads the long way', () => {
    fc.assert(
      fc.property(markdown, (source) => {
        expect(readMarkdown(source).blocks).toEqual(readMarkdownFully(source).blocks)
      }),
      { numRuns: 1000 },
    )
  })

  it('writes by its short cuts what it writes the long way', () => {
    fc.assert(
      fc.property(markdown, (source) => {
        const { blocks } = readMarkdown(source)
        expect(writeMarkdown(blocks)).toBe(writeMarkdownFully(blocks))
      }),
      { numRuns: 500 },
    )
  })

  it('keeps two lists apart that stand around what is written as nothing', () => {
    const { blocks } = readMarkdown('- | -\n\n![[i.png]]\n- deux')
    expect(writeMarkdown(blocks)).toBe(writeMarkdownFully(blocks))
    expect(writeMarkdown(blocks)).toContain('* deux')
  })

  it('gives the editor nothing that its schema refuses, since the editor deletes that', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          bodies,
          markdown.map((text) => readMarkdown(text).blocks),
        ),
        (blocks) => {
          const doc = documentOf(blocks)
          const fragment = doc.getXmlFragment('body')
          const before = fragment.toString()
          yXmlFragmentToProseMirrorRootNode(fragment, schema).check()
          expect(fragment.toString()).toBe(before)
          expect(findUnknown(doc)).toEqual([])
        },
      ),
      { numRuns: 60 },
    )
  })

  it('keeps the words of other note tools: highlights, wiki links, bare addresses', () => {
    expect(inlinesOf('un ==mot **gras**== et [[Autre note|ici]], https://exemple.fr/a.')).toEqual([
      { type: 'text', text: 'un ', marks: {} },
      { type: 'text', text: 'mot ', marks: { highlight: true } },
      { type: 'text', text: 'gras', marks: { bold: true, highlight: true } },
      { type: 'text', text: ' et ', marks: {} },
      {
        type: 'text',
        text: 'ici',
        marks: { link: { href: 'wiki:Autre note', title: '[[Autre note|ici]]' } },
      },
      { type: 'text', text: ', ', marks: {} },
      {
        type: 'text',
        text: 'https://exemple.fr/a',
        marks: { link: { href: 'https://exemple.fr/a' } },
      },
      { type: 'text', text: '.', marks: {} },
    ])
    expect(inlinesOf('\\==a\\== \\[\\[b]] https\\://c.fr')).toEqual([
      { type: 'text', text: '==a== [[b]] https://c.fr', marks: {} },
    ])
  })

  it('reads tasks, tables, numbered lists, code and pictures', () => {
    const { blocks } = readMarkdown(
      '- [x] fait\n- [ ] à faire\n\n3. trois\n4. quatre\n\n| a | b |\n| :- | -: |\n| 1 | 2 |\n\n```js\nx\n```\n\navant ![alt](i.png "t") après\n',
    )
    expect(blocks.map((block) => block.type)).toEqual([
      'taskList',
      'orderedList',
      'table',
      'codeBlock',
      'paragraph',
      'image',
      'paragraph',
    ])
    expect(blocks[0]).toMatchObject({ items: [{ isChecked: true }, { isChecked: false }] })
    expect(blocks[1]).toMatchObject({ start: 3 })
    expect(blocks[2]).toMatchObject({
      rows: [{ cells: [{ align: 'left', isHeader: true }, { align: 'right' }] }, {}],
    })
    expect(blocks[5]).toEqual({ type: 'image', src: 'i.png', alt: 'alt', title: 't' })
  })

  it('leaves out scripts and addresses that run, and says so', () => {
    const { blocks, dropped } = readMarkdown(
      'a [b](javascript:alert(1)) <span onclick="x()">c</span>\n\n<script>alert(2)</script>\n\n<p>d<img src="javascript:x" alt="e"></p>',
    )
    expect(JSON.stringify(blocks)).not.toMatch(/javascript|alert|onclick/u)
    expect(writeMarkdown(blocks)).toBe('a b c\n\nde\n')
    expect(dropped).toEqual(['link javascript:', 'span', 'script', 'img'])
  })

  it('keeps footnotes and unused definitions as text', () => {
    const { blocks } = readMarkdown('a[^1]\n\n[^1]: la note\n\n[seul]: https://exemple.fr "t"')
    expect(JSON.stringify(blocks)).toContain('la note')
    expect(JSON.stringify(blocks)).toContain('[^1]')
    expect(JSON.stringify(blocks)).toContain('[seul]: https://exemple.fr')
  })

  it('writes footnotes as other tools read them', () => {
    const source = 'Un fait[^1], deux[^note-2].\n\n[^1]: La *source*.\n\n[^note-2]: Autre.\n'
    expect(writeMarkdown(readMarkdown(source).blocks)).toBe(source)
    expect(writeMarkdown(readMarkdown('`[^1]` et \\[x^1]').blocks)).toBe('`[^1]` et \\[x^1]\n')
  })

  it('keeps the label of a footnote without text, or with a list or code for its text', () => {
    for (const source of ['[^1]:', '[^1]:\n    - un', '[^1]:\n    ```\n    un\n    ```']) {
      const once = writeMarkdown(throughDocument(readMarkdown(`Voir[^1]\n\n${source}`).blocks))
      expect(once).toContain('[^1]:')
      expect(writeMarkdown(throughDocument(readMarkdown(once).blocks))).toBe(once)
    }
  })

  it('writes what looks like footnotes so that it reads back the same', () => {
    const piece = fc.constantFrom(
      '[^1]',
      '[^1]:',
      '[^a b]',
      '[^é]',
      '^',
      '[',
      ']',
      '\\',
      ':',
      ' mot',
      ' ',
    )
    const line = fc.array(piece, { minLength: 1, maxLength: 6 }).map((pieces) => pieces.join(''))
    const paragraphs = fc.array(line, { minLength: 1, maxLength: 4 }).map((lines) =>
      lines.map(
        (text): Block => ({
          type: 'paragraph',
          children: [{ type: 'text', text, marks: {} }],
        }),
      ),
    )
    fc.assert(
      fc.property(paragraphs, (blocks) => {
        const first = writeMarkdown(throughDocument(blocks))
        const again = throughDocument(readMarkdown(first).blocks)
        expect(writeMarkdown(again)).toBe(first)
        expect(lettersOf(again)).toBe(lettersOf(blocks))
      }),
      { numRuns: 150 },
    )
  })

  it('writes the addresses of links and images as they are', () => {
    const source =
      'Le [site](https://exemple.fr/a "https://b.fr") et [https://c.fr/d](https://c.fr/e).\n\n![i](https://d.fr/i.png)\n'
    expect(writeMarkdown(readMarkdown(source).blocks)).toBe(source)
  })

  it.each([
    ["L'*mot* juste", "L'", { italic: true }],
    ['L’*mot* juste', 'L’', { italic: true }],
    ['«\u00a0d’**un**\u00a0» trait', '«\u00a0d’', { bold: true }],
  ])('reads emphasis after an elision: %s', (source, before, marks) => {
    for (const read of [readMarkdown, readMarkdownFully]) {
      const { blocks } = read(source)
      const [block] = blocks
      const children = block?.type === 'paragraph' ? block.children : []
      expect(children.slice(0, 2)).toMatchObject([{ text: before, marks: {} }, { marks }])
      expect(writeMarkdown(throughDocument(blocks))).toBe(`${source}\n`)
    }
  })

  it.each([
    ['ten thousand quotes', `${'>'.repeat(10_000)} fond`],
    ['ten thousand quotes with spaces', `${'> '.repeat(10_000)}fond`],
    ['ten thousand lists on a line', `${'- '.repeat(10_000)}fond`],
    [
      'lists by the line',
      Array.from({ length: 120 }, (_, at) => `${' '.repeat(at * 2)}- fond`).join('\n'),
    ],
    ['a million brackets', `${'['.repeat(1_000_000)} fond`],
    ['a million stars', `${'*a '.repeat(300_000)} fond`],
    ['unclosed fences', `${'```\n'.repeat(999)}fond`],
    ['unclosed tags', `${'<a '.repeat(50_000)} fond`],
    ['nested tags', `${'<div>'.repeat(50_000)}fond`],
    [
      'backticks of every length',
      `${Array.from({ length: 3000 }, (_, at) => '`'.repeat(at % 80)).join('a')}fond`,
    ],
  ])('stands %s and keeps the text', (_, source) => {
    const { blocks } = readMarkdown(source)
    const written = throughDocument(blocks)
    expect(JSON.stringify(written)).toContain('fond')
  })

  it('keeps line breaks of a plain text file', () => {
    expect(plainBlocks('un\ndeux\n\n\n  trois\n')).toEqual([
      {
        type: 'paragraph',
        children: [
          { type: 'text', text: 'un', marks: {} },
          { type: 'hardBreak' },
          { type: 'text', text: 'deux', marks: {} },
        ],
      },
      { type: 'paragraph', children: [{ type: 'text', text: '  trois', marks: {} }] },
    ])
  })
})
