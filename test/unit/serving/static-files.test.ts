import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fillNonce, parseAssetPath, readAsset } from '../../../host/serving/static-files'
import { createTemporaryFolder, type TemporaryFolder } from '../../support/folders'

const REFUSED = [
  '',
  'index.html',
  '//',
  '//host/share/index.html',
  '/\\\\host\\share\\index.html',
  '/../secret.txt',
  '/assets/../../secret.txt',
  '/./index.html',
  '/..',
  '/.',
  '/%2e%2e/secret.txt',
  '/%2E%2E%2Fsecret.txt',
  '/..%2fsecret.txt',
  '/..%5csecret.txt',
  '/..\\secret.txt',
  '/%00',
  '/index.html\u0000.js',
  '/index.html%00.js',
  '/index.html?x=1',
  '/index.html#x',
  '/index.html/',
  '/index.html.',
  '/.hidden.txt',
  '/assets//a.js',
  '/C:/Windows/win.ini',
  '/index.html:stream',
  '/assets/é.js',
  '/ index.html',
  `/${'a'.repeat(600)}.js`,
]

let folder: TemporaryFolder
let root: string

beforeAll(async () => {
  folder = await createTemporaryFolder('page')
  root = join(folder.path, 'renderer')
  await mkdir(join(root, 'assets'), { recursive: true })
  await mkdir(join(folder.path, 'renderer-other'))
  await writeFile(join(folder.path, 'secret.txt'), 'secret')
  await writeFile(join(folder.path, 'renderer-other', 'secret.txt'), 'secret')
  await writeFile(join(root, 'index.html'), '<meta property="csp-nonce" content="">')
  await writeFile(join(root, 'assets', 'index-B1_x.js'), '1')
  await writeFile(join(root, 'data.bin'), '1')
  await symlink(join(folder.path, 'secret.txt'), join(root, 'link.txt'))
  await symlink(folder.path, join(root, 'up'))
})
afterAll(() => folder.remove())

describe('the path of a file of the page', () => {
  for (const path of REFUSED) {
    it(`${JSON.stringify(path.slice(0, 40))} is refused`, async () => {
      expect(await readAsset(root, path)).toEqual({ kind: 'refused', status: 403 })
    })
  }

  it('has no spelling that leaves the folder', async () => {
    const piece = fc.constantFrom(
      '..',
      '.',
      '%2e',
      '%2f',
      '%5c',
      '/',
      '\\',
      '\0',
      'secret.txt',
      'a',
    )
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 8 }), async (pieces) => {
        const asset = await readAsset(root, `/${pieces.join('')}`)
        expect(asset.kind === 'refused' || asset.isPage).toBe(true)
      }),
      { numRuns: 300 },
    )
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const names = parseAssetPath(`/${text}`) ?? []
        expect(names.every((name) => /^[\w-][\w.@-]*$/u.test(name))).toBe(true)
      }),
    )
  })
})

describe('a file of the page', () => {
  it('is found with its type', async () => {
    expect(await readAsset(root, '/')).toMatchObject({
      kind: 'found',
      type: 'text/html; charset=utf-8',
      isPage: true,
      isImmutable: false,
    })
    expect(await readAsset(root, '/assets/index-B1_x.js')).toMatchObject({
      kind: 'found',
      type: 'text/javascript; charset=utf-8',
      isImmutable: true,
    })
  })

  it('is not found when it is missing, a folder, or of no known type', async () => {
    for (const path of [
      '/none.js',
      '/assets',
      '/assets/none/x.js',
      '/index.html/x.js',
      '/data.bin',
    ]) {
      expect(await readAsset(root, path)).toEqual({ kind: 'refused', status: 404 })
    }
  })

  it('is refused when a link leads out of the folder', async () => {
    for (const path of ['/link.txt', '/up/secret.txt', '/up/renderer-other/secret.txt']) {
      expect(await readAsset(root, path)).toEqual({ kind: 'refused', status: 403 })
    }
  })

  it('gets the nonce where the interface reads it', () => {
    const page = new TextEncoder().encode('<head>\n<meta property="csp-nonce" content="">\n</head>')
    expect(new TextDecoder().decode(fillNonce(page, 'abc'))).toBe(
      '<head>\n<meta property="csp-nonce" nonce="abc" content="abc">\n</head>',
    )
  })
})
