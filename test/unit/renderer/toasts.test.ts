import { describe, expect, it } from 'vitest'
import { Toasts } from '../../../renderer/ui/toasts'

function refuse(toasts: Toasts, text: string): string {
  toasts.show({ text, tone: 'danger' })
  const [shown] = toasts.queue.visibleToasts
  if (!shown) throw new Error('nothing is shown')
  return shown.key
}

describe('a refusal', () => {
  it('is kept to be read again once its time is over, and once however often it was said', () => {
    let now = 1
    const toasts = new Toasts(() => now++)
    for (const text of ['disque plein', 'relais muet', 'disque plein'])
      toasts.queue.close(refuse(toasts, text))
    expect(toasts.read()).toEqual([
      { text: 'disque plein', at: 3 },
      { text: 'relais muet', at: 2 },
    ])
    toasts.forget()
    expect(toasts.read()).toEqual([])
  })

  it('is not kept once a person has put it away', () => {
    const toasts = new Toasts(() => 1)
    toasts.putAway(refuse(toasts, 'disque plein'))
    expect([toasts.queue.visibleToasts, toasts.read()]).toEqual([[], []])
  })

  it('has its time, as every message has: none stays over what is written', () => {
    const toasts = new Toasts(() => 1)
    refuse(toasts, 'a'.repeat(200))
    toasts.show({ text: 'fait' })
    const times = toasts.queue.visibleToasts.map(({ timeout }) => timeout)
    expect(times).toEqual([6000, 18_000])
  })
})

describe('a message', () => {
  it('leaves time to take what it offers', () => {
    const toasts = new Toasts(() => 1)
    toasts.show({ text: 'fait' })
    toasts.show({ text: 'retirée', action: { label: 'Annuler', onPress: () => {} } })
    const [offer, plain] = toasts.queue.visibleToasts
    expect(offer?.timeout).toBeGreaterThan((plain?.timeout ?? 0) * 3)
  })

  it('takes the place of what was said before about the same, and of nothing else', () => {
    const toasts = new Toasts(() => 1)
    toasts.show({ text: 'Semis est à la corbeille', about: 'semis' })
    toasts.show({ text: 'fait' })
    toasts.show({ text: 'Semis est de retour', about: 'semis' })
    const texts = toasts.queue.visibleToasts.map(({ content }) => content.text)
    expect(texts).toEqual(['Semis est de retour', 'fait'])
  })
})
