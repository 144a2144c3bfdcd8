import { describe, expect, test } from 'vitest'
import { accepts, flowOf } from '../../../renderer/editor/canvas/model/flow.ts'
import { flowsOf, graphOf } from '../../../renderer/editor/canvas/model/graph.ts'
import { layOut } from '../../../renderer/editor/canvas/model/layout.ts'
import { placesOf } from '../../../renderer/editor/canvas/model/positions.ts'
import { reuse } from '../../../renderer/editor/canvas/model/reuse.ts'
import { sizeOf } from '../../../renderer/editor/canvas/model/sizes.ts'
import { soundSource } from '../../../renderer/editor/canvas/model/sound-source.ts'
import { KNOWN, recipeIn, SONG_VIDEO } from './known.ts'

const recipe = recipeIn(SONG_VIDEO)
const graph = graphOf(recipe, KNOWN, { song: ['song.flac'] })
const nodeOf = (key: string) => graph.nodes.find((node) => node.key === key)

describe('what comes out of a node', () => {
  test.each([
    ['small', { kind: 'video', isList: false, isAnalysed: false }],
    ['parts', { kind: 'video', isList: false, isAnalysed: false }],
    ['beats', { kind: 'audio', isList: false, isAnalysed: true }],
    ['done', { kind: 'video', isList: false, isAnalysed: false }],
  ])('of %s is known', (id, flow) => {
    expect(flowsOf(recipe, KNOWN).get(id)).toEqual(flow)
  })

  test.each([
    ['GENERATE', { kind: 'tone' }, 'audio'],
    ['GENERATE', { kind: 'text', text: 'x' }, 'image'],
    ['GENERATE', { kind: 'text', text: 'x', duration: 2 }, 'video'],
    ['NOBODY_KNOWS', {}, 'any'],
  ])('%s %j gives %s', (type, config, kind) => {
    expect(flowOf({ type, config }, []).kind).toBe(kind)
  })

  test('a list stays a list of what MAP makes of it', () => {
    const song = { port: 'items', flow: { kind: 'audio', isList: true, isAnalysed: false } } as const
    expect(flowOf({ type: 'MAP', config: { operation: 'segment' } }, [song])).toMatchObject({
      kind: 'audio',
      isList: true,
    })
  })

  test('a port takes what it is made for, videos for their sound, and what nobody knows', () => {
    expect(
      ['video', 'audio', 'image', 'any'].map((kind) => accepts({ kinds: ['audio'] }, { kind } as never)),
    ).toEqual([true, true, false, true])
  })
})

describe('a recipe as a graph', () => {
  test('has an open place wherever one more may come', () => {
    expect(nodeOf('parts')?.sockets.map(({ id, inputs }) => [id, inputs])).toEqual([
      ['items#0', [0]],
      ['items#1', [1]],
      ['items#2', []],
    ])
    expect(nodeOf('done')?.sockets.map(({ id }) => id)).toEqual(['video#0', 'audio#0'])
  })

  test('links inputs and steps to the places that the planner would fill', () => {
    expect(graph.links.map(({ from, to, socket }) => `${from} ${to} ${socket}`)).toEqual([
      'input:clip small input#0',
      'small parts items#0',
      'input:cover parts items#1',
      'input:song beats input#0',
      'parts done video#0',
      'beats done audio#0',
    ])
  })

  test('keeps the ports and settings of a type that is not known', () => {
    const strange = recipeIn(SONG_VIDEO.replace('type: MUX', 'type: WARP'))
    const node = graphOf(strange, KNOWN, {}).nodes.find(({ key }) => key === 'done')
    expect(node).toMatchObject({ isKnown: false, type: 'WARP' })
    expect(node?.sockets.filter(({ inputs }) => inputs.length > 0).map(({ id }) => id)).toEqual([
      'video#0',
      'audio#0',
    ])
  })

  test('gathers a long list in one place', () => {
    const many = recipeIn(SONG_VIDEO.replace('[small, cover]', `[${Array(20).fill('cover')}]`))
    const node = graphOf(many, KNOWN, {}).nodes.find(({ key }) => key === 'parts')
    expect(node?.sockets).toHaveLength(1)
    expect(node?.sockets[0]?.inputs).toHaveLength(20)
  })

  test('is the same objects where nothing changed', () => {
    const next = graphOf(recipeIn(SONG_VIDEO.replace('640', '320')), KNOWN, { song: ['song.flac'] })
    const kept = reuse(next.nodes, graph.nodes, ({ key }) => key)
    expect(kept.filter((node) => !graph.nodes.includes(node)).map(({ key }) => key)).toEqual(['small'])
  })

  test('knows which file is heard in a step', () => {
    expect(soundSource(graph, 'done')).toBe('song.flac')
    expect(soundSource(graph, 'small')).toBeUndefined()
  })
})

describe('a layout', () => {
  const boxes = graph.nodes.map((node) => ({ key: node.key, ...sizeOf(node) }))
  const places = layOut({ boxes, links: graph.links })

  test('goes from left to right along every link', () => {
    for (const { from, to } of graph.links)
      expect(places.get(from)?.[0], `${from} → ${to}`).toBeLessThan(places.get(to)?.[0] as number)
  })

  test('lays nothing over anything else', () => {
    const put = boxes.map(({ key, width, height }) => {
      const [x, y] = places.get(key) as readonly [number, number]
      return { x, y, width, height }
    })
    const overlaps = put.flatMap((a, at) =>
      put
        .slice(at + 1)
        .filter(
          (b) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height,
        ),
    )
    expect(overlaps).toEqual([])
  })

  test('is asked for only while nothing was placed; what is new comes beside what it takes', () => {
    expect(placesOf(graph, {}, new Map())).toBeUndefined()
    const saved = Object.fromEntries([...places].filter(([key]) => key !== 'done'))
    const found = placesOf(graph, saved, new Map())
    expect(found?.get('small')).toEqual(places.get('small'))
    expect(found?.get('done')?.[0]).toBeGreaterThan(places.get('parts')?.[0] as number)
  })
})
