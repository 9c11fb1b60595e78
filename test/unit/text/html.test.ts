import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readHtml } from '../../../shared/text/html/html-tree'
import { safeHref, safeSrc } from '../../../shared/text/safe-address'
import { splitFrontMatter, writeFrontMatter } from '../../../shared/text/markdown/front-matter'
import { writeMarkdown } from '../../../shared/text/markdown/markdown-write'

const asMarkdown = (html: string) => writeMarkdown(readHtml(html).blocks)

describe('HTML', () => {
  it('becomes what the editor knows', () => {
    expect(
      asMarkdown(
        '<h2>T</h2><div>a <b>g</b><br>b</div><ol start=3><li>x<ul><li>y</ul></ol><ul><li><input type=checkbox checked> z</ul><pre>c\n d</pre><blockquote><p>q</blockquote><table><tr><th>h<tr><td>i</table><hr>',
      ),
    ).toBe(
      '## T\n\na **g**\\\nb\n\n3. x\n   - y\n\n- [x] z\n\n```\nc\n d\n```\n\n> q\n\n| h |\n| - |\n| i |\n\n---\n',
    )
  })

  it('collapses white space as browsers do', () => {
    expect(asMarkdown('<p>  un\n  <i>deux</i>  trois </p>\n\n<p> quatre</p>')).toBe(
      'un *deux* trois\n\nquatre\n',
    )
  })

  it('lets nothing that runs through, whatever the markup', () => {
    const pieces = fc.constantFrom(
      '<script>',
      '</script>',
      '<svg onload=EVIL>',
      '<a href="javascript:EVIL">',
      '<a href=" java&#10;script:EVIL">',
      '<img src=x onerror=EVIL>',
      '<math>',
      '<style>',
      '</style>',
      '<p style="x:EVIL">',
      '<iframe srcdoc="EVIL">',
      'texte',
      '</p>',
      '<table>',
      '<td>',
      '<template>',
      '<noscript>',
      '<form action="javascript:EVIL">',
      '<b>',
      '</a>',
      '<!--',
      '-->',
      '<![CDATA[',
    )
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 20 }), (some) => {
        const json = JSON.stringify(readHtml(some.join('')).blocks)
        expect(json).not.toMatch(/"(?:href|src)":"[^"]*script:/iu)
        expect(json).not.toMatch(/onerror|onload|srcdoc/u)
      }),
    )
  })

  it.each([
    'javascript:x',
    'JAVASCRIPT:x',
    'java\nscript:x',
    '\u0001javascript:x',
    'data:text/html,x',
    'vbscript:x',
    'file:///etc',
    'blob:x',
    'wiki:x',
  ])('refuses the address %j', (address) => {
    expect(safeHref(address)).toBeUndefined()
    expect(safeSrc(address)).toBeUndefined()
  })
})

describe('front matter', () => {
  it('reads back what was written', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string({ minLength: 1 }), fc.jsonValue({ maxDepth: 2 }), {
          minKeys: 1,
          maxKeys: 5,
        }),
        (fields) => {
          const safe = new Map(Object.entries(JSON.parse(JSON.stringify(fields)) as object))
          if ([...safe.keys()].some((key) => key === '__proto__' || key === '<<')) return
          const { fields: read, body } = splitFrontMatter(`${writeFrontMatter(safe)}\ncorps\n`)
          expect([body, Object.fromEntries(read)]).toEqual(['corps\n', Object.fromEntries(safe)])
        },
      ),
    )
  })

  it('leaves a rule at the top of a text alone', () => {
    for (const text of ['---\n\nun texte\n\n---\nsuite', '--- \nx', '---\n- a\n---\n'])
      expect(splitFrontMatter(text)).toEqual({ fields: new Map(), body: text })
  })
})
