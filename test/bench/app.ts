// What a person feels, in the real Electron: the app as it is built against an empty window, a plain
// Tiptap page and y-websocket in the same Electron, one after the other in turns.
import type { Libraries } from './app/libraries'
import { benchGraph } from './app/graph'
import { benchKeystroke } from './app/keystroke'
import { benchMemory } from './app/memory'
import { benchOpen } from './app/open'
import { benchPeer } from './app/peer'
import { benchSaved } from './app/saved'
import { benchScrolling } from './app/scrolling'
import { benchStart } from './app/start'
import type { Scenario } from './row'

export function createAppScenarios(libraries: Libraries): readonly Scenario[] {
  return [
    { name: 'start', run: (options) => benchStart(libraries, options) },
    { name: 'memory', run: (options) => benchMemory(libraries, options) },
    { name: 'open', run: (options) => benchOpen(libraries, options) },
    { name: 'keystroke', run: (options) => benchKeystroke(libraries, options) },
    { name: 'saved', run: benchSaved },
    { name: 'peer', run: benchPeer },
    { name: 'lists/scrolling', run: (options) => benchScrolling(libraries, options) },
    { name: 'graph', run: (options) => benchGraph(libraries, options) },
  ]
}
