import './bridge/trusted-types'
import './ui/fonts.css'
import './ui/tokens.css'
import './ui/base.css'
import './ui/forced-colours.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Carnet } from './app/carnet'
import { guardDrafts } from './app/guard-drafts'
import { followAddress, rememberPlace } from './app/follow-address'
import { applyTheme, chosenLanguage } from './app/theme'
import { createWindowState } from './app/window-state'
import { openBridge } from './bridge/bridge'
import { createWords } from './i18n/i18n'

const bridge = openBridge(window)
const state = createWindowState(window.localStorage, bridge, () => words.t)
guardDrafts(window, state)
if (bridge.desktop) rememberPlace(window.localStorage, state.navigation)
else followAddress(window, state.navigation)
const preferences = state.preferences.read()
applyTheme(preferences.theme)
const words = await createWords(chosenLanguage(preferences))

const root = document.getElementById('root')
if (!root) throw new Error('the page has no root element')
createRoot(root).render(
  <StrictMode>
    <Carnet bridge={bridge} state={state} words={words} />
  </StrictMode>,
)
