/** Words of the editor's inspector. */
const form = {
  slider: (label: string) => `${label}, by hand`,
  draw: 'Draw another number',
  snap: 'To the nearest beat of the song',
  listening: 'Listening to the song…',
  noBeats: 'No beats were found in the song.',
  timePlaceholder: '0:00',
  chooseColour: (label: string) => `${label}: choose`,
  axis: (label: string, axis: string) => `${label}, ${axis}`,
  part: (label: string, at: string | number) => `${label}, ${typeof at === 'number' ? at + 1 : at}`,
  item: (at: number) => `No. ${at}`,
  add: 'Add',
  moveUp: (label: string, at: number) => `${label}: move no. ${at} up`,
  moveDown: (label: string, at: number) => `${label}: move no. ${at} down`,
  removeItem: (label: string, at: number) => `${label}: remove no. ${at}`,
  anyValue: 'Any value, as in YAML',
  notReadable: 'This cannot be read yet. It is kept once it can.',
  kind: 'Kind',
  chooseKind: 'Choose…',
  notSet: 'not set',
  changed: 'Not the default',
  differs: 'differs',
  moreOf: (label: string) => `More for ${label}`,
  reset: 'Back to the default',
  linkTo: (param: string) => `Take it from “${param}”`,
  linkToNew: 'Make it a parameter of the recipe',
  linkedTo: (param: string) => `from ${param}`,
  noParam: 'no such parameter',
  unlink: (label: string) => `${label}: no longer from a parameter`,
  forms: {
    number: 'number',
    time: 'time',
    choice: 'choice',
    flag: 'yes or no',
    colour: 'colour',
    text: 'text',
    set: 'some',
    point: 'x, y',
    tuple: 'values',
    list: 'list',
    group: 'custom',
    either: 'other',
    kinds: 'kind',
    free: 'other',
  },
}

const step = {
  title: 'Title of the step',
  states: { cached: 'cached', run: 'will run', spared: 'not needed' },
  unknownType: (type: string) =>
    `This engine has no step of the type ${type}. Its settings and inputs are kept as they are.`,
  typeAndId: (type: string, id: string) => `${type} · ${id}`,
  settings: 'Settings',
  several: (count: number) => `${count} steps`,
  alike: (type: string) => `All are of the type ${type}: what is set here is set for all of them.`,
  unlike: 'They are of different types, so only these can be set for all of them.',
  editLabel: (title: string) => `Set ${title.toLowerCase()}`,
  linkLabel: (title: string) => `Take ${title.toLowerCase()} from a parameter`,
}

const inputs = {
  heading: 'Inputs',
  port: (name: string) => name.replaceAll('_', ' '),
  missing: (count: number) => (count === 1 ? 'One more is needed' : `${count} more are needed`),
  add: 'Add',
  addTo: (port: string) => `Add an input to ${port}`,
  up: (name: string) => `Move ${name} up`,
  down: (name: string) => `Move ${name} down`,
  remove: (name: string) => `Remove ${name}`,
  moved: 'Reorder inputs',
  removed: 'Remove an input',
  added: 'Add an input',
}

const flags = {
  heading: 'In the render',
  mute: { title: 'Mute', hint: 'Leave it out, as if it were not there' },
  bypass: { title: 'Bypass', hint: 'Let its first input through unchanged' },
  pin: { title: 'Keep the result', hint: 'Never cleared from the cache' },
}

const result = {
  heading: 'This result',
  length: 'Length',
  size: 'Size',
  pixels: (width: number, height: number) => `${width}×${height}`,
  rate: 'Rate',
  fps: (fps: number) => `${Number(fps.toFixed(3))} fps`,
  profile: 'Profile',
  cuts: 'Cuts',
  mean: 'Mean error',
  worst: 'Worst error',
  ms: (ms: number) => `${ms.toFixed(1)} ms`,
  worstOf: (ms: number, half: number) => `${ms.toFixed(1)} ms (half a frame ${half.toFixed(1)})`,
  id: 'Id',
}

