/** What stands between a filter graph and an encoder that wants its pictures elsewhere, or otherwise. */
import type { Delivery } from '../deliver.ts'
import type { Profile } from '../profiles.ts'

/** Global options: the device that all outputs of a command share. */
export function deviceOptions(profiles: readonly Profile[]): readonly string[] {
  const [device] = profiles.flatMap(({ video }) => video?.hardware?.device ?? [])
  return device === undefined ? [] : ['-init_hw_device', `${device}=hw`, '-filter_hw_device', 'hw']
}

export interface HandedOver {
  /** Filters to add to the graph, as text. */
  readonly chain: readonly string[]
  /** What the output maps instead. */
  readonly pads: readonly string[]
}

/** `pads`: of the output's streams, the picture first. */
export function handOver(
  { delivery, profile }: { readonly delivery: Delivery; readonly profile: Profile },
  pads: readonly string[],
): HandedOver {
  const { surface, device } = profile.video?.hardware ?? {}
  const [picture, ...rest] = pads
  if (!surface || !delivery.video || !picture) return { chain: [], pads }
  const handed = picture.replace('[', '[h')
  const upload = device === undefined ? '' : ',hwupload'
  return { chain: [`${picture}format=${surface}${upload}${handed}`], pads: [handed, ...rest] }
}
