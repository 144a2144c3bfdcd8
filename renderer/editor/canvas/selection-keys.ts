/** Keys of what is done with a selection, as hints and commands have them. */

export type ChosenAction =
  | 'mute'
  | 'bypass'
  | 'pin'
  | 'output'
  | 'duplicate'
  | 'delete'
  | 'rename'
  | 'unlink'
  | 'copy'
  | 'frame'
  | 'openRecipe'

export const SELECTION_KEYS: Readonly<Record<ChosenAction, string | undefined>> = {
  mute: 'm',
  bypass: 'b',
  pin: 'p',
  output: 'o',
  duplicate: '$mod+d',
  delete: 'Delete',
  rename: 'F2',
  unlink: '$mod+Shift+x',
  copy: '$mod+c',
  frame: '$mod+g',
  openRecipe: undefined,
}
