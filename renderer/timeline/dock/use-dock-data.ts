/** The timeline of what the dock plays: its cuts, its sound, the beats of the music it follows. */
import { useQueries } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import { useEngine } from '../../connect/engine.tsx'
import { useWaveform } from '../../media/use-waveform.ts'
import { NO_BEATS } from '../bars.ts'
import type { MediaFacts } from '../media-facts.ts'
import { mediaItem, useMediaItem } from '../queries.ts'
import type { TimelineData } from '../timeline-data.ts'
import { useTimelineSettings } from '../timeline-settings.ts'
import { type Analysis, useAnalysis } from '../use-analysis.ts'
import { analysisAt } from './analysis-at.ts'
import { clipsOf } from './clips-of.ts'
import { type Song, songOf } from './song-of.ts'
import type { Circumstances, Shown } from './subject.ts'

export interface DockData {
  readonly cid: string
  readonly facts: MediaFacts
  readonly data: TimelineData
  readonly song: Analysis
  readonly scenes: Analysis
}

const PEAKS = 2000

/** Undefined while it is not known what the file is. */
export function useDockData(known: Circumstances, shown: Shown): DockData | undefined {
  const item = useMediaItem(shown.content).data
  const facts = item?.facts
  const peaks = useWaveform(facts?.hasSound ? item?.cid : undefined, PEAKS)
  const followed = useMemo(() => followedSong(known, shown), [known, shown])
  const song = useAnalysis(
    followed?.content ?? (facts?.hasSound ? item?.cid : undefined),
    'audio',
    followed?.corrections,
  )
  const wantsScenes = useTimelineSettings(({ hidden }) => !hidden.dock.includes('scenes'))
  const scenes = useAnalysis(wantsScenes && facts?.kind === 'video' ? item?.cid : undefined, 'video')
  const secOf = useInputLengths(known)
  const [heard, seen] = [song.report, scenes.report]
  const data = useMemo((): TimelineData | undefined => {
    if (!item || !facts) return undefined
    const { durationSec } = facts
    const { recipe, report } = known
    const isVideo = facts.kind === 'video'
    const cuts = shown.kind !== 'input' && { recipe, beatSync: report?.beatSync ?? [], secOf }
    const music = heard && analysisAt(heard, followed?.offsetSec ?? 0, durationSec)
    return {
      ...{ durationSec, peaks, beats: NO_BEATS, ...music },
      pictures: isVideo ? { cid: item.cid } : undefined,
      clips: cuts ? clipsOf(cuts, shown.id, durationSec) : [],
      // A lane that is empty as long as nobody asked to see it.
      scenes: isVideo ? (seen?.scenes ?? []) : undefined,
      motion: seen?.motion,
      toleranceMs: facts.fps === undefined ? undefined : 500 / facts.fps,
    }
  }, [item, facts, peaks, heard, seen, followed, known, shown, secOf])
  return item && facts && data ? { cid: item.cid, facts, data, song, scenes } : undefined
}

interface FollowedSong extends Song {
  readonly content: string
}

/** The song that its steps follow; an input is its own. */
function followedSong({ recipe, fill }: Circumstances, shown: Shown): FollowedSong | undefined {
  if (shown.kind === 'input') return undefined
  const song = songOf(recipe, shown.id)
  const input = recipe.inputs.find(({ name }) => name === song?.input)
  const content = input && (input.pin ?? fill[input.name]?.[0])
  return song && content !== undefined ? { ...song, content } : undefined
}

function useInputLengths({ recipe, fill }: Circumstances): (input: string) => number | undefined {
  const { client } = useEngine()
  const contents = recipe.inputs.map(({ name, pin }) => [name, pin ?? fill[name]?.[0]] as const)
  const lengths = useQueries({
    queries: contents.map(([, content]) => mediaItem(client, content)),
    combine: (results) =>
      Object.fromEntries(results.map(({ data }, index) => [contents[index]?.[0], data?.facts?.durationSec])),
  })
  return useCallback((input: string) => lengths[input], [lengths])
}
