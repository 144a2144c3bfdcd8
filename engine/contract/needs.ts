/** Which scope every procedure needs of a caller from elsewhere. */
import type { Contract } from './procedures.ts'
import type { Scope } from './scopes.ts'

/** `here`: only for callers in this process, whatever their token. */
export type Need = Scope | 'here'

/** Keeps the list complete: a procedure without a line below does not compile. */
type NeedsOf<Part> = {
  readonly [Name in keyof Part]: Part[Name] extends { readonly '~orpc': unknown } ? Need : NeedsOf<Part[Name]>
}

/** Small things made on the way (a thumbnail, a playable copy) are part of looking. */
export const NEEDS: NeedsOf<Contract> = {
  content: {
    import: 'run',
    list: 'read',
    media: 'read',
    facets: 'read',
    assets: 'read',
    show: 'read',
    getMeta: 'read',
    setMeta: 'run',
    thumb: 'read',
    waveform: 'read',
    mp4: 'read',
    tree: 'read',
    why: 'read',
    locate: 'here',
    export: 'here',
    remove: 'run',
    verify: 'admin',
  },
  recipes: {
    check: 'run',
    forEffect: 'read',
    upload: 'run',
    list: 'read',
    get: 'read',
    remove: 'run',
    run: 'run',
    dag: 'read',
    saveDraft: 'run',
    draft: 'read',
    drafts: 'read',
    history: 'read',
    restore: 'run',
  },
  configs: { upload: 'run', list: 'read', get: 'read', remove: 'run', run: 'run' },
  plans: { make: 'run', check: 'read', script: 'here' },
  runs: {
    start: 'run',
    execute: 'run',
    queue: 'run',
    list: 'read',
    get: 'read',
    details: 'read',
    plan: 'read',
    analysis: 'read',
    artifacts: 'read',
    provenance: 'read',
    log: 'read',
    watch: 'read',
    cancel: 'run',
    pause: 'run',
    resume: 'run',
    prioritise: 'run',
    reorder: 'run',
    retry: 'run',
    remove: 'run',
    drain: 'here',
  },
  analysis: { get: 'run', export: 'run', click: 'here', putCorrections: 'run', importMarks: 'run' },
  settings: { list: 'read', set: 'admin' },
  templates: { list: 'read', open: 'run' },
  trash: { list: 'read', restore: 'run', purge: 'admin', empty: 'admin' },
  access: { tokens: { list: 'admin', create: 'admin', revoke: 'admin' } },
  system: { about: 'read', stats: 'read', doctor: 'read', nodes: 'read', profiles: 'read', demo: 'here' },
}

/** What the procedure at this path needs; undefined: nothing is known of it, so nobody may. */
export function needOf(path: readonly string[]): Need | undefined {
  let found: unknown = NEEDS
  for (const name of path) found = isTable(found) && Object.hasOwn(found, name) ? found[name] : undefined
  return typeof found === 'string' ? (found as Need) : undefined
}

const isTable = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null
