/** What was deleted and can still be had back. */
import { CircleX, Film, Rows3, Undo2, Workflow } from 'lucide-react'
import { useState } from 'react'
import type { TrashItem } from '../../engine/contract/groups/trash.ts'
import { useCommands } from '../commands/commands.ts'
import { Block } from '../design/block.tsx'
import { Button, IconButton } from '../design/button.tsx'
import { join } from '../design/join.ts'
import { ago, bytes } from '../text/quantities.ts'
import { text } from '../text/text.ts'
import { Purge } from './purge.tsx'
import { useRestore, useTrash } from './queries.ts'
import styles from './rows.module.css'

const words = text.storage.trash
const ICONS = { recipe: Workflow, run: Rows3, content: Film } as const

export function Trash() {
  const { data, hasNextPage, fetchNextPage } = useTrash()
  const [asked, ask] = useState<TrashItem | 'all'>()
  const items = data?.pages.flatMap((page) => page.items) ?? []
  useCommands(
    items.length === 0
      ? []
      : [{ id: 'storage.empty', title: words.empty, group: text.storage.title, run: () => ask('all') }],
  )
  if (!data) return null
  return (
    <Block
      title={words.title}
      isList
      action={
        items.length > 0 ? (
          <Button look="danger" onClick={() => ask('all')}>
            {words.empty}
          </Button>
        ) : undefined
      }
    >
      {items.length === 0 ? <p className={styles.none}>{words.none}</p> : null}
      <ul>
        {items.map((item) => (
          <Row key={item.id} item={item} onPurge={() => ask(item)} />
        ))}
      </ul>
      {hasNextPage ? (
        <div className={styles.more}>
          <Button look="quiet" onClick={() => void fetchNextPage()}>
            {words.more}
          </Button>
        </div>
      ) : null}
      <Purge asked={asked} items={items} onClose={() => ask(undefined)} />
    </Block>
  )
}

function Row({ item, onPurge }: { readonly item: TrashItem; readonly onPurge: () => void }) {
  const restore = useRestore()
  const { kind, name, sizeBytes, deletedAt, expiresAt } = item
  const Icon = ICONS[kind]
  const until = new Date(expiresAt).toLocaleDateString('en', { day: 'numeric', month: 'long' })
  return (
    <li className={join(styles.row, styles.plain)}>
      <span className={styles.icon}>
        <Icon aria-hidden />
      </span>
      <div className={styles.words}>
        <span className={styles.name}>{name}</span>
        <span className={styles.note}>
          {[words.kinds[kind], words.deleted(ago(deletedAt, Date.now())), words.until(until)].join(' · ')}
        </span>
      </div>
      <span className={styles.size}>{sizeBytes > 0 ? bytes(sizeBytes) : null}</span>
      <div className={styles.end}>
        <Button
          aria-label={words.restoreThis(name)}
          icon={<Undo2 aria-hidden />}
          disabled={restore.isPending}
          onClick={() => restore.mutate(item)}
        >
          {words.restore}
        </Button>
        <IconButton label={words.purge(name)} icon={<CircleX aria-hidden />} onClick={onPurge} />
      </div>
    </li>
  )
}
