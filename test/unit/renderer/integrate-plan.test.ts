import { expect, test } from 'vitest'
import { type Plan, stepsOf } from '../../../renderer/features/integrate/plan'
import type { CategoryId } from '../../../shared/model/categories'
import type { DocId } from '../../../shared/records/keys'

// Ids are minted by the model alone; here any text will do.
const id = (name: string) => name as DocId
const category = (name: string) => name as CategoryId
const plan = (...choices: readonly [string, readonly string[], string?][]): Plan =>
  new Map(
    choices.map(([notebook, categories, remark = '']) => [
      id(notebook),
      { categoryIds: categories.map(category), remark },
    ]),
  )

test('what stays as it is asks for nothing', () => {
  const before = plan(['jardin', ['a', 'b'], 'pour le titre'])
  expect(stepsOf([id('n')], before, plan(['jardin', ['b', 'a'], ' pour le titre ']))).toEqual([])
})

test('a new notebook, other categories, a remark and one that is left are a step each', () => {
  const before = plan(['jardin', ['a']], ['quartier', []])
  const steps = stepsOf([id('n')], before, plan(['jardin', ['b'], 'utile'], ['ville', ['c']]))
  expect(steps.map(({ notebookId, change }) => [notebookId, change.kind])).toEqual([
    ['jardin', 'reclassify'],
    ['jardin', 'remark'],
    ['ville', 'integrate'],
    ['quartier', 'takeOut'],
  ])
})

test('only what was changed is asked for: what others classified meanwhile is not touched', () => {
  const steps = stepsOf([id('n')], plan(['jardin', ['x', 'w']]), plan(['jardin', ['x', 'z']]))
  expect(steps.map(({ change }) => change)).toEqual([
    { kind: 'reclassify', docIds: ['n'], add: ['z'], remove: ['w'] },
  ])
})

test('several notes take no remark', () => {
  const steps = stepsOf([id('n'), id('m')], new Map(), plan(['jardin', ['a'], 'utile']))
  expect(steps.map(({ change }) => change.kind)).toEqual(['integrate'])
})

test('a place at the beginning is asked for with the note, and only where it was not in yet', () => {
  const first = { categoryIds: [], remark: '', isFirst: true }
  const wanted = new Map([
    [id('jardin'), first],
    [id('ville'), first],
  ])
  expect(stepsOf([id('n')], plan(['jardin', []]), wanted)).toEqual([
    {
      notebookId: 'ville',
      change: { kind: 'integrate', docIds: ['n'], categoryIds: [], index: 0 },
    },
  ])
})

test('the name of a category that is still in its field counts: a new one, or one that has it', () => {
  const typed = { categoryIds: [], remark: '', typed: { name: ' Récits ' } }
  const known = { ...typed, typed: { name: 'Contes', known: category('c') } }
  const wanted = new Map([
    [id('jardin'), typed],
    [id('ville'), known],
    [id('parc'), { ...typed, typed: { name: '  ' } }],
  ])
  const steps = stepsOf([id('n')], plan(['jardin', []], ['ville', []], ['parc', []]), wanted)
  expect(steps).toEqual([
    {
      notebookId: 'jardin',
      change: { kind: 'createCategory', name: 'Récits', colour: null, docIds: ['n'] },
    },
    { notebookId: 'ville', change: { kind: 'reclassify', docIds: ['n'], add: ['c'], remove: [] } },
  ])
})
