/** The documents of a sample library, each as the update of a new document. */
import * as Y from 'yjs'
import type { CategoryId } from '../../shared/model/categories'
import { BODY, createDocument, writeTitle } from '../../shared/model/document'
import { Collection } from '../../shared/model/collection'
import { NoteFacts } from '../../shared/model/note'
import { createNotebook, Notebook } from '../../shared/model/notebook'
import { PROGRAM } from '../../shared/model/origin'
import type { Capability, DocId } from '../../shared/records/keys'
import type {
  SampleBase,
  SampleLibrary,
  SampleNote,
  SampleNotebook,
} from '../../shared/sample/sample-library'
import { replaceSampleLinks } from '../../shared/sample/sample-links'
import { formatAttachment } from '../../shared/text/attachment'
import { writeBody } from '../../shared/text/body/body-document'
import { formatPlace } from '../../shared/text/link'
import { readMarkdown } from '../../shared/text/markdown/markdown-read'

export interface StoredPicture {
  readonly blobId: string
  readonly name: string
  readonly mime: string
  readonly size: number
  readonly key: string
}

export type Keyed = ReadonlyMap<string, Capability>

export interface SampleWriting {
  /** Milliseconds since 1970. */
  readonly now: number
  /** Who integrates: the person's name, empty when none was given. */
  readonly by: string
  sign(doc: Y.Doc, docId: DocId): void
  /** Stores the sample's picture, and says what a note's `attachments` hold of it. */
  attach(): StoredPicture
  create(): Y.Doc
}

/** Notes first, in the order of the sample: a collection is shown once what it holds is there. */
export function writeSample(
  sample: SampleLibrary,
  keyed: Keyed,
  writing: SampleWriting,
): readonly (readonly [Capability, Uint8Array])[] {
  const encode = (key: string, write: (doc: Y.Doc) => void) => {
    const capability = capabilityOf(keyed, key)
    const doc = writing.create()
    write(doc)
    writing.sign(doc, capability.docId)
    const update = Y.encodeStateAsUpdate(doc)
    doc.destroy()
    return [capability, update] as const
  }
  return [
    ...sample.notes.map((note) =>
      encode(note.key, (doc) => writeNote(doc, note, keyed, { writing, sample })),
    ),
    ...sample.notebooks.map((notebook) =>
      encode(notebook.key, (doc) => writeNotebook(doc, notebook, keyed, writing)),
    ),
    ...sample.bases.map((base) => encode(base.key, (doc) => writeBase(doc, base, keyed, writing))),
  ]
}

function writeNote(
  doc: Y.Doc,
  note: SampleNote,
  keyed: Keyed,
  { writing, sample }: { readonly writing: SampleWriting; readonly sample: SampleLibrary },
): void {
  const { now } = writing
  createDocument(doc, 'note', now)
  writeTitle(doc, note.title, PROGRAM)
  const stored = note.picture === undefined ? undefined : writing.attach()
  const picture = stored && `![${note.picture}](${formatAttachment(stored.blobId)})`
  writeMarkdown(doc.getXmlFragment(BODY), withPicture(note.body, picture), keyed)
  if (stored) {
    const { blobId, ...attachment } = stored
    doc.getMap('attachments').set(blobId, attachment)
  }
  const facts = new NoteFacts(doc)
  facts.setType(note.type)
  facts.text('summary').insert(0, note.summary)
  for (const tag of note.tags) facts.addWord('tags', tag)
  for (const alias of note.aliases ?? []) facts.addWord('aliases', alias)
  for (const name of note.authors) facts.authors.create({ name })
  facts.setLicence(note.licence)
  facts.setField('licenceText', note.licenceText ?? '')
  facts.setThirdPartyRights(note.thirdPartyRights !== undefined)
  facts.text('thirdPartyRightsText').insert(0, note.thirdPartyRights ?? '')
  facts.setField('language', note.language ?? sample.language)
  if (note.publishedOn) facts.setPublishedAt(Date.parse(`${note.publishedOn}T12:00:00Z`))
  for (const date of note.dates ?? []) facts.dates.create(date)
  for (const { text, by, source } of note.definitions ?? []) {
    const id = facts.definitions.create({ at: now, by, source })
    facts.definition(id).insert(0, text)
  }
  if (note.organisation) writeOrganisation(facts, note.organisation, keyed)
}

