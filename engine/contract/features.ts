/** What may be asked of an analysis. Without a schema, so that pages need not load one to know it. */

/** What may be asked for, and what of a file it is worked out from. */
export const FEATURES = {
  tempo: 'audio',
  beats: 'audio',
  downbeats: 'audio',
  onsets: 'audio',
  energy: 'audio',
  bands: 'audio',
  loudness: 'audio',
  silences: 'audio',
  sections: 'audio',
  scenes: 'video',
  motion: 'video',
  motion_tempo: 'video',
  black: 'video',
  still: 'video',
} as const satisfies Readonly<Record<string, AnalysisPart>>

export type AnalysisPart = 'audio' | 'video'
export type Feature = keyof typeof FEATURES
