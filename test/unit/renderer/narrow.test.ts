import { describe, expect, it } from 'vitest'
import { narrow } from '../../../renderer/features/integrate/narrow'

const names = Array.from({ length: 100 }, (_, at) => `Catégorie ${at}`)
const none = () => false
const asItIs = (name: string) => name

describe('a long list to choose from', () => {
  it('shows a part, and says how many more there are', () => {
    const { shown, more } = narrow(names, '', asItIs, none)
    expect(shown).toEqual(names.slice(0, 40))
    expect(more).toBe(60)
  })

  it('keeps what is chosen in its place, however far down', () => {
    const { shown, more } = narrow(names, '', asItIs, (name) => name === 'Catégorie 90')
    expect(shown).toEqual([...names.slice(0, 39), 'Catégorie 90'])
    expect(more).toBe(60)
  })

  it('finds by letters without accents, and leaves out nothing that fits', () => {
    const { shown, more } = narrow(names, ' categorie 9', asItIs, none)
    expect(shown).toEqual(['Catégorie 9', ...names.slice(90)])
    expect(more).toBe(0)
  })
})
