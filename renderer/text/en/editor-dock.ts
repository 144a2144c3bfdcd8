/** Words of players and timelines: the editor's dock, an item's page, the analysis page. */
const player = {
  group: 'Playback',
  label: 'Player',
  play: 'Play',
  pause: 'Pause',
  toStart: 'To the start',
  toEnd: 'To the end',
  frameBack: 'One frame back',
  frameOn: 'One frame on',
  loop: 'Play again and again',
  loopOff: 'Play once',
  speed: 'Speed',
  speedOf: (rate: number) => `Speed ${rate}×`,
  rate: (rate: number) => `${rate}×`,
  mute: 'Sound off',
  unmute: 'Sound on',
  volume: 'Volume',
  fullScreen: 'Full screen',
  more: 'More ways to play',
  position: 'Position',
  time: 'Time',
  of: (whole: string) => `/ ${whole}`,
  bar: (bar: number, beat: number) => `bar ${bar}.${beat}`,
  preparing: 'Making a copy that plays here…',
  waiting: 'Loading…',
  gone: 'These bytes are not here any more.',
  goneHint: 'Run the recipe again: what is missing is made again.',
  stillOf: (name: string) => `Picture: ${name}`,
  videoOf: (name: string) => `Video: ${name}`,
  audioOf: (name: string) => `Sound: ${name}`,
}

const timeline = {
  title: 'Timeline',
  lanes: 'Lanes',
  lane: {
    clips: 'clips',
    wave: 'sound',
    beats: 'beats',
    onsets: 'onsets',
    energy: 'energy',
    bands: 'bands',
    motion: 'motion',
    scenes: 'scenes',
  },
  playhead: 'Playhead',
  at: (time: string, bar: string | undefined) => (bar === undefined ? time : `${time}, ${bar}`),
  snap: 'snap to beat',
  snapOn: 'Snap to beats',
  snapOff: 'Do not snap to beats',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  fit: 'Show all of it',
  zoomHint: 'Ctrl and wheel zoom, wheel or Shift and wheel pan, Shift and drag choose a part',
  nextBeat: 'To the next beat',
  previousBeat: 'To the beat before',
  nextBar: 'To the next bar',
  previousBar: 'To the bar before',
  rangeStart: 'A part begins here',
  rangeEnd: 'The part ends here',
  noRange: 'Choose no part',
  range: (from: string, to: string) => `${from} – ${to} chosen`,
  cut: (name: string, errorMs: number | undefined) =>
    errorMs === undefined ? name : `${name}, ${late(errorMs)}`,
  cuts: (count: number, worstMs: number | undefined) => {
    const many = count === 1 ? '1 cut' : `${count} cuts`
    return worstMs === undefined ? many : `${many}, worst ${worstMs.toFixed(1)} ms off its beat`
  },
  correct: 'Correct the beats',
  listening: 'Listening for beats',
  looking: 'Looking for scenes',
  noTime: 'A picture has no timeline.',
}

function late(errorMs: number): string {
  if (Math.abs(errorMs) < 0.05) return 'on its beat'
  return `${Math.abs(errorMs).toFixed(1)} ms ${errorMs > 0 ? 'after' : 'before'} its beat`
}

const preview = {
  group: 'Preview',
  button: 'Preview this node',
  command: 'Preview the selected node',
  again: 'Preview again',
  hint: 'Renders a small draft of this node, in the background. The recipe’s result stays as it is.',
  cancel: 'Stop the preview',
  working: (node: string) => `Rendering a draft of ${node}`,
  left: (time: string) => `${time} left`,
  failed: (node: string) => `No preview of ${node}`,
  analysis: 'This node gives numbers, not pictures. They are in the lanes on the right.',
  missing: (names: readonly string[]) =>
    `Nothing fills ${names.join(', ')} yet. Choose ${names.length === 1 ? 'a file' : 'files'} for it first.`,
  draft: 'draft',
}

const compare = {
  group: 'Compare',
  button: 'Compare',
  with: (name: string) => `Compare with ${name}`,
  end: 'End the comparison',
  divider: 'Divider between A and B',
  a: (name: string) => `A: ${name}`,
  b: (name: string) => `B: ${name}`,
  mode: 'How to compare',
  split: 'Split',
  flip: 'Flip',
  flipOver: 'Flip between A and B',
  nothing: 'Nothing to compare with yet: run the recipe twice, or preview another node.',
}

export const editorDock = {
  player,
  timeline,
  preview,
  compare,
  emptyTitle: 'Nothing to play yet',
  empty:
    'Run the recipe, or select a node and preview it: its result plays here, on one time with its cuts and beats.',
  result: (recipe: string) => `Result of ${recipe}`,
  earlier: (recipe: string, ago: string) => `${recipe}, ${ago}`,
  input: (name: string) => `Input ${name}`,
  stale: 'The recipe has changed since. Run it to see how it looks now.',
  staleMark: 'earlier version',
}
