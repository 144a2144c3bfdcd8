/** Words of the recipe as a form. */
const files = (count: number): string => (count === 1 ? 'one piece is' : `${count} pieces are`)

export const editorSimple = {
  inputs: 'What goes in',
  settings: 'Settings',
  format: 'What comes out',
  openGraph: 'Open as graph',
  tryLabel: (title: string) => `Try ${title.toLowerCase()}`,
  empty: {
    title: 'Nothing to fill in yet',
    text: 'This recipe has no steps. Add some in the graph, and it can be run from here.',
  },
  unreadable: {
    title: 'This recipe cannot be read yet',
    text: 'Its problems are marked in the text. Once they are mended, it can be run from here.',
  },
  openText: 'Open the text',
  result: {
    label: 'Result',
    none: 'Your result plays here once the recipe has run.',
    coming: 'It is being made…',
    ofNow: 'with these settings',
    ofEarlier: 'with other settings',
    made: (when: string) => `made ${when}`,
    download: 'Download',
    earlier: 'Earlier results',
    show: (when: string) => `Show the result of ${when}`,
  },
  run: {
    label: 'Run the recipe',
    run: 'Run',
    hint: 'Make it with these inputs and settings',
    looking: 'Looking at what is there already…',
    nothing: 'This is made already: running it takes no time.',
    price: (time: string, size: string, reused: number) =>
      `Takes about ${time} and ${size}${reused === 0 ? '.' : `; ${files(reused)} there already.`}`,
    waiting: 'Getting ready…',
    left: (time: string) => `${time} left`,
    progress: 'The run',
  },
}
