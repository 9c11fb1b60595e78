/**
 * Why something was refused or closed. 44xx is final: the same again will fail again. 45xx may be
 * tried again later. Codes of channel 0 are also the WebSocket's close code.
 */
export const CODES = {
  malformed: 4400,
  'version-unknown': 4401,
  'address-unknown': 4402,
  'proof-invalid': 4403,
  'write-not-proved': 4404,
  'write-proof-invalid': 4405,
  'header-missing': 4406,
  'header-invalid': 4407,
  'record-malformed': 4408,
  'record-of-other-room': 4409,
  'record-kind-refused': 4410,
  'record-too-large': 4411,
  'room-full': 4412,
  'checkpoint-missing': 4414,
  'op-unknown': 4415,
  'op-unexpected': 4416,
  'channel-in-use': 4417,
  'hello-expected': 4418,
  'hello-too-long': 4419,
  'relay-stopping': 4500,
  'store-failed': 4501,
  'rate-exceeded': 4502,
  'too-many-channels': 4503,
  'too-many-rooms': 4504,
  'too-many-connections': 4505,
  idle: 4506,
  'hello-too-late': 4507,
  'slow-reader': 4508,
  'credit-exceeded': 4509,
} as const

export type CodeName = keyof typeof CODES
/** The number of a code as it crosses the wire; one this build does not know keeps its number. */
export type Code = number

const NAMES = new Map<Code, CodeName>(
  (Object.keys(CODES) as CodeName[]).map((name) => [CODES[name], name]),
)

/** Undefined for a code of a later version: its hundred still tells whether to try again. */
export function nameOfCode(code: Code): CodeName | undefined {
  return NAMES.get(code)
}

/** True also for codes that are none of ours, such as those of WebSocket itself. */
export function isWorthRetrying(code: Code): boolean {
  return code < 4400 || code >= 4500
}
