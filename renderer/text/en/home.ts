/** Words of the start page. */
export const home = {
  title: 'Start',
  welcome: {
    title: 'A clip cut to the beat, in a minute',
    text: 'Open a template: it renders while you watch. Then put in your own clips and music, and run it again; only what changed is rendered.',
    start: (title: string) => `Open “${title}”`,
    own: 'Bring in your own media',
  },
  results: { title: 'Last results', all: 'All runs' },
  recipes: {
    title: 'Your recipes',
    all: 'All recipes',
    steps: (count: number) => (count === 1 ? '1 step' : `${count} steps`),
  },
  templates: {
    title: 'Templates',
    hint: 'Each renders at once, with media that Art DAG draws itself. Open one and make it yours.',
    open: (title: string) => `Open the template “${title}”`,
    drawing: (media: string) => `Drawing “${media}”…`,
    planning: 'Listening and planning…',
    progress: (title: string) => `Opening ${title}`,
    cancel: (title: string) => `Stop opening ${title}`,
  },
  trouble: {
    title: 'Something is missing on this computer',
    fix: 'To mend it:',
    again: 'Look again',
  },
  machine: {
    title: 'This computer',
    encoders: 'Video encoders',
    software: 'software',
    ffmpeg: 'ffmpeg',
    data: 'Data folder',
    cache: 'Kept',
    saved: 'Spared by the cache',
  },
}
