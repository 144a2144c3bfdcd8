/** The door to the scheduler: one schedule from its beginning to its end. */
import { createPools, type Pools } from './schedule/pools.ts'
import { type Schedulable, Schedule, type ScheduleOptions, type ScheduleResult } from './schedule/schedule.ts'

/** Never throws for a task's failure. `slots`: as many at once, in pools of its own. */
export async function schedule<T extends Schedulable>(
  tasks: readonly T[],
  {
    slots,
    pools = createPools({ cpu: slots ?? 1 }),
    ...options
  }: Omit<ScheduleOptions<T>, 'pools'> & { readonly slots?: number; readonly pools?: Pools },
): Promise<ScheduleResult> {
  return await new Schedule(tasks, { ...options, pools }).run()
}
