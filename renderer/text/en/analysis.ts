/** Words of the analysis page. */
import type { CorrectionStep } from '../../../engine/contract/analysis.ts'

const time = (sec: number): string => `${sec.toFixed(3)} s`
const ms = (sec: number): string => {
  const amount = Math.round(Math.abs(sec) * 10_000) / 10
  return `${amount} ms`
}
const way = (sec: number): string => (sec < 0 ? 'earlier' : 'later')

/** A step of a correction as a sentence of a list. */
function step(one: CorrectionStep): string {
  switch (one.do) {
    case 'double':
      return 'Twice as many beats'
    case 'halve':
      return 'Half as many beats'
    case 'shift':
      return `All beats ${ms(one.bySec)} ${way(one.bySec)}`
    case 'move':
      return `Beat at ${time(one.fromSec)} to ${time(one.toSec)}`
    case 'add':
      return `A beat at ${time(one.atSec)}`
    case 'remove':
      return `No beat at ${time(one.atSec)}`
    case 'shift-downbeat':
      return `Bars begin ${Math.abs(one.beats)} ${Math.abs(one.beats) === 1 ? 'beat' : 'beats'} ${way(one.beats)}`
    case 'meter':
      return `${one.beatsPerBar} beats in a bar`
    case 'tap':
      return `${one.times.length} tapped beats from ${time(one.times[0] ?? 0)}`
    case 'tempo':
      return `${one.bpm} BPM from ${time(one.fromSec)} to ${time(one.toSec)}`
  }
}

export const analysis = {
  title: 'Analysis',
  of: (name: string) => `Analysis of ${name}`,
  back: 'In the library',
  label: 'What was found',
  listening: 'Listening for beats',
  looking: 'Looking for scenes',
  nothing: 'Nothing to hear or to see',
  nothingHint: 'A picture has neither beats nor scenes. Choose a video or a sound in the library.',
  noBeats: 'No beats were found. Tap along (T), or set a steady tempo.',
  facts: {
    tempo: 'Tempo',
    bpm: (bpm: number) => `${bpm.toFixed(1)} BPM`,
    confidence: 'Confidence',
    second: 'Second guess',
    secondBpm: (bpm: number, share: string) => `${bpm.toFixed(1)} BPM, ${share}`,
    useSecond: 'Use it',
    varies: 'Tempo changes',
    meter: 'Bar',
    beatsPerBar: (beats: number) => `${beats} beats`,
    beats: 'Beats',
    bars: 'Bars',
    onsets: 'Onsets',
    sections: 'Sections',
    silences: 'Silences',
    loudness: 'Loudness',
    lufs: (value: number) => `${value.toFixed(1)} LUFS`,
    range: 'Range',
    lu: (value: number) => `${value.toFixed(1)} LU`,
    peak: 'True peak',
    db: (value: number) => `${value.toFixed(1)} dB`,
    scenes: 'Scenes',
    motionTempo: 'Tempo of movement',
    black: 'Black stretches',
    still: 'Still stretches',
    sound: 'Music',
    pictures: 'Pictures',
    none: 'none',
    certain: 'set by hand',
  },
  edit: {
    group: 'Beats',
    label: 'Correct the beats',
    all: 'All beats',
    nudge: (sec: number) => `All beats ${ms(sec)} ${way(sec)}`,
    nudgeShort: (sec: number) => `${sec < 0 ? '−' : '+'}${Math.abs(sec * 1000)} ms`,
    halve: 'Half as many beats',
    halveShort: '÷ 2',
    double: 'Twice as many beats',
    doubleShort: '× 2',
    bars: 'Bars',
    earlier: 'Bars begin one beat earlier',
    later: 'Bars begin one beat later',
    meter: 'Beats in a bar',
    meterNone: 'no bars',
    meterOf: (beats: number) => `${beats} / bar`,
    beat: 'Beat',
    add: 'Add a beat here',
    remove: 'Remove this beat',
    removeHint: 'Choose a beat with [ or ] first.',
    opens: 'A bar begins with this beat',
    next: 'Choose the next beat',
    previous: 'Choose the beat before',
    click: 'Hear clicks on the beats',
    steady: 'Steady tempo…',
    undo: (label: string) => `Undo: ${label}`,
    redo: (label: string) => `Redo: ${label}`,
    refused: 'That cannot be done here.',
    chosen: (beat: number, bar: string) => `Beat ${beat}, ${bar}`,
    beatKeys: 'Arrows move it by 1 ms, with Shift by 10 ms; Del removes it; Enter begins a bar with it.',
    how: 'Drag a beat to move it. Double-click to add one.',
    moved: 'Move a beat',
  },
  tap: {
    tap: 'Tap along',
    hint: 'Press T on every beat while it plays.',
    count: (taps: number, bpm: number | undefined) => {
      const many = taps === 1 ? '1 tap' : `${taps} taps`
      return bpm === undefined ? many : `${many}, ${bpm.toFixed(1)} BPM`
    },
    use: 'Use these taps',
    discard: 'Discard',
    label: 'Tapped beats',
  },
  steady: {
    title: 'Steady tempo',
    bpm: 'Beats a minute',
    from: 'First beat at',
    to: 'Up to',
    apply: 'Set the tempo',
    hint: 'Choose a part with Shift and drag first to set only that part.',
    bad: 'Give a tempo from 20 to 400.',
  },
  corrections: {
    title: 'Corrections',
    none: 'The analysis as it is. What you change here is kept as a document of its own; the analysis stays.',
    step,
    more: (count: number) => `and ${count} before`,
    save: 'Save corrections',
    saved: 'Saved',
    unsaved: 'not saved',
    nothingToSave: 'Nothing was changed.',
    id: 'Id',
    copyId: 'Copy the id',
    copied: 'The id is on the clipboard.',
    reset: 'Back to the analysis',
    wasReset: 'All corrections are gone.',
    use: 'Use in recipes',
    useHint:
      'Give this to the ANALYZE step that listens to the file. Beats that did not move render nothing again.',
    copyUse: 'Copy for a recipe',
    copiedUse: 'Copied. Paste it into the ANALYZE step.',
    loaded: (beats: number) => `${beats} beats were read.`,
  },
  marks: {
    menu: 'Exchange with other programs',
    import: 'Import beats…',
    export: (format: string) => `Export as ${format}`,
    formats: {
      json: 'JSON',
      csv: 'CSV',
      labels: 'Audacity labels',
      edl: 'EDL',
      otio: 'OpenTimelineIO',
      midi: 'MIDI',
    },
    exported: (name: string) => `${name} is in your downloads.`,
  },
}
