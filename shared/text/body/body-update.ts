/** The body's tree into the update of a new document: the same bytes as `writeBody` leads to. */
import { BODY, type RichText } from '../../model/document'
import type { FreshUpdate, Place } from '../../model/fresh-update'
import { type BodyNode, isRuns, nodesOf, type Run, type Runs } from './body-nodes'
import type { Block } from './body-tree'

export function encodeBody(
  update: FreshUpdate,
  blocks: readonly Block[],
  text: RichText = BODY,
): void {
  const body = update.root(text)
  for (const node of nodesOf(blocks)) encodeNode(update, body, node)
}

function encodeNode(update: FreshUpdate, parent: Place, node: BodyNode): void {
  const { name, attributes, children } = node
  const element = update.element(parent, name)
  for (const child of children)
    if (isRuns(child)) encodeRuns(update, element, child)
    else encodeNode(update, element, child)
  for (const key in attributes) {
    const value = attributes[key]
    if (value !== undefined) update.setAttribute(element, key, value)
  }
}

function encodeRuns(update: FreshUpdate, parent: Place, runs: Runs): void {
  const text = update.text(parent)
  let plain = ''
  for (const run of runs) {
    const names = Object.keys(run.attributes)
    // What is not marked is one piece.
    if (names.length === 0) plain += run.text
    else {
      update.letters(text, plain)
      plain = ''
      encodeMarked(update, text, { run, names })
    }
  }
  update.letters(text, plain)
}

/** Marks begin before their letters and end right behind them, as Yjs writes them. */
function encodeMarked(
  update: FreshUpdate,
  text: Place,
  { run, names }: { readonly run: Run; readonly names: readonly string[] },
): void {
  for (const name of names) update.mark(text, name, run.attributes[name])
  update.letters(text, run.text)
  for (const name of names) update.mark(text, name, null)
}
