/** Choices as they are shown, and whether there is room to show all of them. */

/** `round_robin` is “round robin”. */
export const wordOf = (option: string): string => option.replaceAll('_', ' ')

const MOST = 5
/** The panel's width, and what a segment takes beside its letters. */
const [ROOM_PX, EDGE_PX, LETTER_PX] = [262, 22, 7]

export const widthOf = (options: readonly string[]): number =>
  options.reduce((sum, option) => sum + EDGE_PX + option.length * LETTER_PX, 0)

export const fitsSegments = (options: readonly string[]): boolean =>
  options.length <= MOST && widthOf(options) <= ROOM_PX
