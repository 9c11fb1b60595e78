/**
 * What carries frames between a page and the host: a message port on the desktop, a loopback
 * socket in served mode. A wire lives once; when the host comes back there is a new one.
 */
export interface Wire {
  /** Exact-size bytes; does nothing once the wire is closed. */
  send(bytes: Uint8Array<ArrayBuffer>): void
  close(): void
}

export interface WireListener {
  message(bytes: unknown): void
  /** Once, whoever closed it. */
  closed(): void
}

export type OpenWire = (listener: WireListener) => Wire

/** Where wires come from. `attach` is called with each new one, the first as well as later ones. */
export interface WireSource {
  open(attach: (open: OpenWire) => void): () => void
}
