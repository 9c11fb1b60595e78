import { describe, expect, it } from 'vitest'
import { parseTypedAddress } from '../../../shared/text/typed-address'

describe('a relay’s address', () => {
  it.each([
    ['relais.exemple.fr', 'wss://relais.exemple.fr'],
    [' WSS://Relais.Exemple.FR/ ', 'wss://relais.exemple.fr'],
    ['wss://a.fr:4443/Chemin/', 'wss://a.fr:4443/Chemin'],
    ['ws://localhost:8080', 'ws://localhost:8080'],
    ['ws://127.0.0.1:1', 'ws://127.0.0.1:1'],
    ['ws://[::1]:9', 'ws://[::1]:9'],
  ])('takes %s as %s', (typed, address) => {
    expect(parseTypedAddress(typed)).toEqual({ kind: 'address', address, isUnprotected: false })
  })

  it.each([
    'ws://192.168.1.4',
    'ws://10.0.0.1:99',
    'ws://172.20.0.1',
    'ws://salon.local',
    'ws://[fd00::1]',
  ])('takes %s with a warning', (typed) => {
    expect(parseTypedAddress(typed)).toMatchObject({ kind: 'address', isUnprotected: true })
  })

  it.each([
    'ws://relais.exemple.fr',
    'ws://172.32.0.1',
    'ws://8.8.8.8',
    'ws://127.0.0.1.exemple.fr',
  ])('refuses %s, which anybody on the way could read', (typed) => {
    expect(parseTypedAddress(typed)).toEqual({ kind: 'refused', reason: 'needs-wss' })
  })

  it.each([
    '',
    'https://a.fr',
    'wss://',
    'wss://u:p@a.fr',
    'wss://a.fr?x',
    'wss://a.fr#x',
    'wss://a.fr:99999',
    'a b',
    `wss://${'a'.repeat(400)}`,
  ])('refuses %s', (typed) => {
    expect(parseTypedAddress(typed)).toEqual({ kind: 'refused', reason: 'malformed' })
  })
})
