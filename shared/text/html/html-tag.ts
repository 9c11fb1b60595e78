/** One HTML tag standing alone, as Markdown has them inside a line. */
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5'

export interface Tag {
  readonly name: string
  readonly isClosing: boolean
  readonly attributes: Readonly<Record<string, string>>
}

/** Undefined for comments, instructions and declarations. */
export function readTag(html: string): Tag | undefined {
  const match = /^<(\/?)([a-z][a-z0-9-]*)([^]*)>$/iu.exec(html)
  if (!match) return undefined
  const [, slash = '', name = '', rest = ''] = match
  const hasAttributes = slash === '' && rest.includes('=')
  return {
    name: name.toLowerCase(),
    isClosing: slash !== '',
    attributes: hasAttributes ? attributesOf(html) : {},
  }
}

function attributesOf(html: string): Record<string, string> {
  const [element] = parseFragment(html).childNodes
  return element && 'attrs' in element ? readAttributes(element) : {}
}

export function readAttributes(element: DefaultTreeAdapterTypes.Element): Record<string, string> {
  return Object.fromEntries(element.attrs.map(({ name, value }) => [name, value]))
}
