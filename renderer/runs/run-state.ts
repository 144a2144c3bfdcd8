/** What can still happen to a run. */
import type { RunState } from '../../engine/contract/schemas.ts'

export const isOpen = ({ state }: { readonly state: RunState }): boolean =>
  state === 'queued' || state === 'running'
