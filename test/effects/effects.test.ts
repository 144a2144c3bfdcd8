/** The effect format: what may be written, what is refused and where, and how parameters get their values. */

import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { base58btc } from 'multiformats/bases/base58'
import { CID } from 'multiformats/cid'
import { afterAll, describe, expect, it } from 'vitest'
import { ALLOWED_FILTERS } from '../../engine/effects/allowed-filters.ts'
import { isParamIssues, resolveParams } from '../../engine/effects/effect-params.ts'
import { EffectDocument } from '../../engine/effects/format.ts'
import { readEffect } from '../../engine/effects/read-effect.ts'
import { createEffectRegistry } from '../../engine/effects/registry.ts'
import { type FilterName, optionType } from '../../engine/media/graph/filters.ts'

const BUILT_IN = path.join(import.meta.dirname, '../../resources/effects')

/** A small effect around one filter entry, written as YAML. */
const effect = (filter: string, params = ''): string =>
  `name: mine\ntitle: Mine\n${params === '' ? '' : `params:\n${params}\n`}filter:\n${filter}\n`
const refusal = (text: string): string => {
  try {
    readEffect(text, 'mine.yaml')
    return ''
  } catch (error) {
    expect(error).toMatchObject({ code: 'EFFECT_INVALID' })
    return (error as Error).message
  }
}

// facts/security.md, section 2: open files, load code, write files, take control or time without end
const NEVER =
  `movie amovie subtitles ass drawtext lut1d lut3d selectivecolor removelogo cover_rect find_rect cellauto life
  fieldhint nnedi sofalizer arnndn flite asr vidstabtransform showcqt libplacebo libvmaf qrencode whisper metadata ametadata
  psnr ssim vmafmotion signature vidstabdetect deshake paletteuse firequalizer ladspa lv2 frei0r frei0r_src program_opencl
  openclsrc xfade_opencl dnn_processing dnn_detect dnn_classify sr derain zmq azmq sendcmd asendcmd geq aeval aevalsrc lut
  lutrgb lutyuv scale crop pad zoompan rotate overlay select setpts loop aloop tpad apad reverse areverse tblend tile
  tinterlace minterpolate color concat split`
    .split(/\s+/)
    .filter((name) => name !== '')

describe('the allow-list', () => {
  it.each(NEVER)('refuses %s', (name) => {
    expect(Object.hasOwn(ALLOWED_FILTERS, name)).toBe(false)
    expect(refusal(effect(`  - use: ${name}`))).toContain(`“${name}” is not a filter effects may use`)
  })

  it('has no option that takes a text, a path, a colour or an expression', () => {
    for (const [filter, options] of Object.entries(ALLOWED_FILTERS)) {
      for (const [option, allowed] of Object.entries(options ?? {})) {
        const type = optionType(filter as FilterName, option)
        const isChoice = Array.isArray(type) && allowed === 'choice'
        expect(isChoice || type === 'int' || type === 'number', `${filter}.${option}`).toBe(true)
        if (typeof allowed === 'object') expect(allowed.max).toBeGreaterThan(allowed.min)
        if (type === 'int') expect(allowed, `${filter}.${option}`).toMatchObject({ integer: true })
      }
    }
  })
})

