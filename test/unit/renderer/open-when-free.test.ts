import { describe, expect, it } from 'vitest'
import type { OpenDialog } from '../../../renderer/app/dialogs'
import { openWhenFree } from '../../../renderer/app/open-when-free'
import { Store } from '../../../renderer/bridge/store'

const opened = (open: OpenDialog | null) => new Store<OpenDialog | null>(open)
const linkTo = (link: string) => ({ kind: 'open-link', link }) as const

describe('what comes from outside the window', () => {
  it('is shown at once where no dialog is open, or one in which nothing is typed', () => {
    for (const before of [null, { kind: 'shortcuts' }] as const) {
      const dialog = opened(before)
      openWhenFree(dialog, linkTo('a'))
      expect(dialog.read()).toEqual(linkTo('a'))
    }
  })

  it('waits for the dialog that is open, and comes in its turn', () => {
    const integrate: OpenDialog = { kind: 'integrate', docIds: [], title: '' }
    const dialog = opened(integrate)
    openWhenFree(dialog, linkTo('a'))
    openWhenFree(dialog, linkTo('b'))
    expect(dialog.read()).toBe(integrate)
    dialog.set(null)
    expect(dialog.read()).toEqual(linkTo('a'))
    dialog.set(null)
    expect(dialog.read()).toEqual(linkTo('b'))
    dialog.set(null)
    expect(dialog.read()).toBeNull()
  })

  it('is one box for a thought, however often it is asked for', () => {
    const dialog = opened({ kind: 'capture' })
    openWhenFree(dialog, { kind: 'capture' })
    dialog.set(null)
    expect(dialog.read()).toBeNull()
  })
})
