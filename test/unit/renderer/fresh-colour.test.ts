import { expect, it } from 'vitest'
import { freshColour } from '../../../renderer/app/fresh-colour'
import { COLOURS } from '../../../renderer/ui/colour-dot'

it('is one that no other category of the notebook has, and none once all are taken', () => {
  const given: { readonly colour: string | null }[] = [{ colour: 'teal' }, { colour: null }]
  for (const _ of COLOURS) given.push({ colour: freshColour(given) })
  const colours = given.flatMap(({ colour }) => colour ?? [])
  expect(new Set(colours)).toEqual(new Set(COLOURS))
  expect(colours).toHaveLength(COLOURS.length)
  expect(freshColour(given)).toBeNull()
})
