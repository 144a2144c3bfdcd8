/** What items are called, what is said of them, and what a drag of one carries. */
import { describe, expect, it } from 'vitest'
import { readRecipe } from '../../../engine/recipe/read/read-recipe.ts'
import { createIssueList } from '../../../engine/recipe/yaml/issue-list.ts'
import { parseYaml } from '../../../engine/recipe/yaml/parse-yaml.ts'
import { readUi } from '../../../renderer/editor/document/read-ui.ts'
import { factOf, titleOf } from '../../../renderer/library/describe-item.ts'
import { textWith } from '../../../renderer/library/fill-recipe.ts'
import { CONTENT_TYPE, carry, fileNameOf } from '../../../renderer/library/grid/carry.ts'
import { asBefore, commonOf, splitTags, tagsOf, withTags } from '../../../renderer/library/inspector/said.ts'
import { readFacts } from '../../../renderer/library/read-facts.ts'
import { itemOf } from './items.ts'

const run = { runId: 'baguqeera' as never, recipe: 'beat-cuts' }
const said = (meta: object) => ({ ...itemOf('x').meta, ...meta })

describe('the title of an item', () => {
  it.each([
    [{ meta: said({ title: 'Dusk' }), names: ['a'], fileName: 'b.mp4' }, 'Dusk'],
    [{ names: ['a'], fileName: 'b.mp4' }, 'a'],
    [{ fileName: 'b.mp4', madeBy: run }, 'b.mp4'],
    [{ madeBy: run }, 'beat-cuts'],
  ])('of %j is %s', (more, title) => {
    expect(titleOf(itemOf('x', more))).toBe(title)
  })

  it('falls back to what it is, with the ends of its CID', () => {
    expect(titleOf(itemOf('abcdefghijklmn', { media: 'audio' }))).toBe('Sound bafkreia…klmn')
  })
})

describe('the line below', () => {
  it.each([
    [{ width: 640, height: 360, fps: 12.5, hasSound: false }, '640×360 · 12.5 fps · no sound'],
    [{ width: 640, height: 360, fps: 30000 / 1001, usedBy: 1 }, '640×360 · 29.97 fps · used by 1'],
    [{ media: 'audio' as const, bpm: 139.956, usedBy: 3 }, '140.0 BPM · used by 3'],
    [{ madeBy: run, names: ['film'], width: 4, height: 2 }, 'made by beat-cuts · 4×2'],
    [{ madeBy: run, width: 4, height: 2 }, 'output · 4×2'],
    [{ media: 'audio' as const }, '1.0 kB'],
  ])('of %j is %s', (more, fact) => {
    expect(factOf(itemOf('x', more))).toBe(fact)
  })
})

it('of the facts of a probe takes what it understands, whatever else they say', () => {
  const sound = { codec: 'aac', sampleRate: 48_000, channels: 2, layout: 'stereo' }
  const whole = { isCut: true, video: [{ codec: 'h264', hasAlpha: false, more: 1 }], audio: [sound] }
  expect(readFacts(whole)).toEqual({ isCut: true, picture: { codec: 'h264', hasAlpha: false }, sound })
  const nothing = { isCut: false, picture: undefined, sound: undefined }
  for (const odd of [undefined, null, 7, [], {}, { video: {}, audio: [] }, { audio: [{ codec: 'aac' }] }])
    expect(readFacts(odd)).toEqual(nothing)
})

describe('a drag', () => {
  it('carries the content for our own pages and a file for other programs', () => {
    const carried = new Map<string, string>()
    const item = itemOf('x', { names: ['Night: street'], media: 'video' })
    const media = { download: (cid: string) => `http://127.0.0.1/${cid}?download` }
    carry({ effectAllowed: 'all', setData: (type, data) => void carried.set(type, data) }, item, media)
    expect(JSON.parse(carried.get(CONTENT_TYPE) ?? '')).toEqual({
      ...{ cid: item.cid, kind: 'video', name: 'Night: street' },
    })
    expect(carried.get('DownloadURL')).toBe(
      `video/mp4:Night- street.mp4:http://127.0.0.1/${item.cid}?download`,
    )
  })

  it.each([
    ['../../etc/passwd', '..-..-etc-passwd.mp4'],
    ['clip.mov', 'clip.mov'],
    ['a\nb', 'a-b.mp4'],
  ])('names the file of %j %s', (name, fileName) => {
    expect(fileNameOf(itemOf('x', { names: [name] }))).toBe(fileName)
  })
})

describe('what is said of several', () => {
  const metas = [said({ tags: ['sea', 'sky'], rating: 3 }), said({ tags: ['sky'], rating: 4 })]

  it('is shown where all have it', () => {
    expect(commonOf(metas, 'title')).toBe('')
    expect(commonOf(metas, 'rating')).toBeUndefined()
    expect(tagsOf(metas)).toEqual([
      { tag: 'sky', isOnAll: true },
      { tag: 'sea', isOnAll: false },
    ])
  })

  it('is added to each, and taken back from each', () => {
    const changes = metas.map((meta) => withTags(meta, ['sea', 'dusk']))
    expect(changes).toEqual([{ tags: ['sea', 'sky', 'dusk'] }, { tags: ['sky', 'sea', 'dusk'] }])
    expect(metas.map((meta, at) => asBefore(meta, changes[at] ?? {}))).toEqual([
      { tags: ['sea', 'sky'] },
      { tags: ['sky'] },
    ])
  })

  it('is typed with commas between', () => {
    expect(splitTags(' sea, dusk ,, ')).toEqual(['sea', 'dusk'])
  })
})

it('a recipe begun with an item has it as its input, whatever it is called', () => {
  const item = itemOf('abc', { media: 'audio' })
  for (const name of ['plain', 'yes: "no"\n- x', '#', '{}']) {
    const text = textWith(name, item)
    const value = parseYaml(text, createIssueList())?.value as Record<string, unknown>
    expect(value.name).toBe(name)
    expect(readUi(value.ui).fill).toEqual({ song: [item.cid] })
    const { issues } = readRecipe(text, { fileName: 'new.yaml' })
    expect(issues.map(({ path }) => path)).not.toContain('inputs')
  }
})
