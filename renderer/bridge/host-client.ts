/** The typed calls of the contract over the link: what a read is, is said here and nowhere else. */
import type {
  HostNoticeName,
  HostNotices,
  HostPayload,
  HostReply,
  HostRequestName,
} from '../../shared/contract/host'
import type { Unsubscribe } from '../../shared/model/origin'
import type { HostLink, Lost } from './host-link'

/** Asking twice does no more than asking once: the link asks again when the host came back. */
const READS = [
  'readPhase',
  'readLibrary',
  'listNotes',
  'searchNotes',
  'readNote',
  'listCollections',
  'readOwnOrder',
  'readNotebook',
  'readBase',
  'previewSharing',
  'readIntegrations',
  'listPlaced',
  'findPlaced',
  'readFacets',
  'readFilters',
  'readLinks',
  'readCard',
  'findTargets',
  'findSimilar',
  'readGraph',
  'openDocument',
  'readPeople',
  'readNoteStatus',
  'readBlob',
  'readWords',
  'listBackups',
  'pushWorkingCopy',
] as const satisfies readonly HostRequestName[]

export type HostReadName = (typeof READS)[number]

/** A change may be LOST: the host died before it answered, and the caller decides whether to ask again. */
export type HostAnswer<Name extends HostRequestName> =
  | HostReply<Name>
  | (Name extends HostReadName ? never : Lost)

export class HostClient {
  readonly #link: HostLink

  constructor(link: HostLink) {
    this.#link = link
  }

  async request<Name extends HostRequestName>(
    name: Name,
    payload: HostPayload<Name>,
  ): Promise<HostAnswer<Name>> {
    const isRead = (READS as readonly string[]).includes(name)
    // The host answers with the type that the contract names for this request.
    return (await this.#link.request(name, payload, { isRead })) as HostAnswer<Name>
  }

  onNotice<Name extends HostNoticeName>(
    name: Name,
    listener: (notice: HostNotices[Name]) => void,
  ): Unsubscribe {
    return this.#link.onNotice((given, notice) => {
      if (given === name) listener(notice as HostNotices[Name])
    })
  }
}

export function isLost(answer: unknown): answer is Lost {
  return typeof answer === 'object' && answer !== null && 'kind' in answer && answer.kind === 'lost'
}
