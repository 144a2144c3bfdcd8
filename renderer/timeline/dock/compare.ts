/** Two results at the same time: which, and how they are looked at. */
import { useEffect, useState } from 'react'
import { useCommands } from '../../commands/commands.ts'
import { text } from '../../text/text.ts'
import type { Shown } from './subject.ts'
import type { Subject } from './use-subject.ts'

const words = text.editor.dock.compare

export const FLIP_KEYS = 'a'

export type CompareMode = 'split' | 'flip'

export interface Compared {
  /** What stands beside the one that is shown; undefined: nothing is compared. */
  readonly b: Shown | undefined
  readonly mode: CompareMode
  /** Which one a flip shows. */
  readonly side: 'a' | 'b'
  compareWith(other: Shown | undefined): void
  setMode(mode: CompareMode): void
}

export function useCompared({ shown }: Subject): Compared {
  const [b, setB] = useState<Shown>()
  const [mode, setMode] = useState<CompareMode>('split')
  const [side, setSide] = useState<'a' | 'b'>('a')
  const isSame = b !== undefined && b.content === shown?.content
  // A thing is not compared with itself.
  useEffect(() => {
    if (isSame) setB(undefined)
  }, [isSame])
  const flip = (): void => {
    setMode('flip')
    setSide((now) => (now === 'a' ? 'b' : 'a'))
  }
  const { group } = words
  useCommands(
    b
      ? [
          { id: 'compare.flip', title: words.flipOver, group, keys: FLIP_KEYS, run: flip },
          { id: 'compare.split', title: words.split, group, run: () => setMode('split') },
          { id: 'compare.end', title: words.end, group, run: () => setB(undefined) },
        ]
      : [],
  )
  return { b: isSame ? undefined : b, mode, side, compareWith: setB, setMode }
}
