/** How the connection to a relay stands. */

export type RelayState =
  | { readonly kind: 'none' }
  | { readonly kind: 'connecting'; readonly address: string }
  | { readonly kind: 'online'; readonly address: string; readonly since: number }
  | {
      readonly kind: 'unreachable'
      readonly address: string
      readonly since: number
      readonly reason: RelayProblem
    }

export type RelayProblem =
  | 'offline'
  | 'refused'
  | 'timeout'
  | 'certificate'
  | 'not-a-relay'
  | 'version'
  | 'quota'

export type RelayTest =
  | {
      readonly kind: 'works'
      readonly address: string
      readonly milliseconds: number
      readonly isUnprotected: boolean
    }
  | { readonly kind: 'refused'; readonly reason: 'malformed' | 'needs-wss' }
  | { readonly kind: 'failed'; readonly problem: RelayProblem }
