/** Stored files and documents as people read them. */
import type { ContentItem } from '../contract/procedures.ts'
import { formatFacts, type Output } from './output.ts'
import { formatBytes, formatDate, shortCid } from './quantities.ts'
import type { Session } from './shell.ts'
import { harmless } from './style.ts'
import { type Cell, formatTable } from './table.ts'

type Shown = Awaited<ReturnType<Session['client']['content']['show']>>
export type ShownItem = Omit<Shown, 'meta' | 'madeBy' | 'usedBy'>

export function formatItems(
  items: readonly ContentItem[],
  { style, isForEyes }: Pick<Output, 'style' | 'isForEyes'>,
): string {
  if (items.length === 0) return ''
  const rows = items.map((item): Cell[] => [
    isForEyes ? shortCid(item.cid) : item.cid,
    formatBytes(item.sizeBytes),
    { text: item.stored, paint: style.dim },
    { text: formatDate(item.addedAt), paint: style.dim },
    item.names.join(', '),
    { text: item.summary, paint: style.dim },
  ])
  const cells = ['cid', 'size', 'stored', 'added', 'name', 'what']
  return formatTable(rows, { head: { cells, paint: style.dim }, right: [1] })
}

/** One fact a line; a document's own text below. */
export function formatItem(
  { item, runs, step, document }: ShownItem,
  { style }: Pick<Output, 'style'>,
): string {
  const facts = [
    ['cid', item.cid],
    ['what', item.summary || item.kind],
    ['size', `${formatBytes(item.sizeBytes)} (${item.sizeBytes} bytes)`],
    ['stored', STORED[item.stored]],
    ['names', item.names.join(', ')],
    ['added', item.kind === 'media' ? formatDate(item.addedAt) : ''],
    ['step', step ?? ''],
    ...runs.map(({ runId, role }) => [role, `of run ${runId}`] as const),
    ...item.protectedBy.map((why) => ['protected', why] as const),
  ] as const
  const text = formatFacts(
    facts.filter(([, value]) => value !== ''),
    style,
  )
  return document === undefined ? text : `${text}\n\n${harmless(JSON.stringify(document, null, 2))}`
}

const STORED: Readonly<Record<ContentItem['stored'], string>> = {
  owned: 'a copy in the store',
  external: 'a reference to your file',
  document: 'a document in the database',
}
