/** The text globals that every runtime of ours has, without pulling in the DOM or Node. */
declare class TextEncoder {
  encode(text?: string): Uint8Array<ArrayBuffer>
}
declare class TextDecoder {
  constructor(label?: string, options?: { readonly fatal?: boolean; readonly ignoreBOM?: boolean })
  decode(bytes?: Uint8Array): string
}
declare class URLSearchParams {
  constructor(query?: string)
  get(name: string): string | null
  has(name: string): boolean
  toString(): string
}
