/** Opening a template: its media is drawn, it is kept as a recipe of the user's, run, and looked at as a form. */
import { useEffect, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { useEngine } from '../connect/engine.tsx'
import { queries } from '../connect/queries.tsx'
import { reportOf } from '../connect/report-of.ts'
import { notify } from '../design/notices.tsx'

export interface Opening {
  readonly id: string
  /** What is being drawn; absent while it is planned. */
  readonly media?: string
  /** 0 to 1. */
  readonly fraction?: number
}

export interface OpenTemplate {
  readonly current: Opening | undefined
  open(id: string): void
  cancel(): void
}

/** Nobody knows how far the first one is. */
const shareOf = (done: number, total: number): Pick<Opening, 'fraction'> =>
  done === 0 ? {} : { fraction: done / total }

export function useOpenTemplate(): OpenTemplate {
  const { client } = useEngine()
  const [, navigate] = useLocation()
  const [current, show] = useState<Opening>()
  const stop = useRef<AbortController>(undefined)
  useEffect(() => () => stop.current?.abort(), [])

  const work = async (id: string, signal: AbortSignal): Promise<void> => {
    show({ id })
    for await (const event of await client.templates.open({ id }, { signal })) {
      if (event.event === 'progress')
        show({ id, media: event.media, ...shareOf(event.doneMedia, event.totalMedia) })
      else {
        show({ id })
        await client.recipes.run({ id: event.name, inputs: event.inputs }, { signal })
        void queries.invalidateQueries()
        navigate(`/recipe/${encodeURIComponent(event.name)}?view=simple`)
      }
    }
  }
  return {
    current,
    cancel: () => stop.current?.abort(),
    open(id) {
      stop.current?.abort()
      const own = new AbortController()
      stop.current = own
      work(id, own.signal)
        .catch((error: unknown) => {
          if (!own.signal.aborted) notify({ text: reportOf(error).message, tone: 'bad' })
        })
        .finally(() => {
          if (stop.current === own) show(undefined)
        })
    },
  }
}
