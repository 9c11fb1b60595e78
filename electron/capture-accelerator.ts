/** Where no program of ours has it, and no letter: Ctrl+Alt is AltGr on many keyboards. */
export const CAPTURE_KEY = 'CommandOrControl+Shift+Space'
