/** Says with a notice of the system that a run has ended, when nobody looks at this page. Asks only when it is told to. */
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { create } from 'zustand'
import type { RunSummary } from '../../engine/contract/schemas.ts'
import { useEngine } from '../connect/engine.tsx'
import { notify } from '../design/notices.tsx'
import { duration } from '../text/quantities.ts'
import { text } from '../text/text.ts'
import { newlyEnded } from './newly-ended.ts'

const words = text.runs
const LOOK_EVERY_MS = 5000

/** Not everywhere are there such notices. */
const usePermission = create<{ readonly state: NotificationPermission }>(() => ({
  state: typeof Notification === 'undefined' ? 'denied' : Notification.permission,
}))

export interface NoticePermission {
  /** It was never asked. */
  readonly canAsk: boolean
  readonly ask: () => void
}

export function useNoticePermission(): NoticePermission {
  const { state } = usePermission()
  const ask = async (): Promise<void> => {
    const answer = await Notification.requestPermission()
    usePermission.setState({ state: answer })
    notify(
      answer === 'granted' ? { text: words.done.notify } : { text: words.done.notifyDenied, tone: 'bad' },
    )
  }
  return { canAsk: state === 'default', ask: () => void ask() }
}

/** Mounted once, in the window. */
export function NotifyWhenDone() {
  const { client } = useEngine()
  const isAllowed = usePermission(({ state }) => state === 'granted')
  const { data } = useQuery({
    queryKey: ['runs', 'latest'],
    queryFn: async ({ signal }) => (await client.runs.list({ previews: false, limit: 50 }, { signal })).items,
    refetchInterval: LOOK_EVERY_MS,
    refetchIntervalInBackground: true,
    enabled: isAllowed,
  })
  const before = useRef<readonly RunSummary[]>(undefined)
  useEffect(() => {
    if (data && before.current && document.hidden) newlyEnded(before.current, data).forEach(tell)
    before.current = data
  }, [data])
  return null
}

function tell(run: RunSummary): void {
  const notice = new Notification(wordsOf(run), { tag: run.runId })
  notice.onclick = () => {
    window.focus()
    window.history.pushState(null, '', `/run/${run.runId}`)
    notice.close()
  }
}

function wordsOf({ state, recipe, seconds }: RunSummary): string {
  if (state === 'failed') return words.notice.failed(recipe)
  return state === 'cancelled'
    ? words.notice.cancelled(recipe)
    : words.notice.finished(recipe, duration(seconds))
}
