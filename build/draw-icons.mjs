// Draws the app's mark, an open-spined notebook on the accent green, as the PNGs that Linux wants.
// Run by hand when the mark changes: node build/draw-icons.mjs
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { crc32, deflateSync } from 'node:zlib'

const SIZES = [16, 32, 48, 64, 128, 256, 512]
const SAMPLES = 4

/** @type {Colour} */
const GREEN = [0x1f, 0x6b, 0x57]
/** @type {Colour} */
const PAPER = [0xff, 0xff, 0xff]
/** @type {Colour} */
const SPINE = [0x9f, 0xcd, 0xbe]

/**
 * @typedef {readonly [number, number, number]} Colour red, green, blue
 * @typedef {object} Shape
 * @property {readonly [number, number, number, number]} box left, top, right, bottom
 * @property {number} radius of its corners
 * @property {Colour} colour
 */

/** Back to front, in a square of side 1. @type {readonly Shape[]} */
const SHAPES = [
  { box: [0.02, 0.02, 0.98, 0.98], radius: 0.22, colour: GREEN },
  { box: [0.26, 0.19, 0.76, 0.81], radius: 0.06, colour: SPINE },
  { box: [0.37, 0.19, 0.76, 0.81], radius: 0.06, colour: PAPER },
  { box: [0.37, 0.19, 0.45, 0.81], radius: 0, colour: PAPER },
  { box: [0.45, 0.34, 0.68, 0.39], radius: 0.025, colour: GREEN },
  { box: [0.45, 0.47, 0.68, 0.52], radius: 0.025, colour: GREEN },
  { box: [0.45, 0.6, 0.59, 0.65], radius: 0.025, colour: GREEN },
]

for (const size of SIZES) {
  writeFileSync(
    join(import.meta.dirname, 'icons', `${size}x${size}.png`),
    encodePng(draw(size), size),
  )
}

/** @param {number} size */
function draw(size) {
  const pixels = Buffer.alloc(size * size * 4)
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) pixels.set(averageColour(x, y, size), (y * size + x) * 4)
  }
  return pixels
}

/** @param {number} x @param {number} y @param {number} size @returns {number[]} red, green, blue, opacity */
function averageColour(x, y, size) {
  /** @type {Colour[]} */
  const found = []
  for (let n = 0; n < SAMPLES * SAMPLES; n++) {
    const across = (x + ((n % SAMPLES) + 0.5) / SAMPLES) / size
    const down = (y + (Math.floor(n / SAMPLES) + 0.5) / SAMPLES) / size
    const shape = SHAPES.findLast((each) => isInside(each, across, down))
    if (shape) found.push(shape.colour)
  }
  /** @param {(colour: Colour) => number} channel */
  const mean = (channel) =>
    Math.round(found.reduce((sum, colour) => sum + channel(colour), 0) / (found.length || 1))
  const opacity = Math.round((255 * found.length) / (SAMPLES * SAMPLES))
  return [mean(([red]) => red), mean(([, green]) => green), mean(([, , blue]) => blue), opacity]
}

/** @param {Shape} shape @param {number} x @param {number} y */
function isInside({ box: [left, top, right, bottom], radius }, x, y) {
  if (x < left || x > right || y < top || y > bottom) return false
  const away = Math.hypot(
    Math.max(left + radius - x, x - right + radius, 0),
    Math.max(top + radius - y, y - bottom + radius, 0),
  )
  return away <= radius || radius === 0
}

/** @param {Buffer} pixels @param {number} size */
function encodePng(pixels, size) {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(size, 0)
  header.writeUInt32BE(size, 4)
  header.set([8, 6], 8)
  const rows = []
  for (let y = 0; y < size; y++) {
    rows.push(Buffer.of(0), pixels.subarray(y * size * 4, (y + 1) * size * 4))
  }
  return Buffer.concat([
    Buffer.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(rows), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** @param {string} type @param {Buffer} content */
function chunk(type, content) {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), content])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(content.length)
  const check = Buffer.alloc(4)
  check.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, check])
}
