/** ffmpeg's own two readers give every escaped text back, byte for byte. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { escapeOptionValue } from '../../../engine/media/graph/escape.ts'
import { describeWithEachFfmpeg } from '../../support/pairs.ts'
import { runTool, type ToolPair } from '../../support/tools.ts'

const hostile = fc.constantFrom(...`\\'":,;[]{}()=%$#|@!&*?~^<>\`\n\r\t -+/.0aé🎬`, '\\\\', "''", '][')
const texts = fc.oneof(
  fc.string({ unit: hostile, minLength: 1, maxLength: 40 }),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }).filter((text) => !text.includes('\0')),
)

/** What a filter got as the values of its option: one filter for each text, then all printed in a row. */
async function throughGraph(tools: ToolPair, values: readonly string[]): Promise<string[]> {
  const keys = values.map((_, i) => `artdag-key-${i}`)
  const setters = values.map(
    (value, i) => `metadata=mode=add:key=${keys[i]}:value=${escapeOptionValue(value)}`,
  )
  const graph = ['color=s=2x2:d=0.04:r=25', ...setters, 'metadata=mode=print:file=-'].join(',')
  const argv = ['-nostdin', '-v', 'error', '-filter_complex', `${graph}[o]`, '-map', '[o]', '-f', 'null', '-']
  const printed = (await runTool(tools.ffmpeg, argv)).toString()
  return keys.map((key, i) => {
    const from = printed.indexOf(`${key}=`) + key.length + 1
    const next = keys[i + 1]
    const to = next === undefined ? printed.length : printed.indexOf(`${next}=`, from)
    return printed.slice(from, to - 1) // the line end that closes a value
  })
}

describeWithEachFfmpeg((tools) => {
  test('400 hostile texts come back exactly', async () => {
    const samples = fc.sample(texts, { numRuns: 400, seed: 7 })
    for (let i = 0; i < samples.length; i += 100) {
      const batch = samples.slice(i, i + 100)
      expect(await throughGraph(tools, batch)).toEqual(batch)
    }
  })

  test('an injected filter stays a text', async () => {
    const injection = ["',movie=/etc/passwd,'", '],movie=x[', ';color=red[x];', "x':file=y"]
    expect(await throughGraph(tools, injection)).toEqual(injection)
  })
})