describe('an effect document', () => {
  it('has a CID of its values: comments, order of keys and spacing do not count', () => {
    const plain = readEffect(effect('  - { use: eq, with: { contrast: 1.2, gamma: 2 } }'), 'a.yaml')
    const dressed = `# words\ntitle:  Mine\nfilter: [{ with: { gamma: 2, contrast: 1.2 }, use: eq }]\nname: mine\n`
    expect(readEffect(dressed, 'b.yaml').cid).toBe(plain.cid)
    expect(readEffect(effect('  - { use: eq, with: { contrast: 1.3, gamma: 2 } }'), 'a.yaml').cid).not.toBe(
      plain.cid,
    )
  })

  it('shows every fault with its place', () => {
    const message = refusal(
      effect('  - use: eq\n    with:\n      contrast: 99\n      file: x\n  - use: movie'),
    )
    expect(message).toMatch(/mine\.yaml:6:\d+/)
    expect(message).toContain('can become 99, outside -10 to 10')
    expect(message).toMatch(/mine\.yaml:7:\d+/)
    expect(message).toContain('is not an option of eq that effects may set')
    expect(message).toMatch(/mine\.yaml:8:\d+/)
  })

  it.each([
    ['an unknown key', 'name: mine\ntitle: x\nfilter: []\nscript: rm', /script/],
    ['a name with capitals', 'name: Mine\ntitle: x\nfilter: []', /name/],
    ['no filters at all', 'name: mine\ntitle: x', /filter/],
    ['text that is no YAML', 'name: [', /mine\.yaml:1/],
    ['a path for a filter', effect('  - use: "movie=/etc/passwd"'), /not a filter effects may use/],
    [
      'an option of every object',
      effect('  - use: eq\n    with: { constructor: 1 }'),
      /“constructor”|"constructor"/,
    ],
  ])('refuses %s', (_, text, message) => {
    expect(refusal(text)).toMatch(message)
  })

  const number = (more: string) => `  p: { type: number, ${more} }`

  it.each([
    [
      'a parameter that does not exist',
      '{ param: q }',
      number('default: 1, min: 0, max: 2'),
      /no parameter “q”/,
    ],
    [
      'one every object has',
      '{ param: constructor }',
      number('default: 1, min: 0, max: 2'),
      /no parameter “constructor”/,
    ],
    [
      'a range that leaves the option',
      '{ param: p, times: 10 }',
      number('default: 1, min: 0, max: 2'),
      /0 … 20, outside/,
    ],
    ['an enum for a number', '{ param: p }', '  p: { type: enum, values: [x], default: x }', /is no number/],
    ['a text for a number', '"1:enable=1"', '', /must be a number/],
  ])('refuses %s', (_, value, params, message) => {
    expect(refusal(effect(`  - use: eq\n    with: { contrast: ${value} }`, params))).toMatch(message)
  })

  it.each([
    ['a default outside its range', number('default: 5, min: 0, max: 2'), /is outside 0 to 2/],
    ['a range upside down', number('default: 1, min: 2, max: 0'), /min is greater than max/],
    [
      'an integer with a half',
      '  p: { type: integer, default: 0.5, min: 0, max: 2 }',
      /must be whole numbers/,
    ],
    ['a default that is no choice', '  p: { type: enum, values: [x], default: y }', /is not one of values/],
  ])('refuses %s', (_, params, message) => {
    expect(refusal(effect('  - use: negate', params))).toMatch(message)
  })

  it('binds whole numbers only to what is always whole', () => {
    const bound = (type: string, times: string) =>
      refusal(
        effect(
          `  - use: noise\n    with: { alls: { param: p${times} } }`,
          `  p: { type: ${type}, default: 2, min: 0, max: 10 }`,
        ),
      )
    expect(bound('integer', ', times: 3')).toBe('')
    expect(bound('integer', ', times: 0.5')).toContain('must be a whole number')
    expect(bound('number', '')).toContain('must be a whole number')
  })

  it('joins entries by names that stand before, are unique, and are of the same kind', () => {
    const joined = (first: string, from: string) =>
      refusal(effect(`  - ${first}\n  - { use: blend, from: ${from} }`))
    expect(joined('{ id: soft, use: gblur }', '[input, soft]')).toBe('')
    expect(joined('{ id: soft, use: gblur }', '[input, later]')).toContain('no earlier entry is called later')
    expect(joined('{ id: soft, use: gblur }', '[soft]')).toContain('blend takes 2 streams, 1 are given')
    expect(joined('{ id: loud, use: volume }', '[input, loud]')).toContain('loud gives sound')
    expect(joined('{ id: input, use: gblur }', '[input, input]')).toContain('is the name of something else')
  })
})

describe('parameters', () => {
  const document = EffectDocument.parse({
    name: 'mine',
    title: 'Mine',
    filter: [],
    params: {
      amount: { type: 'number', default: 1, min: 0, max: 4, unit: 'px' },
      count: { type: 'integer', default: 2, min: 0, max: 9 },
      mode: { type: 'enum', values: ['wires', 'canny'], default: 'wires' },
      constructor: { type: 'number', default: 3, min: 0, max: 4 },
    },
  })
  const faults = (given: Record<string, unknown>) => {
    const result = resolveParams(document, given)
    return isParamIssues(result) ? result.map(({ name, message }) => `${name}: ${message}`) : result
  }

  it('left out take their defaults', () => {
    expect(faults({ amount: 2.5 })).toEqual({ amount: 2.5, count: 2, mode: 'wires', constructor: 3 })
  })

  it('outside their declaration are all named, with what is allowed', () => {
    expect(faults({ amount: 5, count: 1.5, mode: 'other' })).toEqual([
      'amount: must be from 0 to 4 px',
      'count: must be a whole number',
      'mode: must be one of wires, canny',
    ])
    for (const amount of [Number.NaN, '2', null])
      expect(faults({ amount })).toEqual(['amount: must be a number'])
  })

  it('that do not exist are answered with the nearest that does', () => {
    expect(faults({ amont: 1 })).toEqual([
      'amont: effect “mine” has no parameter “amont” (it has amount, count, mode, constructor); did you mean “amount”?',
    ])
  })
})

