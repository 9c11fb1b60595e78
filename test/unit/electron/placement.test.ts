import { describe, expect, it } from 'vitest'
import { placeWindow } from '../../../electron/placement'

const LAPTOP = { x: 0, y: 0, width: 1440, height: 900 }
const DESK = { x: 1440, y: -200, width: 2560, height: 1440 }
const saved = (x: number, y: number, width = 1000, height = 700) => ({
  x,
  y,
  width,
  height,
  isMaximized: false,
})

describe('where a window opens', () => {
  it('is the middle of the first display the first time', () => {
    expect(placeWindow(null, [LAPTOP])).toEqual({ x: 80, y: 20, width: 1280, height: 860 })
  })

  it('is where it was', () => {
    const place = { x: 1500, y: -100, width: 1000, height: 700 }
    expect(placeWindow(saved(1500, -100), [LAPTOP, DESK])).toEqual(place)
  })

  it('is the first display when the other one is gone', () => {
    const place = { x: 220, y: 100, width: 1000, height: 700 }
    expect(placeWindow(saved(1500, -100), [LAPTOP])).toEqual(place)
  })

  it('is never where its top cannot be reached', () => {
    for (const [x, y] of [
      [100, -50],
      [100, 890],
      [-990, 10],
      [1430, 10],
    ] as const) {
      const place = placeWindow(saved(x, y), [LAPTOP])
      expect(place, `${x}, ${y}`).toMatchObject({ x: 220, y: 100 })
    }
  })

  it('is no larger than its display and no smaller than can be used', () => {
    expect(placeWindow(saved(0, 0, 9000, 9000), [LAPTOP])).toMatchObject(LAPTOP)
    expect(placeWindow(saved(0, 0, 1, 1), [LAPTOP])).toMatchObject({ width: 480, height: 400 })
    expect(placeWindow(null, [{ x: 0, y: 0, width: 300, height: 200 }])).toMatchObject({
      width: 480,
      height: 400,
    })
  })

  it('needs no display to be known', () => {
    expect(placeWindow(null, [])).toEqual({ x: 0, y: 0, width: 1280, height: 860 })
  })
})
