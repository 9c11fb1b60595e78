// Windows of two files side by side would take the focus and the clipboard from each other: each of
// vitest's workers has the screen of its number.

/** The displays that were started for the workers; none where the machine has one. */
export const SCREENS = 'CARNET_SCREENS'

const screens = (process.env[SCREENS] ?? '').split(' ')
const screen = screens[Number(process.env.VITEST_POOL_ID) - 1]

if (screen) process.env.DISPLAY = screen
