/** Names of steps and inputs: new ones, and how they are read. */

/** `sync_video` as `Sync video`. */
export function readableName(id: string): string {
  const words = id.replaceAll(/[_-]+/g, ' ').trim()
  return words === '' ? id : `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}

/** `resize`, else `resize_2`, `resize_3` … */
export function freshName(wish: string, taken: Iterable<string>): string {
  const all = new Set(taken)
  const base = plainName(wish)
  if (!all.has(base)) return base
  const stem = base.replace(/_\d+$/, '')
  for (let number = 2; ; number++) if (!all.has(`${stem}_${number}`)) return `${stem}_${number}`
}

/** What a recipe takes as a name: of a file `My Clip (1).mp4`, `my_clip_1`. */
function plainName(wish: string): string {
  const plain = wish
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\.[a-z0-9]{2,4}$/, '')
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '')
    .slice(0, 60)
  return plain === '' ? 'clip' : plain
}
