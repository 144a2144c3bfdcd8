/** The theme's colours as a painter needs them: resolved. */
import type { Tone } from '../../../design/pill.tsx'
import type { Kind } from '../../../media/kind.tsx'

export interface FarColours {
  readonly box: string
  readonly behind: string
  readonly line: string
  readonly text: string
  readonly accent: string
  readonly font: string
  readonly unknown: string
  readonly edge: Readonly<Record<Tone, string>>
  readonly link: Readonly<Record<Kind, string>>
}

export function farColours(element: Element): FarColours {
  const style = getComputedStyle(element)
  const of = (name: string): string => style.getPropertyValue(`--${name}`).trim()
  const line = of('line')
  const willRun = `color-mix(in srgb, ${of('accent')} 40%, ${line})`
  return {
    box: of('raised'),
    behind: of('panel'),
    line,
    text: of('text'),
    accent: of('accent'),
    font: of('font'),
    unknown: of('warn'),
    edge: { neutral: line, ok: line, warn: line, accent: willRun, bad: of('bad') },
    link: {
      video: of('video'),
      audio: of('audio'),
      image: of('image'),
      signal: of('signal'),
      any: of('muted'),
    },
  }
}