const forecast = {
  heading: 'Forecast',
  run: 'Run',
  nothing: 'nothing, all is there',
  steps: (run: number, all: number) => `${run} of ${all} steps`,
  time: 'Time',
  within: (time: string, error: string | undefined) => (error === undefined ? time : `${time} ± ${error}`),
  disk: 'Disk',
  newBytes: (size: string) => `${size} new`,
  reused: 'Reused',
  spared: (count: number, time: string) => `${count === 1 ? '1 file' : `${count} files`}, ${time} spared`,
  missing: (names: readonly string[]) =>
    names.length === 1
      ? `It can be told once “${names[0]}” is filled.`
      : `It can be told once these are filled: ${names.join(', ')}.`,
}

const dropOne = {
  any: 'Drop a clip, a sound or a picture here',
  video: 'Drop a clip here',
  audio: 'Drop a song or a sound here',
  image: 'Drop a picture here',
}

const dropMany = {
  any: 'Drop clips, sounds or pictures here',
  video: 'Drop clips here, as many as you like',
  audio: 'Drop sounds here, as many as you like',
  image: 'Drop pictures here, as many as you like',
}

const input = {
  contents: 'What fills it',
  filled: 'filled',
  empty: 'empty',
  pinned: 'part of the recipe',
  pinnedText: 'It is always this file, wherever the recipe is run.',
  pin: 'Make it part of the recipe',
  pinHint: 'Whoever runs the recipe gets this very file',
  unpin: 'Let others fill it',
  pinLabel: 'Pin an input',
  unpinLabel: 'Unpin an input',
  fillLabel: (name: string) => `Fill ${name}`,
  typeAndName: (name: string) => `INPUT · ${name}`,
  about: 'About it',
  description: 'Description',
  descriptionHint: 'What belongs here, for whoever runs the recipe',
  kind: 'Takes',
  kinds: { any: 'any', video: 'video', audio: 'audio', image: 'image' },
  list: 'A list',
  listHint: 'Any number of files, in order',
  lost: 'Not in the library any more',
  drop: { one: dropOne, many: dropMany },
  choose: 'Choose…',
  chooseFor: (title: string) => `Choose ${title} from the library`,
  file: 'From disk',
  fileFor: (title: string) => `From disk: ${title}`,
  addMore: 'Add more',
  replace: (title: string) => `Choose another for ${title}`,
  clear: (title: string) => `Clear ${title}`,
  clearOne: (title: string, at: number) => `Remove no. ${at} of ${title}`,
  up: (title: string, at: number) => `Move no. ${at} of ${title} up`,
  down: (title: string, at: number) => `Move no. ${at} of ${title} down`,
}

const recipe = {
  unreadable: 'This cannot be read yet',
  unreadableText:
    'The problems are marked in the YAML view. Once they are mended, everything can be set here.',
  name: 'Name of the recipe',
  description: 'Description',
  descriptionHint: 'What this recipe makes',
  version: 'Version',
  inputs: 'Inputs',
  noInputs: 'This recipe takes nothing from outside.',
  missing: 'missing',
  pinned: 'part of the recipe',
  filled: (count: number, isList: boolean) =>
    isList ? (count === 1 ? '1 file' : `${count} files`) : 'filled',
  output: 'Output',
  profile: 'Format',
  automatic: 'Automatic',
  profileOf: (name: string, title: string) => `${name} · ${title}`,
  canvas: { width: 'Width', height: 'Height', fps: 'Rate', sampleRate: 'Sound rate', channels: 'Channels' },
  canvasHint: 'Left open, it follows the inputs',
  canvasLabel: (title: string) => `Set ${title.toLowerCase()} of the output`,
}

const params = {
  heading: 'Parameters',
  none: 'None yet. A parameter can be set for each run without changing the recipe: add one, or make one from a setting of a step.',
  add: 'Add a parameter',
  addLabel: 'Add a parameter',
  newName: 'value',
  name: (name: string) => `Name of the parameter ${name}`,
  rename: (name: string) => `Call a parameter ${name}`,
  remove: (name: string) => `Remove the parameter ${name}`,
  removed: (name: string) => `“${name}” is removed; its value stands where it was used.`,
  description: (name: string) => `Description of ${name}`,
  descriptionHint: 'What it does, for whoever runs the recipe',
  default: 'Default',
  change: (name: string) => `Set ${name}`,
}

export const editorInspector = { form, step, inputs, flags, result, forecast, input, recipe, params }
