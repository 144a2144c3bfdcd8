/** Commands that buttons run, by name. */
export const ADD_COMMAND = 'canvas.add'
export const FIT_COMMAND = 'canvas.fit'
export const TIDY_COMMAND = 'canvas.tidy'

/** Beside the keys of the command itself: where the canvas has the focus, and nothing in it. */
export const ADD_KEYS = 'Tab'
