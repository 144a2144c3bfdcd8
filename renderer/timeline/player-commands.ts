/** What can be done with a player by keys and from the palette. */
import type { Command } from '../commands/commands.ts'
import { text } from '../text/text.ts'
import type { Clock } from './clock.ts'
import { toggleMute } from './volume.ts'

const words = text.editor.dock.player

export const SPEEDS = [0.25, 0.5, 0.75, 1, 1.25, 1.5, 2] as const

export function playerCommands(clock: Clock, fullScreen: () => void): readonly Command[] {
  const of = (name: string, title: string, keys: string, run: () => void): Command => ({
    ...{ id: `player.${name}`, title, group: words.group, keys, run },
  })
  const state = clock.store.getState
  return [
    of('toggle', `${words.play} / ${words.pause}`, 'Space', clock.toggle),
    of('frameBack', words.frameBack, ',', () => clock.stepFrames(-1)),
    of('frameOn', words.frameOn, '.', () => clock.stepFrames(1)),
    of('start', words.toStart, 'Home', () => clock.seek(0)),
    of('end', words.toEnd, 'End', () => clock.seek(state().durationSec)),
    of('loop', words.loop, 'Shift+l', () => clock.set({ isLooping: !state().isLooping })),
    of('mute', `${words.mute} / ${words.unmute}`, 'Shift+m', toggleMute),
    of('fullScreen', words.fullScreen, 'Shift+f', fullScreen),
    ...SPEEDS.map(
      (rate): Command => ({
        ...{ id: `player.speed.${rate}`, title: words.speedOf(rate), group: words.group },
        run: () => clock.set({ rate }),
      }),
    ),
  ]
}
