/** What a file system's refusal means to a person. */
import type { JobOutcome } from '../../shared/contract/jobs'
import { storeErrorOf } from '../log/open-sqlite'

export type FailureReason = (JobOutcome & { readonly kind: 'failed' })['reason']

export class JobFailure extends Error {
  readonly reason: FailureReason
  constructor(reason: FailureReason) {
    super(`the job cannot be done: ${reason}`)
    this.reason = reason
  }
}

/** By the disk, not by a slip of ours. */
export function isRefusal(error: unknown): boolean {
  return storeErrorOf(error) !== undefined || reasonOf(error) !== 'unknown'
}

export function reasonOf(error: unknown): FailureReason {
  if (error instanceof JobFailure) return error.reason
  const store = storeErrorOf(error)
  if (store !== undefined)
    return store === 'no-space' ? 'no-space' : store === 'read-only' ? 'not-permitted' : 'unknown'
  switch ((error as NodeJS.ErrnoException | undefined)?.code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return 'no-space'
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return 'not-permitted'
    case 'ENOENT':
      return 'not-found'
    case 'ENOTDIR':
      return 'not-a-folder'
    case 'ENOTEMPTY':
      return 'not-empty'
    default:
      return 'unknown'
  }
}
