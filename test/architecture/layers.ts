/**
 * Who may import whom, as data; ARCHITECTURE.md shows the same table. A room is a folder of engine/, or engine.ts,
 * electron, renderer. An entry is a room (`media`) or one file of it (`content/cid.ts`).
 */

export interface Room {
  /** May be loaded when the room is. */
  readonly uses: readonly string[]
  /** May only be named, with `import type`. */
  readonly knows?: readonly string[]
}

/** From the ground up: nobody loads a room that stands below it in this list. */
export const ROOMS: Readonly<Record<string, Room>> = {
  contract: { uses: [] },
  client: { uses: ['contract'] },
  database: { uses: ['contract'] },
  content: { uses: ['contract', 'database'] },
  media: { uses: ['contract'] },
  // Recipes know what a node describes, and receive the catalogue as an argument.
  recipe: { uses: ['contract'], knows: ['nodes/descriptor.ts'] },
  // Effects are YAML documents like recipes, and are read with the same care.
  effects: { uses: ['contract', 'media', 'recipe', 'content/cid.ts'] },
  nodes: { uses: ['contract', 'media', 'effects'], knows: ['recipe/recipe.ts'] },
  plan: {
    uses: [
      'contract',
      'media',
      'content/cid.ts',
      'recipe/check/assign-ports.ts',
      'recipe/check/explain-zod.ts',
    ],
    knows: ['nodes/descriptor.ts', 'effects/format.ts', 'recipe/recipe.ts'],
  },
  analysis: { uses: ['contract', 'content', 'database', 'media'] },
  access: { uses: ['contract', 'database'] },
  // What people keep and say, beside the store that holds it.
  library: { uses: ['contract', 'content', 'database'] },
  gpu: { uses: ['contract'] },
  storage: { uses: ['contract', 'content'] },
  run: {
    uses: [
      'contract',
      'database',
      'content',
      'media',
      'gpu',
      'recipe',
      'effects',
      'plan',
      'analysis',
      'access',
      'library',
      'storage',
    ],
    knows: ['nodes/descriptor.ts'],
  },
  // Writes pages out of what the engine is made of; nobody loads it.
  reference: {
    uses: [
      'contract',
      'media/profiles.ts',
      'media/describe-profile.ts',
      'effects',
      'nodes',
      'run/handlers/describe-catalogue.ts',
    ],
  },
  federation: { uses: ['contract', 'database', 'content', 'storage', 'run'] },
  'engine.ts': {
    uses: [
      ...[
        'contract',
        'database',
        'content',
        'media',
        'recipe',
        'effects',
        'nodes',
        'analysis',
        'library',
        'access',
        'gpu',
        'storage',
        'run',
      ],
      ...['federation', 'package.json'],
    ],
    knows: ['client/engine-client.ts'],
  },
  server: {
    uses: [
      'contract',
      'engine.ts',
      'access',
      'content/cid.ts',
      'run/serving/open-content.ts',
      'run/serving/take-media.ts',
      'package.json',
    ],
    knows: ['run/handlers/context.ts', 'run/execute/serve-queue.ts', 'content/receive-file.ts'],
  },
  cli: {
    uses: [
      'contract',
      'client',
      'content/hash-file.ts',
      'content/receive-file.ts',
      'media/quote-word.ts',
      'engine.ts',
      'server',
      'package.json',
    ],
  },
  electron: { uses: ['contract', 'engine.ts', 'server'] },
  renderer: {
    uses: [
      ...['contract', 'client', 'recipe', 'effects/format.ts', 'gpu/passes.ts'],
      // Corrections of beats are heard and seen while they are made.
      ...['analysis/corrections/apply-corrections.ts', 'analysis/times.ts'],
    ],
  },
}

export interface Client {
  readonly packages: readonly string[]
  /** Folders (ending in /) and files that may load them. */
  readonly behind: readonly string[]
}

