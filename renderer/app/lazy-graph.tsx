// The graph with all that draws it: a file of its own, not loaded before somebody looks.
import { lazy } from 'react'

export const GraphDialog = lazy(async () => {
  const { GraphDialog: loaded } = await import('../features/graph/graph-dialog')
  return { default: loaded }
})

export const NotebookGraph = lazy(async () => {
  const { NotebookGraph: loaded } = await import('../features/graph/notebook-graph')
  return { default: loaded }
})
