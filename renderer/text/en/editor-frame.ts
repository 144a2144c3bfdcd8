/** Words of the editor's bar, its text view, saving, running. */
import { bytes, duration } from '../quantities.ts'

const pieces = (count: number): string => (count === 1 ? '1 piece' : `${count} pieces`)

export const editorFrame = {
  group: 'Recipe',
  back: 'All recipes',
  views: {
    label: 'View',
    graph: 'Graph',
    split: 'Graph and YAML side by side',
    yaml: 'YAML',
    simple: 'Simple',
    show: {
      graph: 'Show the graph',
      split: 'Show graph and YAML side by side',
      yaml: 'Show the YAML',
      simple: 'Show it as a form',
    },
    keys: { graph: 'v g', split: 'v b', yaml: 'v y', simple: 'v s' },
  },
  inspector: 'Inspector',
  dock: 'Player and timeline',
  lost: (name: string) => `There is no recipe “${name}”.`,
  lostHint: 'It may have been deleted: look in the trash, or choose another one.',
  undo: (what: string) => (what === '' ? 'Undo' : `Undo: ${what}`),
  redo: (what: string) => (what === '' ? 'Redo' : `Redo: ${what}`),
  nothingToUndo: 'Nothing to undo',
  nothingToRedo: 'Nothing to redo',
  typing: 'Typing',
  changedElsewhere: 'Changed elsewhere',
  restored: 'Restore an earlier version',
  fixed: (message: string) => `Fix: ${message}`,
  save: {
    saved: (versions: number) => (versions === 0 ? 'saved' : `saved · v${versions}`),
    saving: 'saving…',
    byItself: 'Saved. Art DAG saves by itself, half a second after every change.',
    away: 'not saved: the engine is away, trying again',
    awayHint: 'Your edits are kept on this page. They are saved as soon as the engine answers again.',
    refused: (why: string) => `not saved: ${why}`,
    copy: 'an earlier version · saved under a new name when you change it',
    copied: (name: string) => `This is now a recipe of its own: ${name}`,
  },
  history: {
    title: 'History',
    hint: 'Versions of this recipe',
    kinds: { upload: 'kept', draft: 'edited', restore: 'restored' },
    current: 'now',
    restore: 'Restore',
    restoreOne: (at: string) => `Restore the version of ${at}`,
    restored: 'The earlier version is back. Nothing that came after it is lost.',
    none: 'Nothing has been saved yet.',
  },
  actions: {
    title: 'What to do with this recipe',
    download: 'Download as .yaml',
    copyYaml: 'Copy as YAML',
    duplicate: 'Duplicate',
  },
  issues: {
    count: (count: number) => (count === 1 ? '1 problem' : `${count} problems`),
  },
  forecast: {
    nothing: 'Everything is there already',
    steps: (run: number, all: number) => `${run} of ${all} will run`,
    time: (seconds: number) => duration(seconds),
    size: (count: number) => bytes(count),
    price: (steps: string, time: string, size: string) => `${steps} · ${time} · ${size}`,
    hint: (reused: number) =>
      reused === 0
        ? 'Steps to run, time it takes, disk it fills'
        : `Steps to run, time it takes, disk it fills. ${pieces(reused)} will not be rendered again.`,
    missing: (inputs: number) => (inputs === 1 ? '1 input to fill' : `${inputs} inputs to fill`),
    failed: 'Cannot be planned',
  },
  run: {
    run: 'Run',
    hint: 'Render the result',
    cancel: 'Cancel',
    cancelRun: 'Cancel the run',
    cancelling: 'Cancelling…',
    waiting: 'waiting',
    follow: 'Look at the run',
    look: 'Look at it',
    progress: 'The run',
    left: (seconds: number) => `${duration(seconds)} left`,
    faulty: 'The recipe has problems. They are marked in the graph and in its YAML; mend them first.',
    noSteps: 'There is nothing to run yet: add a step first.',
    missing: (names: readonly string[]) =>
      names.length === 1
        ? `Choose what fills “${names[0]}” first.`
        : `Choose what fills these first: ${names.join(', ')}.`,
    cancelled: 'Cancelled. What was finished is kept.',
    done: (run: number, cached: number) => {
      if (cached === 0) return `Done: ${pieces(run)} rendered.`
      if (run === 0) return 'Done at once: everything was there already.'
      return `Done: ${cached} of ${pieces(run + cached)} were there already.`
    },
  },
  yaml: {
    label: 'The recipe as YAML',
    fix: (word: string) => `Change to “${word}”`,
    input: 'input',
    step: 'step',
  },
}