/** Every package, and what is dangerous of Node, with the places that may load it. What is not listed is free (node:fs …). */
export const CLIENTS: readonly Client[] = [
  // The errors and the migrations of the database stand beside it.
  { packages: ['better-sqlite3'], behind: ['engine/database/'] },
  // Values that no form knows are written as YAML in a field of their own.
  { packages: ['yaml'], behind: ['engine/recipe/', 'renderer/editor/inspector/form/free-control.tsx'] },
  { packages: ['commander'], behind: ['engine/cli/'] },
  {
    packages: ['multiformats', '@ipld/dag-pb', '@ipld/dag-json', 'ipfs-unixfs'],
    behind: ['engine/content/'],
  },
  { packages: ['@orpc/contract'], behind: ['engine/contract/', 'engine/engine.ts', 'engine/client/'] },
  {
    packages: ['@orpc/server'],
    behind: ['engine/run/handlers/context.ts', 'engine/engine.ts', 'engine/server/', 'engine/federation/'],
  },
  { packages: ['@orpc/openapi', '@orpc/zod'], behind: ['engine/server/'] },
  { packages: ['@orpc/client'], behind: ['engine/client/', 'engine/server/serve-port.ts'] },
  // Documents of runs are whatever they were when they were written; what of them is shown is read with care.
  { packages: ['zod'], behind: ['engine/', 'renderer/runs/'] },
  { packages: ['fastest-levenshtein'], behind: ['engine/'] },
  {
    packages: ['ffmpeg-static', '@ffprobe-installer/ffprobe'],
    behind: ['engine/media/tools/tool-places.ts'],
  },
  // The queue starts the detached engine; the bin starts the right Node.
  {
    packages: ['node:child_process'],
    behind: [
      'engine/media/',
      'engine/run/execute/queue.ts',
      'engine/cli/artdag.mjs',
      'engine/cli/open-browser.ts',
    ],
  },
  {
    packages: [
      ...['react', 'react-dom', 'zustand', 'wouter', 'lucide-react', '@tanstack/react-query'],
      ...['@tanstack/react-virtual', '@xyflow/react', '@base-ui/react'],
    ],
    behind: ['renderer/'],
  },
  { packages: ['tinykeys'], behind: ['renderer/commands/', 'renderer/settings/'] },
  { packages: ['@dagrejs/dagre'], behind: ['renderer/editor/canvas/'] },
  {
    packages: [
      ...[
        '@codemirror/autocomplete',
        '@codemirror/commands',
        '@codemirror/lang-yaml',
        '@codemirror/language',
      ],
      ...[
        '@codemirror/lint',
        '@codemirror/search',
        '@codemirror/state',
        '@codemirror/view',
        '@lezer/highlight',
      ],
    ],
    behind: ['renderer/editor/yaml/'],
  },
  // Made while the interface is built: what it is made of, and under which licences.
  { packages: ['virtual:licences'], behind: ['renderer/settings/about.tsx'] },
  {
    packages: ['@fontsource-variable/inter', '@fontsource-variable/jetbrains-mono'],
    behind: ['renderer/main.tsx'],
  },
  { packages: ['node:worker_threads'], behind: ['engine/content/', 'engine/recipe/', 'engine/analysis/'] },
]

/** What a window loads: nothing of Node may come with it, however far down. */
export const BROWSER_SAFE: readonly string[] = [
  'engine/contract/',
  'engine/client/',
  'engine/recipe/',
  'engine/effects/format.ts',
  'engine/gpu/passes.ts',
  'engine/analysis/corrections/',
  'engine/analysis/times.ts',
  'renderer/',
]

/** Parts of those rooms that stay in the engine. */
export const ENGINE_ONLY: readonly string[] = [
  'engine/recipe/read/read-in-worker.ts',
  'engine/recipe/read/read-worker.ts',
]

export const MAX_LINES = 400

/** Names that say where things were put, not what they are. */
export const EMPTY_NAMES = [
  'util',
  'utils',
  'helper',
  'helpers',
  'common',
  'manager',
  'misc',
  'shared',
] as const
