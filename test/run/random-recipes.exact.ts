/** Recipes nobody thought of: valid ones drawn at random plan, render to what was planned, and give the same from the cache. */
import { hash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { draw } from '../../engine/nodes/random-slice.ts'
import { finished, openEngine } from '../support/engine.ts'
import { makeClip } from '../support/media.ts'
import { decodeFacts, readPixels } from '../support/readback.ts'

const COUNT = process.env.ARTDAG_ACCEPTANCE === '1' ? 300 : 12

/** Every decoded frame, by its hash. Sound may differ in its last bits: a codec and a resampler begin where they are sought. */
const framesOf = async (file: string): Promise<readonly string[]> =>
  (await readPixels(file, { width: 48, height: 48, pixelFormat: 'rgb24' })).map((frame) =>
    hash('sha256', frame),
  )

/**
 * Steps whose inputs are earlier steps or the two clips; every number is drawn, every config is valid for any clip here. What
 * came of a RANDOM_SLICE has a few frames only and is not cut again: nothing might be left.
 */
function randomRecipe(seed: number): string {
  let draws = 0
  const random = (): number => draw(seed, draws++)
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T
  const between = (low: number, high: number): number => Number((low + random() * (high - low)).toFixed(3))
  const names = ['a', 'b']
  const short = new Set<string>()
  const pickLong = (): string => pick(names.filter((name) => !short.has(name)))
  const kinds: readonly (() => string)[] = [
    () =>
      `type: SEGMENT, inputs: [${pickLong()}], config: { offset: ${between(0, 0.1)}, duration: ${between(0.3, 2)} }`,
    () =>
      `type: RESIZE, inputs: [${pick(names)}], config: { width: ${20 + Math.floor(random() * 100)}, height: ${20 + Math.floor(random() * 100)}, mode: ${pick(['fit', 'fill', 'pad', 'stretch'])} }`,
    () =>
      `type: TRANSFORM, inputs: [${pick(names)}], config: { effects: { speed: ${between(0.8, 1.2)}, hue: ${between(-90, 90)}, blur: ${between(0, 2)} } }`,
    () => `type: EFFECT, inputs: [${pick(names)}], config: { effect: ${pick(['identity', 'dog', 'glow'])} }`,
    () =>
      `type: SEQUENCE, inputs: [${pick(names)}, ${pick(names)}], config: { fit: ${pick(['pad', 'fill'])}, transition: { type: ${pick(['cut', 'fade'])}, duration: 0.08 } }`,
    () =>
      `type: BLEND, inputs: [${pick(names)}, ${pick(names)}], config: { mode: ${pick(['screen', 'multiply', 'difference'])}, opacity: ${between(0, 1)} }`,
    () =>
      `type: LAYER, inputs: [${pick(names)}, ${pick(names)}], config: { layers: [{ scale: ${between(0.2, 1)}, opacity: ${between(0, 1)}, position: ${pick(['center', 'top-left', 'right'])} }] }`,
    () =>
      `type: RANDOM_SLICE, inputs: [${pickLong()}], config: { duration: 0.16, seed: ${Math.floor(random() * 1000)} }`,
  ]
  const steps = Array.from({ length: 3 + Math.floor(random() * 4) }, (_, index) => {
    const name = `s${index}`
    const step = pick(kinds)()
    const isShort =
      step.includes('RANDOM_SLICE') || (step.match(/\bs\d+\b/g) ?? []).some((input) => short.has(input))
    names.push(name)
    if (isShort) short.add(name)
    return `  - { id: ${name}, ${step} }`
  })
  return `canvas: { fps: 25 }\ninputs: { a: video, b: video }\nsteps:\n${steps.join('\n')}\noutput: ${names.at(-1)}`
}

describe(`${COUNT} random recipes`, () => {
  it.each(Array.from({ length: COUNT }, (_, seed) => seed))(
    'number %i is rendered as planned, and again from what it kept',
    async (seed) => {
      const recipe = randomRecipe(seed)
      const clips = {
        a: await makeClip({ frames: 30, width: 96, height: 64, sound: 'sweep' }),
        b: await makeClip({ frames: 20, fps: '12.5', width: 64, height: 80, firstNumber: 300 }),
      }
      const engine = await openEngine()
      const plan = await engine.plan(recipe, clips, { profile: 'draft' })
      const whole = finished(await engine.run(recipe, clips, { profile: 'draft' }))
      expect(whole.state, `${recipe}\n${whole.error?.message}`).toBe('finished')
      const facts = await decodeFacts(whole.output?.path ?? '')
      expect(facts.video?.frames).toBe(Math.round(plan.durationSec * 25))
      expect(finished(await engine.run(recipe, clips, { profile: 'draft' })).tasksRun).toBe(0)
      const kept = finished(
        await (await openEngine()).run(recipe, clips, { profile: 'draft', keepIntermediates: true }),
      )
      const [once, again] = [whole, kept].map(({ output }) => output?.path ?? '')
      expect(await framesOf(again ?? ''), recipe).toEqual(await framesOf(once ?? ''))
    },
  )
})

describe('a string', () => {
  const strings = [
    '%{localtime}',
    'a\'b"c',
    'x:y=z,w;[v]',
    '\\\\n\\n',
    '$(touch marker)',
    '../../etc/passwd',
    'fontfile=/etc/passwd',
    '−∞ 🙂 \u202e abc',
    '%d %s %n',
    '{asset:x} {in:y} {out}',
  ]
  it.each(strings)('%j in a title is drawn, and nothing else comes of it', async (text) => {
    const engine = await openEngine()
    const recipe = `steps: [{ id: t, type: GENERATE, config: { kind: text, text: ${JSON.stringify(text)}, size: 16, width: 320, height: 40, background: black } }]\noutput: t`
    const { tasks } = await engine.plan(recipe)
    expect(tasks[0]?.command.filter((argument) => argument.startsWith('file:'))).toEqual(['file:{out}'])
    expect(finished(await engine.run(recipe)).state).toBe('finished')
  })
})
