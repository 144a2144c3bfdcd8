/** What pictures are taken of: a name for the file, and an address of the interface. */
import type { EngineClient } from '../../engine/client/engine-client.ts'

export interface Shot {
  readonly name: string
  readonly address: string
}

/** Over a data folder in which templates were rendered. */
export async function shotsOf(client: EngineClient): Promise<readonly Shot[]> {
  const { items: runs } = await client.runs.list({ state: 'finished', limit: 50 })
  const { items: media } = await client.content.media({ limit: 50 })
  const run = runs.find(({ recipe }) => recipe === 'beat-cuts')?.runId
  const song = media.find((item) => item.media === 'audio')?.cid
  const clip = media.find((item) => item.media === 'video')?.cid
  return [
    { name: 'home', address: '/' },
    { name: 'library', address: '/media' },
    { name: 'item', address: `/media/${clip}` },
    { name: 'analysis', address: `/analysis/${song}` },
    { name: 'recipes', address: '/recipes' },
    { name: 'editor', address: '/recipe/beat-cuts' },
    { name: 'editor-yaml', address: '/recipe/beat-cuts?view=yaml' },
    { name: 'editor-simple', address: '/recipe/beat-cuts?view=simple' },
    { name: 'runs', address: '/runs' },
    { name: 'run', address: `/run/${run}` },
    ...['plan', 'analysis', 'artifacts', 'provenance', 'log'].map((tab) => ({
      name: `run-${tab}`,
      address: `/run/${run}/${tab}`,
    })),
    { name: 'storage', address: '/storage' },
    { name: 'account', address: '/account' },
    ...['general', 'machine', 'shortcuts', 'about'].map((view) => ({
      name: `settings-${view}`,
      address: `/settings?view=${view}`,
    })),
  ]
}
