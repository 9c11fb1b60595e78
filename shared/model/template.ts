/**
 * A note that others begin as. What makes it one is a tag that anybody can see, give and take, in
 * either language of the interface. What is copied is what a new note may have too: not the title, the
 * authors, the other names, the publication, and not the tag itself.
 */
import type * as Y from 'yjs'
import { BODY } from './document'
import { DEFINITION, NOTE_TEXTS, NoteFacts } from './note'

export const TEMPLATE_TAGS: Readonly<Record<'fr' | 'en', string>> = { fr: 'modèle', en: 'template' }

const META = ['type', 'language', 'licence', 'licenceText', 'thirdPartyRights', 'place', 'web']
const MAPS = ['definitions', 'dates', 'contacts', 'roles', 'seeAlso', 'skills', 'attachments']

export function isTemplate(tags: readonly string[]): boolean {
  return Object.values(TEMPLATE_TAGS).some((tag) => tags.includes(tag))
}

/** Into a note that was just made, in the caller's transaction. */
export function copyTemplate(from: Y.Doc, to: Y.Doc): void {
  copyKeys(from.getMap('meta'), to.getMap('meta'), META)
  for (const name of MAPS) copyKeys(from.getMap(name), to.getMap(name))
  const tags = [...from.getMap('tags').keys()].filter((tag) => !isTemplate([tag]))
  copyKeys(from.getMap('tags'), to.getMap('tags'), tags)
  const definitions = new NoteFacts(from).definitions.list().map(({ id }) => `${DEFINITION}${id}`)
  for (const name of [...NOTE_TEXTS, ...definitions]) {
    const text = from.getText(name).toString()
    if (text !== '') to.getText(name).insert(0, text)
  }
  const blocks = from.getXmlFragment(BODY).toArray()
  // Only elements stand at the top of a body that an editor may bind to.
  to.getXmlFragment(BODY).insert(0, blocks.map((block) => block.clone()) as Y.XmlElement[])
}

function copyKeys(
  from: Y.Map<unknown>,
  to: Y.Map<unknown>,
  keys: readonly string[] = [...from.keys()],
): void {
  for (const key of keys) if (from.has(key)) to.set(key, from.get(key))
}