/** Below the first paragraph, which a heading may stand above. */
function withPicture(body: string, picture: string | undefined): string {
  if (picture === undefined) return body
  const [first = '', second = '', ...others] = body.split('\n\n')
  const isTitled = first.startsWith('#')
  const above = isTitled ? [first, second] : [first]
  const below = isTitled ? others : [second, ...others]
  return [...above, picture, ...below].filter(Boolean).join('\n\n')
}

function writeOrganisation(
  facts: NoteFacts,
  organisation: NonNullable<SampleNote['organisation']>,
  keyed: Keyed,
): void {
  for (const name of ['mission', 'public', 'seeks', 'offers'] as const)
    facts.text(name).insert(0, organisation[name])
  for (const name of ['place', 'web'] as const) facts.setField(name, organisation[name])
  for (const skill of organisation.skills) facts.addWord('skills', skill)
  for (const contact of organisation.contacts) facts.contacts.create({ ...contact })
  for (const { note, role } of organisation.roles)
    facts.roles.create({ note: capabilityOf(keyed, note).docId, role })
}

function writeNotebook(
  doc: Y.Doc,
  sample: SampleNotebook,
  keyed: Keyed,
  { now, by }: SampleWriting,
): void {
  createNotebook(doc, now)
  writeTitle(doc, sample.title, PROGRAM)
  writeMarkdown(doc.getXmlFragment('intro'), sample.introduction, keyed)
  const notebook = new Notebook(doc)
  notebook.setSetting('description', sample.description)
  notebook.setSetting('colour', sample.colour)
  notebook.setSetting('licence', sample.licence)
  const categories = new Map<string, CategoryId>(
    sample.categories.map(({ key, name, colour }) => [
      key,
      notebook.categories.create(name, colour),
    ]),
  )
  const capabilities = sample.notes.map(({ note }) => capabilityOf(keyed, note))
  notebook.notes.integrate(
    capabilities.map(({ docId }) => docId),
    by,
    now,
  )
  for (const { note, categories: keys, remark } of sample.notes) {
    const { docId } = capabilityOf(keyed, note)
    if (remark) notebook.notes.setRemark(docId, remark)
    for (const key of keys) {
      const id = categories.get(key)
      if (!id) throw new Error(`the sample has no category ${key}`)
      notebook.classify([docId], id)
    }
  }
  notebook.close()
}

function writeBase(doc: Y.Doc, sample: SampleBase, keyed: Keyed, { now, by }: SampleWriting): void {
  createDocument(doc, 'base', now)
  writeTitle(doc, sample.title, PROGRAM)
  writeMarkdown(doc.getXmlFragment('intro'), sample.introduction, keyed)
  doc.getMap('meta').set('description', sample.description)
  const collection = new Collection(doc)
  const capabilities = sample.notebooks.map(({ notebook }) => capabilityOf(keyed, notebook))
  collection.integrate(
    capabilities.map(({ docId }) => docId),
    by,
    now,
  )
  for (const { notebook, remark } of sample.notebooks)
    if (remark) collection.setRemark(capabilityOf(keyed, notebook).docId, remark)
}

function writeMarkdown(fragment: Y.XmlFragment, markdown: string, keyed: Keyed): void {
  const linked = replaceSampleLinks(markdown, ({ key, heading }) =>
    formatPlace(capabilityOf(keyed, key).docId, heading),
  )
  writeBody(fragment, readMarkdown(linked).blocks)
}

function capabilityOf(keyed: Keyed, key: string): Capability {
  const capability = keyed.get(key)
  if (!capability) throw new Error(`the sample has no ${key}`)
  return capability
}
