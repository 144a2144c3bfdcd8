/** How the author of a text writes, for the lines of it that change. */
import { isCollection, isMap, isScalar, type Node, type ToStringOptions, visit } from 'yaml'
import type { Collection } from './edit-path.ts'

/** `kind`: of what is written; the other kind on the same line is spaced like it. */
export function styleOf(text: string, kind: 'list' | 'map'): ToStringOptions {
  const indent = /^[^\s#-][^\n]*:[ \t]*(?:#[^\n]*)?\n( +)[^\s#-]/m.exec(text)?.[1]?.length ?? 2
  return {
    lineWidth: 0,
    indent: Math.min(8, indent),
    indentSeq: !/^[^\s#-][^\n]*:[ \t]*(?:#[^\n]*)?\n- /m.test(text),
    flowCollectionPadding: isPadded(text, kind),
  }
}

function isPadded(text: string, kind: 'list' | 'map'): boolean {
  const brackets = kind === 'list' ? '[[]' : '[{]'
  const count = (pattern: string): number => text.match(new RegExp(pattern, 'g'))?.length ?? 0
  const [padded, tight] = [count(`${brackets} [^\\s]`), count(`${brackets}[^\\s\\]}]`)]
  return padded === tight ? count('[[{] [^\\s]') > count('[[{][^\\s\\]}]') : padded > tight
}

const MOST_IN_LINE = 8

/** Short lists of plain values in one line, as people write them; a map as the maps beside it are. */
export function writeLike(parent: Collection, made: Node): void {
  const beside = isMap(parent) ? parent.items.map(({ value }) => value).filter((value) => isMap(value)) : []
  if (isMap(made) && beside.length > 0 && beside.every(({ flow }) => flow === true)) made.flow = true
  visit(made, {
    Seq(_, list) {
      if (list.items.length <= MOST_IN_LINE && list.items.every((item) => isScalar(item))) list.flow = true
    },
  })
}

export function keepComments(old: Node, made: Node): void {
  made.comment = old.comment ?? null
  made.commentBefore = old.commentBefore ?? null
  if (old.spaceBefore === true) made.spaceBefore = true
  if (isCollection(old) && isCollection(made)) made.flow = old.flow === true
}
