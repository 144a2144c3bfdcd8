/** What is said of one item or of several at once, and how a change of it reaches each of them. */
import type { ContentMeta } from '../../../engine/contract/groups/content.ts'

export type Changes = Partial<ContentMeta>

/** The value that all have; undefined where they differ. */
export function commonOf<Key extends 'title' | 'rating' | 'notes' | 'rights'>(
  metas: readonly ContentMeta[],
  key: Key,
): ContentMeta[Key] | undefined {
  const first = metas[0]?.[key]
  return metas.every((meta) => meta[key] === first) ? first : undefined
}

export interface SaidTag {
  readonly tag: string
  /** Of them all. */
  readonly isOnAll: boolean
}

/** Every tag that any has, those that all have first. */
export function tagsOf(metas: readonly ContentMeta[]): readonly SaidTag[] {
  const counts = new Map<string, number>()
  for (const tag of metas.flatMap(({ tags }) => tags)) counts.set(tag, (counts.get(tag) ?? 0) + 1)
  const tags = [...counts].map(([tag, count]) => ({ tag, isOnAll: count === metas.length }))
  return tags.toSorted((a, b) => Number(b.isOnAll) - Number(a.isOnAll))
}

/** `sea, dusk` are two. */
export const splitTags = (text: string): readonly string[] =>
  text
    .split(',')
    .map((tag) => tag.trim().slice(0, 64))
    .filter((tag) => tag !== '')

export const withTags = ({ tags }: ContentMeta, added: readonly string[]): Changes => ({
  tags: [...new Set([...tags, ...added])],
})

export const withoutTag = ({ tags }: ContentMeta, gone: string): Changes => ({
  tags: tags.filter((tag) => tag !== gone),
})

/** What takes a change back: the same keys as they were. */
export const asBefore = (meta: ContentMeta, changes: Changes): Changes =>
  Object.fromEntries(Object.keys(changes).map((key) => [key, meta[key as keyof ContentMeta]]))
