/** What was sought last in this window: F3 seeks it again, also in the next note. */
import { createContext } from 'react'
import { Store } from '../../bridge/store'
import { type Sought, soughtWords } from './match-text'

export const LastSoughtContext = createContext(new Store<Sought>(soughtWords('')))
