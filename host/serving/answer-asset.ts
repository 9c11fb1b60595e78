/** One file of the page with its headers: what both the desktop's scheme and served mode answer. */
import { type PagePolicy, securityHeaders } from './security-headers'
import { fillNonce, readAsset } from './static-files'

export interface AssetAnswer {
  readonly status: 200 | 403 | 404
  readonly headers: Record<string, string>
  readonly body: Uint8Array<ArrayBuffer>
}

export interface AssetRequest {
  readonly folder: string
  /** As it stands in the address, undecoded. */
  readonly path: string
  readonly policy: Pick<PagePolicy, 'connect' | 'openers'>
  /** Fresh bytes for the nonce. */
  readonly random: (length: number) => Uint8Array
}

export async function answerAsset(request: AssetRequest): Promise<AssetAnswer> {
  const { policy } = request
  const asset = await readAsset(request.folder, request.path)
  if (asset.kind === 'refused') {
    return {
      status: asset.status,
      headers: { ...securityHeaders(policy), 'content-type': 'text/plain; charset=utf-8' },
      body: new TextEncoder().encode(asset.status === 403 ? 'refused' : 'not found'),
    }
  }
  const nonce = asset.isPage
    ? { nonce: Buffer.from(request.random(16)).toString('base64url') }
    : undefined
  return {
    status: 200,
    headers: {
      ...securityHeaders({ ...policy, ...nonce }),
      'content-type': asset.type,
      'cache-control': asset.isImmutable ? 'public, max-age=31536000, immutable' : 'no-store',
    },
    body: nonce ? fillNonce(asset.bytes, nonce.nonce) : asset.bytes,
  }
}
