/** A graph on screen: sigma draws it with WebGL, and tells what is pressed. It knows nothing of React. */
import Graph from 'graphology'
import Sigma from 'sigma'
import type { Graph as NoteGraph } from '../../../shared/contract/graph'
import type { DocId } from '../../../shared/records/keys'
import type { Camera } from '../../app/graph-look'
import { cutTitle, drawHovered, drawLabel, type LabelLook, LabelRoom } from './graph-labels'
import type { DrawnGraph } from './graph-svg'
import { coloursOf, isShown, type Legend, type Palette, type Shown } from './look'
import { createPieProgram, pieOf } from './pie-program'
import { type Sizes, sizesFor } from './sizes'

export interface SceneLook extends Shown {
  readonly palette: Palette
  readonly legend: readonly Legend[]
  /** Those that the search found; undefined when nothing is searched for. */
  readonly found: ReadonlySet<number> | undefined
  /** The note that the graph is about. */
  readonly centre: DocId | undefined
  /** The note that was opened last from it. */
  readonly chosen: DocId | null
}

export interface SceneParts {
  readonly container: HTMLElement
  readonly graph: NoteGraph
  readonly untitled: string
  readonly camera: Camera | null
  readonly onOpen: (docId: DocId) => void
}

/** Undefined where the browser draws no WebGL: the list says the same. */
export function openScene(parts: SceneParts): GraphScene | undefined {
  if (!parts.container.ownerDocument.createElement('canvas').getContext('webgl2')) return undefined
  return new GraphScene(parts)
}

export class GraphScene {
  readonly #parts: SceneParts
  readonly #graph = new Graph({ type: 'undirected' })
  readonly #sigma: Sigma
  readonly #labels = new LabelRoom()
  readonly #sizes: Sizes
  #look: SceneLook | undefined
  #hovered: string | undefined

