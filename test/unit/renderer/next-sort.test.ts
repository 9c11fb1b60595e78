import { expect, it } from 'vitest'
import { parseAddress } from '../../../renderer/app/address'
import { OWN_ORDER } from '../../../renderer/app/place'
import { nextSort } from '../../../renderer/app/next-sort'

it('never turns the order of the notebook round', () => {
  expect(nextSort(OWN_ORDER, 'own')).toEqual(OWN_ORDER)
  expect(nextSort({ by: 'own', isDescending: true }, 'own')).toEqual(OWN_ORDER)
  expect(nextSort({ by: 'title', isDescending: true }, 'own')).toEqual(OWN_ORDER)
})

it('turns any other order round when it is chosen again', () => {
  const once = nextSort(OWN_ORDER, 'title')
  expect([once, nextSort(once, 'title')]).toEqual([
    { by: 'title', isDescending: false },
    { by: 'title', isDescending: true },
  ])
})

it('begins with the first of names', () => {
  expect(nextSort(OWN_ORDER, 'authors')).toEqual({ by: 'authors', isDescending: false })
})

it('begins with the latest of dates', () => {
  expect(nextSort(OWN_ORDER, 'integrated')).toEqual({ by: 'integrated', isDescending: true })
})

it('reads an address that would turn it round as the order itself', () => {
  const address = '#/notebook/PrTdaFWcEGpTC4WGO7CHPw?sort=-own'
  expect(parseAddress(address)?.look.sort).toEqual(OWN_ORDER)
})
