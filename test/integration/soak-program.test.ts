// The soak as a program. What it runs stands in the stories; here, that it starts outside of them.
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { run } from '../../scripts/children.mjs'
import { root } from '../support/folders'

it('names what there is when it is asked for a soak that there is not', async () => {
  const { code, output } = await run(process.execPath, [join(root, 'scripts/soak.mjs'), 'nonsense'])
  expect([code, output]).toEqual([
    2,
    expect.stringContaining('the names: histories, collection-histories, relay-kills'),
  ])
})
