// Curators at machines of one relay who share notebooks, and what a notebook's keys are worth.
import { NoteFacts } from '../../shared/model/note'
import type { Sharing } from '../../shared/model/sharing'
import { Collection } from '../../shared/model/collection'
import { deriveContentsKey } from '../../shared/records/contents'
import { openSealedEdit } from '../../shared/model/collection-keys'
import type { DocId } from '../../shared/records/keys'
import { previewSharing } from '../../host/library/preview-sharing'
import { shareContents } from '../../host/library/share-contents'
import { SlicedWork } from '../../host/library/sliced-work'
import { Curator } from './curation'
import { onEnd } from './on-end'
import { openTestRelay } from './relay-server'
import { machineAt } from './replica-stories'
import { type Machine, settle, until } from './replicas'

/** A person with a machine, who curates. */
export class SharingCurator extends Curator {
  readonly machine: Machine
  readonly #work: SlicedWork

  constructor(machine: Machine) {
    super(machine.library)
    this.machine = machine
    this.#work = new SlicedWork(machine.library.clock)
    machine.library.holdings.home.setName(machine.name)
  }

  notebook(title: string, notes: readonly DocId[]): DocId {
    const notebook = this.create('notebook', title)
    this.do(notebook, { kind: 'integrate', docIds: notes, categoryIds: [] })
    return notebook
  }

  /** As the dialog does it: the link to edit, once what is in it is shared so. */
  async shareToEdit(docId: DocId): Promise<string> {
    const link = this.machine.share(docId, 'edit')
    await this.shareContents(docId, true)
    return link
  }

  async shareContents(docId: DocId, editing: boolean): Promise<void> {
    const done = await shareContents(this.library, this.giver, { docId, editing })
    if (done.kind !== 'done') throw new Error(`not shared: ${done.reason}`)
  }

  async preview(docId: DocId) {
    const preview = await previewSharing(this.library, this.#work, docId)
    if (!preview) throw new Error('there is nothing to share')
    return preview
  }

  allow(note: DocId, sharing: Sharing): void {
    this.machine.edit(note, (doc) => new NoteFacts(doc).setSharing(sharing))
  }

  rightsTo(docId: DocId): 'edit' | 'view' | undefined {
    return this.library.holdings.document(docId)?.capability.rights
  }

  /** Whose keys stand in a collection: to view, and sealed for those who may edit it. */
  keysIn(docId: DocId): { readonly view: readonly DocId[]; readonly edit: readonly DocId[] } {
    const doc = this.library.open(docId)?.doc
    if (!doc) throw new Error('it is not held')
    const { keys } = new Collection(doc)
    const capability = this.library.holdings.document(docId)?.capability
    const contentsKey =
      capability?.rights === 'edit' ? deriveContentsKey(capability.editSecret) : undefined
    const edit = [...keys.sealed(() => true)].filter(
      (sealed) => contentsKey && openSealedEdit(contentsKey, sealed),
    )
    return {
      view: [...keys.list().keys()],
      edit: edit.map((sealed) => sealed.docId),
    }
  }
}

export interface Sharers {
  readonly relay: string
  readonly curators: readonly SharingCurator[]
  until(isSo: () => boolean): Promise<void>
  settled(): Promise<void>
}

/** Each at a machine of their own. */
export async function openSharers(...names: readonly string[]): Promise<Sharers> {
  const relay = await openTestRelay()
  onEnd(relay.close)
  const curators: SharingCurator[] = []
  for (const name of names) {
    const curator = new SharingCurator(await machineAt(relay.url, name))
    onEnd(() => curator.close())
    curators.push(curator)
  }
  const machines = curators.map(({ machine }) => machine)
  return {
    relay: relay.url,
    curators,
    until: (isSo) => until(machines, isSo),
    settled: () => settle(relay.url, machines),
  }
}
