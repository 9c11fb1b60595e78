import { describe, expect, it } from 'vitest'
import { followTitle, isTypingTitle } from '../../../renderer/features/page/typed-title'

const TEMPLATE = 'Definition Sources'

describe('a title that is being typed', () => {
  it('is typed over what a template wrote, until the text goes on', () => {
    const begun = followTitle(undefined, { title: '', excerpt: TEMPLATE })
    const typed = followTitle(begun, { title: 'Paillis', excerpt: TEMPLATE })
    expect(isTypingTitle(typed, { title: 'Paillis', excerpt: TEMPLATE })).toBe(true)
    const written = { title: 'Paillis', excerpt: `Couvrir ${TEMPLATE}` }
    expect(isTypingTitle(followTitle(typed, written), written)).toBe(false)
  })

  it('is none in a note that was written before and is only shown again', () => {
    const shown = { title: 'Paillis', excerpt: 'Couvrir le sol.' }
    expect(isTypingTitle(followTitle(undefined, shown), shown)).toBe(false)
  })

  it('is one from its first letters where there is no text yet', () => {
    const shown = { title: 'Paillis', excerpt: '' }
    expect(isTypingTitle(followTitle(undefined, shown), shown)).toBe(true)
  })
})
