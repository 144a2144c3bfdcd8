/** Where a clip is heard at all. */

/** Share of the loudest moment from which on something sounds. */
const AUDIBLE = 0.01

export interface Sounding {
  readonly startSec: number
  readonly endSec: number
  readonly isLoud: (sec: number) => boolean
}

/** From an envelope whose value `i` sums up the time from `i · hopSec` on. */
export function soundingOf(energy: Float32Array, hopSec: number, durationSec: number): Sounding {
  const least = AUDIBLE * energy.reduce((most, value) => Math.max(most, value), 0)
  const heard = (value: number) => value > least
  const first = energy.findIndex(heard)
  const last = energy.findLastIndex(heard)
  return {
    startSec: Math.max(0, first * hopSec - hopSec / 2),
    endSec: Math.min(durationSec, (last + 1) * hopSec),
    isLoud: (sec) =>
      heard(energy[Math.floor(sec / hopSec)] ?? 0) || heard(energy[Math.ceil(sec / hopSec)] ?? 0),
  }
}
