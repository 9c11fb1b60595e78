/** A graph's picture as a file, by the browser's own download. */
import type { Camera } from '../../app/graph-look'
import type { DrawnGraph } from './graph-svg'
import { formatSvg } from './graph-svg'

export interface Exporter {
  /** Undefined where nothing is drawn. */
  drawn(name: string): DrawnGraph | undefined
  zoom(direction: 'in' | 'out' | 'all'): void
  camera(): Camera
}

/** The longest side of a PNG, in pixels: what a poster needs and a canvas bears. */
const LONGEST = 4096
const SHARP = 2

export async function savePicture(graph: DrawnGraph, format: 'png' | 'svg'): Promise<void> {
  const svg = new Blob([formatSvg(graph)], { type: 'image/svg+xml' })
  const blob = format === 'svg' ? svg : await paint(svg)
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = `${fileName(graph.name)}.${format}`
  link.click()
  // The download has begun by then; until it is let go the picture stays in memory.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}

async function paint(svg: Blob): Promise<Blob> {
  const address = URL.createObjectURL(svg)
  try {
    const image = new Image()
    image.src = address
    await image.decode()
    const scale = Math.min(SHARP, LONGEST / Math.max(image.width, image.height))
    const canvas = document.createElement('canvas')
    canvas.width = Math.ceil(image.width * scale)
    canvas.height = Math.ceil(image.height * scale)
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
    return await new Promise((settle, fail) => {
      canvas.toBlob((blob) => (blob ? settle(blob) : fail(new Error('no picture came'))))
    })
  } finally {
    URL.revokeObjectURL(address)
  }
}

/** What every file system takes. */
function fileName(name: string): string {
  const cleaned = name
    .replace(/[\\/:*?"<>|.\s]+/gu, ' ')
    .trim()
    .slice(0, 80)
  return cleaned || 'carnet'
}