  constructor(parts: SceneParts) {
    this.#parts = parts
    const { nodes, edges } = parts.graph
    const sizes = sizesFor(nodes.map(({ degree }) => degree))
    this.#sizes = sizes
    for (const [at, { title, degree }] of nodes.entries())
      this.#graph.addNode(String(at), {
        x: Math.cos(at),
        y: Math.sin(at),
        size: sizes.dotOf(degree),
        label: cutTitle(title || parts.untitled),
      })
    for (let at = 0; at + 1 < edges.length; at += 2)
      this.#graph.mergeEdge(String(edges[at]), String(edges[at + 1]), { size: sizes.link })
    this.#sigma = new Sigma(this.#graph, parts.container, {
      allowInvalidContainer: true,
      defaultNodeType: 'pie',
      nodeProgramClasses: { pie: createPieProgram() },
      labelRenderedSizeThreshold: sizes.titleFrom,
      minEdgeThickness: Math.max(1.2, 1.7 * sizes.link),
      labelDensity: 0.6,
      labelGridCellSize: 160,
      minCameraRatio: 0.05,
      maxCameraRatio: 4,
      hideEdgesOnMove: edges.length > 20_000,
      zIndex: true,
      defaultDrawNodeLabel: (context, dot) => {
        const look = this.#labelLook()
        if (look) drawLabel(context, dot, { ...look, labels: this.#labels })
      },
      defaultDrawNodeHover: (context, dot) => {
        const look = this.#labelLook()
        const note = parts.graph.nodes[Number(dot.key)]
        if (look && this.#look && note)
          drawHovered(context, dot, { ...look, colours: coloursOf(note, this.#look) })
      },
      nodeReducer: (node, drawn) => ({ ...drawn, ...this.#drawNode(node) }),
      edgeReducer: (edge, drawn) => ({ ...drawn, ...this.#drawEdge(edge) }),
    })
    if (parts.camera) this.#sigma.getCamera().setState(parts.camera)
    this.#sigma.on('beforeRender', () => this.#labels.clear())
    this.#sigma.on('clickNode', ({ node }) => this.#open(node))
    this.#sigma.on('enterNode', ({ node }) => this.#hover(node))
    this.#sigma.on('leaveNode', () => this.#hover(undefined))
  }

  /** x, y, x, y, … in the order of the notes. */
  place(positions: Float32Array): void {
    for (let at = 0; at < positions.length / 2; at += 1)
      this.#graph.mergeNodeAttributes(String(at), {
        x: positions[2 * at] ?? 0,
        y: positions[2 * at + 1] ?? 0,
      })
  }

  show(look: SceneLook): void {
    this.#look = look
    this.#sigma.setSettings({ defaultEdgeColor: look.palette.line })
    this.#sigma.refresh()
  }

  zoom(direction: 'in' | 'out' | 'all'): void {
    const camera = this.#sigma.getCamera()
    if (direction === 'in') void camera.animatedZoom({ duration: 150 })
    else if (direction === 'out') void camera.animatedUnzoom({ duration: 150 })
    else void camera.animatedReset({ duration: 150 })
  }

  camera(): Camera {
    return this.#sigma.getCamera().getState()
  }

  /** What is drawn now, without what is hidden. */
  drawn(name: string): DrawnGraph | undefined {
    const look = this.#look
    if (!look) return undefined
    const { nodes, edges } = this.#parts.graph
    const kept = nodes.flatMap((node, at) => (isShown(node, look) ? [at] : []))
    const places = new Map(kept.map((at, place) => [at, place]))
    const { palette } = look
    return {
      nodes: kept.map((at) => {
        const { x, y, size } = this.#graph.getNodeAttributes(String(at))
        const note = nodes[at]
        const title = note?.title || this.#parts.untitled
        const colours = note ? coloursOf(note, look) : []
        // Up is up: the canvas counts the other way round.
        return { x: Number(x), y: -Number(y), size, title, colours }
      }),
      edges: pairsOf(edges).flatMap(([from, to]) => {
        const [start, end] = [places.get(from), places.get(to)]
        return start === undefined || end === undefined ? [] : [start, end]
      }),
      ground: palette.ground,
      text: palette.text,
      line: palette.line,
      link: this.#sizes.link,
      titleFrom: this.#sizes.titleFrom,
      name,
    }
  }

  close(): void {
    this.#sigma.kill()
  }

  #drawNode(node: string) {
    const look = this.#look
    const at = Number(node)
    const note = this.#parts.graph.nodes[at]
    if (!look || !note) return {}
    if (!isShown(note, look)) return { hidden: true }
    const isNear =
      this.#hovered === undefined ||
      this.#hovered === node ||
      this.#graph.areNeighbors(this.#hovered, node)
    const isLit = isNear && (look.found === undefined || look.found.has(at))
    const isCentre = note.docId === look.centre
    return {
      ...pieOf(isLit ? coloursOf(note, look) : [look.palette.faint]),
      ...(isLit ? {} : { label: '' }),
      ...(isCentre || (look.found && isLit) ? { forceLabel: true, zIndex: 1 } : {}),
      ...(note.docId === look.chosen && isLit ? { highlighted: true } : {}),
      ...(isCentre ? { size: this.#sizes.dotOf(note.degree) + 4 } : {}),
    }
  }

  #drawEdge(edge: string) {
    const look = this.#look
    if (!look) return {}
    const [from, to] = this.#graph.extremities(edge)
    const isHidden = [from, to].some((node) => {
      const note = this.#parts.graph.nodes[Number(node)]
      return note && !isShown(note, look)
    })
    if (isHidden) return { hidden: true }
    if (this.#hovered === undefined) return {}
    return from === this.#hovered || to === this.#hovered
      ? { color: look.palette.none, zIndex: 1 }
      : { color: look.palette.faint }
  }

  #labelLook(): LabelLook | undefined {
    const palette = this.#look?.palette
    return palette && { palette, room: this.#sigma.getDimensions().width }
  }

  #hover(node: string | undefined): void {
    this.#hovered = node
    this.#parts.container.style.cursor = node === undefined ? '' : 'pointer'
    this.#sigma.refresh({ skipIndexation: true })
  }

  #open(node: string): void {
    const note = this.#parts.graph.nodes[Number(node)]
    if (note) this.#parts.onOpen(note.docId)
  }
}

function pairsOf(edges: readonly number[]): readonly (readonly [number, number])[] {
  return Array.from(
    { length: Math.floor(edges.length / 2) },
    (_, at) => [edges[2 * at] ?? 0, edges[2 * at + 1] ?? 0] as const,
  )
}