describe('the registry', () => {
  const own = mkdtempSync(path.join(tmpdir(), 'artdag-effects-'))
  afterAll(() => rmSync(own, { recursive: true }))
  const write = (name: string, text: string) => writeFileSync(path.join(own, name), text)

  it.each(readdirSync(BUILT_IN))('has the built-in %s under the name it gives itself', (file) => {
    const { document } = readEffect(readFileSync(path.join(BUILT_IN, file), 'utf8'), file)
    expect(`${document.name}.yaml`).toBe(file)
    expect(document.description).not.toBe('')
    expect(createEffectRegistry([BUILT_IN]).get(document.name)?.document).toEqual(document)
  })

  it("prefers the user's own effect to a built-in of the same name", () => {
    write('identity.yaml', 'name: identity\ntitle: My own\nfilter: []\n')
    expect(createEffectRegistry([own, BUILT_IN]).get('identity')?.document.title).toBe('My own')
    expect(createEffectRegistry([own, BUILT_IN]).names()).toContain('glow')
  })

  it('takes a pin as a CID in any base, or as a hash of the file in either case', () => {
    const registry = createEffectRegistry([BUILT_IN])
    const { cid } = registry.resolve('glow', undefined)
    const file = readFileSync(path.join(BUILT_IN, 'glow.yaml'))
    const pins = [
      cid,
      CID.parse(cid).toString(base58btc),
      createHash('sha256').update(file).digest('hex').toUpperCase(),
      createHash('sha3-256').update(file).digest('hex'),
    ]
    for (const pin of pins) expect(registry.resolve('glow', pin).cid).toBe(cid)
  })

  it('refuses another content than the one pinned, and a name it does not know', () => {
    const registry = createEffectRegistry([BUILT_IN])
    expect(() => registry.resolve('glow', 'f'.repeat(64))).toThrow(
      expect.objectContaining({
        code: 'EFFECT_MISSING',
        details: expect.objectContaining({ pinned: 'f'.repeat(64) }),
      }),
    )
    expect(() => registry.resolve('glwo', undefined)).toThrow(
      expect.objectContaining({
        code: 'EFFECT_MISSING',
        hint: expect.stringContaining('did you mean “glow”?'),
      }),
    )
  })

  it('finds no file outside its folders, and none where a folder is missing', () => {
    mkdirSync(path.join(own, 'inner'))
    write('inner/secret.yaml', 'name: secret\ntitle: x\nfilter: []\n')
    const registry = createEffectRegistry([own, path.join(own, 'nowhere')])
    for (const name of ['inner/secret', '../secret', 'constructor'])
      expect(registry.get(name)).toBeUndefined()
  })

  it('says what is wrong with a broken file when it is asked for, not before', () => {
    write('broken.yaml', 'name: broken\ntitle: x\nfilter: [{ use: movie }]\n')
    const registry = createEffectRegistry([own])
    expect(() => registry.get('broken')).toThrow(expect.objectContaining({ code: 'EFFECT_INVALID' }))
  })

  it('sees what was added, edited, mended or deleted since it last looked', () => {
    const registry = createEffectRegistry([own])
    const titleOf = () => registry.get('late')?.document.title
    expect(titleOf()).toBeUndefined()
    write('late.yaml', 'name: late\ntitle: First\nfilter: []\n')
    expect([titleOf(), registry.names().includes('late')]).toEqual(['First', true])
    write('late.yaml', 'name: late\ntitle: Second\nfilter: []\n')
    expect([titleOf(), registry.resolve('late', undefined).document.title]).toEqual(['Second', 'Second'])
    write('late.yaml', 'name: late\ntitle: [\n')
    expect(titleOf).toThrow(expect.objectContaining({ code: 'EFFECT_INVALID' }))
    rmSync(path.join(own, 'late.yaml'))
    expect(titleOf()).toBeUndefined()
  })

  it('does not read again what looks the same', () => {
    const registry = createEffectRegistry([BUILT_IN])
    expect(registry.get('glow')).toBe(registry.get('glow'))
  })
})
