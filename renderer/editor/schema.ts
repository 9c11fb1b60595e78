/** What a note's body may hold: exactly the nodes and marks of the requirement gate. */
import { type Extensions, getSchema } from '@tiptap/core'
import type { Schema } from '@tiptap/pm/model'
import { GenericBlock, GenericMark } from './generic-nodes'
import { Image, type ImageOptions, NO_WORDS } from './image-node'
import { textNodes } from './text-nodes'

export interface SchemaWords {
  readonly task: (text: string) => string
  readonly generic: (kind: string) => string
}

export function schemaExtensions(words: SchemaWords, images: ImageOptions): Extensions {
  return [
    ...textNodes(words),
    Image.configure(images),
    GenericBlock.configure({ label: words.generic }),
    GenericMark,
  ]
}

export function createSchema(): Schema {
  const words = { task: (text: string) => text, generic: (kind: string) => kind }
  const images = { watch: () => () => {}, words: () => NO_WORDS }
  return getSchema(schemaExtensions(words, images))
}
