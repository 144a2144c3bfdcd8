/** What encodes: software, or hardware that was found to work here. Where that is asked for in vain, the run says why. */
import { ArtDagError } from '../../contract/errors.ts'
import { EncoderChoice, type HardwareEncoder } from '../../contract/schemas.ts'
import type { FoundEncoder } from '../../media/encoders/find-encoders.ts'
import { hasHardwareForm, withHardware } from '../../media/encoders/hardware.ts'
import type { Profile } from '../../media/profiles.ts'
import type { Plan } from '../../plan/plan.ts'
import type { EngineParts } from '../parts.ts'
import type { Prepared } from './prepare.ts'

export interface ChosenEncoder {
  readonly choice: EncoderChoice
  /** Absent: software. */
  readonly hardware?: HardwareEncoder
  /** Why it is not what was asked for; empty when it is. */
  readonly why: string
}

/**
 * By name. Nothing is looked for where software is meant, or where `profile` is one that hardware cannot write.
 * @throws ArtDagError USAGE when there is no such choice; FFMPEG_MISSING
 */
export async function chooseEncoder(
  name: string,
  profile: Profile | undefined,
  parts: EngineParts,
): Promise<ChosenEncoder> {
  const choice = readChoice(name)
  const isOpen = profile === undefined || hasHardwareForm(profile)
  if (choice === 'software' || !isOpen) return { choice, why: '' }
  const found = await parts.encoders()
  const hardware = found.find((encoder) => encoder.ok && (choice === 'auto' || encoder.name === choice))?.name
  return hardware ? { choice, hardware, why: '' } : { choice, why: whyNone(choice, found) }
}

function readChoice(name: string): EncoderChoice {
  const { data } = EncoderChoice.safeParse(name)
  if (data) return data
  throw new ArtDagError('USAGE', `there is no encoder “${name}”`, {
    hint: `encoders: ${EncoderChoice.options.join(', ')}`,
  })
}

function whyNone(choice: EncoderChoice, found: readonly FoundEncoder[]): string {
  if (choice === 'auto') return ''
  const why = found.find(({ name }) => name === choice)?.why ?? 'this system cannot have it'
  return `software encodes instead of ${choice}: ${why}; to look again: artdag doctor --again`
}

/** A plan by that choice, and the same in software for when the hardware fails on the way. */
export function planWithEncoder(
  { hardware, why }: ChosenEncoder,
  planAs: (form: (profile: Profile) => Profile) => Plan,
  prepared: (plan: Plan) => Prepared,
): Prepared {
  const plan = planAs((profile) => withHardware(profile, hardware))
  const made = prepared(plan)
  const { profile } = plan.output.profile
  const isInVain = why !== '' && hasHardwareForm(profile)
  return {
    ...made,
    ...(isInVain ? { warnings: [...made.warnings, why] } : {}),
    ...(profile.video?.hardware ? { inSoftware: () => prepared(planAs((plain) => plain)) } : {}),
  }
}
