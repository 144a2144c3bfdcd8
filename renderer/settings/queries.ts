/** What the settings page asks, and what it changes. */
import { useMutation, useQuery } from '@tanstack/react-query'
import type { Setting, SettingValue } from '../../engine/contract/groups/settings.ts'
import { useEngine } from '../connect/engine.tsx'
import { queries } from '../connect/queries.tsx'
import { reportOf } from '../connect/report-of.ts'
import { notify } from '../design/notices.tsx'
import { text } from '../text/text.ts'

const SETTINGS = ['settings'] as const
const DOCTOR = ['doctor'] as const

export function useSettings() {
  const { client } = useEngine()
  return useQuery({ queryKey: SETTINGS, queryFn: () => client.settings.list({}) })
}

export interface Change {
  readonly setting: Setting
  /** Absent: back to what it would be without. */
  readonly value?: SettingValue
}

/** With the way back to what it was. */
export function useChangeSetting() {
  const { client } = useEngine()
  const put = useMutation({
    mutationFn: ({ setting: { key }, value }: Change) =>
      client.settings.set({ key, ...(value === undefined ? {} : { value }) }),
    onSettled: () => queries.invalidateQueries({ queryKey: SETTINGS }),
    onError: (error) => notify({ text: reportOf(error).message, tone: 'bad' }),
    onSuccess: (_, { setting }) =>
      notify({
        text: text.settings.engine.saved(setting.title),
        action: { text: text.common.undo, run: () => put.mutate(backTo(setting)) },
      }),
  })
  return put
}

const backTo = (setting: Setting): Change =>
  setting.source.kind === 'file' ? { setting, value: setting.next ?? setting.value } : { setting }

export function useDoctor() {
  const { client } = useEngine()
  return useQuery({
    queryKey: DOCTOR,
    queryFn: () => client.system.doctor({}),
    staleTime: Number.POSITIVE_INFINITY,
  })
}

/** Every encoder is tried again. */
export function useTestAgain() {
  const { client } = useEngine()
  return useMutation({
    mutationFn: () => client.system.doctor({ again: true }),
    onSuccess: (report) => queries.setQueryData(DOCTOR, report),
    onError: (error) => notify({ text: reportOf(error).message, tone: 'bad' }),
  })
}
