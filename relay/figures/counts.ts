/** What a relay counts while it works: plain numbers, since they are touched for every record. */
import { type Code, type CodeName, nameOfCode } from '../../shared/protocol/codes'

export class Counts {
  sockets = 0
  channels = 0
  watches = 0
  messages = 0
  appended = 0
  appendedBytes = 0
  repeated = 0
  checkpoints = 0
  deliveries = 0
  presence = 0
  presenceDropped = 0
  commits = 0
  readonly refusals = new Map<string, number>()

  stored(kind: 'append' | 'checkpoint', bytes: number): void {
    if (kind === 'append') this.appended += 1
    else this.checkpoints += 1
    this.appendedBytes += bytes
  }

  refused(code: CodeName | Code): void {
    const name = typeof code === 'string' ? code : (nameOfCode(code) ?? String(code))
    this.refusals.set(name, (this.refusals.get(name) ?? 0) + 1)
  }

  refusalsOf(code: CodeName): number {
    return this.refusals.get(code) ?? 0
  }
}
