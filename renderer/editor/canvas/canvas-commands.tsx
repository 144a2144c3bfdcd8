/** Everything that can be done on the canvas, by name and by keys. */
import { useReactFlow } from '@xyflow/react'
import type { RefObject } from 'react'
import { useLocation } from 'wouter'
import { type Command, useCommands } from '../../commands/commands.ts'
import { text } from '../../text/text.ts'
import { select, useLook } from '../selection.ts'
import { nodeOf, rename, useBoard } from './board.ts'
import { ADD_COMMAND, FIT_COMMAND, TIDY_COMMAND } from './command-ids.ts'
import type { FlowEdge, FlowNode } from './flow-nodes.ts'
import type { Flag } from './model/edits.ts'
import { type ChosenAction, SELECTION_KEYS } from './selection-keys.ts'
import { useActions } from './use-actions.tsx'
import { useAdding } from './use-adding.ts'
import { useArranging } from './use-arranging.ts'
import { useCopies } from './use-copies.ts'

const words = text.editor.canvas

const chosen = (): readonly string[] => useLook.getState().selected
const one = (): string => chosen().at(-1) ?? ''

export function CanvasCommands({ frame }: { readonly frame: RefObject<HTMLDivElement | null> }) {
  useCommands([...useViewCommands(frame), ...useChosenCommands(), ...useArrangeCommands()])
  return null
}

const command = (id: string, title: string, run: () => void, keys?: string): Command => ({
  id,
  title,
  group: words.group,
  ...(keys === undefined ? {} : { keys }),
  run,
})

function useViewCommands(frame: RefObject<HTMLDivElement | null>): readonly Command[] {
  const { fitView, zoomIn, zoomOut, zoomTo, getNodes } = useReactFlow()
  const add = useAdding(frame)
  const { tidy } = useArranging()
  const { addNote } = useActions()
  return [
    command(ADD_COMMAND, words.add.title, add.search, 'Shift+a'),
    command('canvas.note', words.note.add, () => void addNote(add.middle()), 'Shift+n'),
    command(FIT_COMMAND, words.bar.fit, () => void fitView({ padding: 0.12, maxZoom: 1 }), 'f'),
    command('canvas.zoomIn', words.bar.zoomIn, () => void zoomIn(), '$mod+='),
    command('canvas.zoomOut', words.bar.zoomOut, () => void zoomOut(), '$mod+-'),
    command('canvas.zoomFull', words.bar.zoomFull, () => void zoomTo(1), '0'),
    command(TIDY_COMMAND, words.bar.tidy, tidy, 'Shift+t'),
    command(
      'canvas.selectAll',
      words.selection.all,
      () => select(...getNodes().map(({ id }) => id)),
      '$mod+a',
    ),
    command('canvas.selectNone', words.selection.none, () => select(), 'Escape'),
  ]
}

const FLAGS: readonly Flag[] = ['mute', 'bypass', 'pin']
const OFF = { mute: words.selection.unmute, bypass: words.selection.unbypass, pin: words.selection.unpin }

function useChosenCommands(): readonly Command[] {
  const actions = useActions()
  const copies = useCopies()
  const [, navigate] = useLocation()
  const { getEdges } = useReactFlow<FlowNode, FlowEdge>()
  const own = (id: ChosenAction, title: string, run: () => void): Command =>
    command(`canvas.${id}`, title, run, id === 'copy' ? undefined : SELECTION_KEYS[id])
  const remove = (): void => {
    const links = getEdges().flatMap(({ selected, data }) => (selected && data ? [data.link] : []))
    if (chosen().length === 0) void actions.unlink(links)
    else void actions.remove(chosen())
  }
  const { framed } = useArranging()
  return [
    ...FLAGS.map((flag) =>
      own(flag, words.selection[flag], () =>
        actions.flag(chosen(), flag, (isOn) => (isOn ? words.selection[flag] : OFF[flag])),
      ),
    ),
    own('output', words.selection.output, () => {
      if (nodeOf(one())?.role === 'step') void actions.setOutput(one())
    }),
    own('rename', words.selection.rename, () => {
      if (nodeOf(one())?.role === 'step') rename(one())
    }),
    own('unlink', words.selection.unlink, () => {
      void actions.unlink(useBoard.getState().graph.links.filter(({ to }) => chosen().includes(to)))
    }),
    own('copy', words.selection.copy, () => void copies.copy()),
    own('duplicate', words.selection.duplicate, () => void copies.duplicate()),
    own('frame', words.frame.add, framed),
    own('delete', text.common.delete, remove),
    { ...own('delete', text.common.delete, remove), id: 'canvas.delete2', keys: 'Backspace', isHidden: true },
    own('openRecipe', words.selection.openRecipe, () => {
      const recipe = nodeOf(one())?.recipe
      if (recipe !== undefined) navigate(`/recipe/${encodeURIComponent(recipe)}`)
    }),
  ]
}

function useArrangeCommands(): readonly Command[] {
  const { alignTo, spread } = useArranging()
  const sides = ['left', 'centre', 'right', 'top', 'middle', 'bottom'] as const
  return [
    ...sides.map((side) => command(`canvas.align.${side}`, words.selection.align[side], () => alignTo(side))),
    command('canvas.distribute.across', words.selection.across, () => spread('across')),
    command('canvas.distribute.down', words.selection.down, () => spread('down')),
  ]
}
