/** How a run or a task stands: a colour, a shape, and always a word beside it. */
import {
  Ban,
  Circle,
  CircleAlert,
  CircleCheck,
  CircleDashed,
  CirclePause,
  LoaderCircle,
  type LucideIcon,
} from 'lucide-react'
import type { RunSummary } from '../../engine/contract/schemas.ts'
import { join } from '../design/join.ts'
import type { Tone } from '../design/pill.tsx'
import { text } from '../text/text.ts'
import type { StepState } from './plan/step-states.ts'
import styles from './state-icon.module.css'

export type Stand = StepState | 'queued' | 'paused' | 'cancelled'

const LOOKS: Readonly<Record<Stand, { readonly icon: LucideIcon; readonly tone: Tone }>> = {
  queued: { icon: Circle, tone: 'neutral' },
  waiting: { icon: Circle, tone: 'neutral' },
  running: { icon: LoaderCircle, tone: 'accent' },
  paused: { icon: CirclePause, tone: 'warn' },
  finished: { icon: CircleCheck, tone: 'ok' },
  cached: { icon: CircleCheck, tone: 'ok' },
  source: { icon: CircleDashed, tone: 'neutral' },
  failed: { icon: CircleAlert, tone: 'bad' },
  cancelled: { icon: Ban, tone: 'neutral' },
  skipped: { icon: Ban, tone: 'neutral' },
}

export const standOf = ({ state, isPaused }: Pick<RunSummary, 'state' | 'isPaused'>): Stand =>
  isPaused && (state === 'queued' || state === 'running') ? 'paused' : state

export const toneOf = (stand: Stand): Tone => LOOKS[stand].tone

export const wordOf = (stand: Stand): string => ({ ...text.runs.plan.states, ...text.runs.states })[stand]

export function StateIcon({ stand }: { readonly stand: Stand }) {
  const { icon: Icon, tone } = LOOKS[stand]
  return (
    <Icon aria-hidden className={join(styles.icon, styles[tone], stand === 'running' && styles.turning)} />
  )
}
