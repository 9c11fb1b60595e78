/**
 * What a dialog shows may be a step that another led to. Escape then goes back to that one, as the
 * button does that leads back; only from the first does it close the dialog. The cross always closes.
 */
import { createContext, useContext, useEffect, useEffectEvent } from 'react'

export class DialogSteps {
  readonly #ways: (() => void)[] = []

  /** Until it is left. */
  enter(back: () => void): () => void {
    this.#ways.push(back)
    return () => void this.#ways.splice(this.#ways.lastIndexOf(back), 1)
  }

  /** False on the first step. */
  goBack(): boolean {
    const back = this.#ways.at(-1)
    back?.()
    return back !== undefined
  }
}

export const DialogStepsContext = createContext<DialogSteps | undefined>(undefined)

/** In whatever shows the step, as long as it is shown; undefined on a first step. */
export function useDialogStep(back: (() => void) | undefined): void {
  const steps = useContext(DialogStepsContext)
  const goBack = useEffectEvent(() => back?.())
  const isStep = back !== undefined
  useEffect(() => (isStep ? steps?.enter(() => goBack()) : undefined), [steps, isStep])
}
