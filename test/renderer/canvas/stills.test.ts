import { describe, expect, test } from 'vitest'
import { createStillQueue, type StillWish } from '../../../renderer/editor/preview/still-queue.ts'

const wish = (node: string, isFirst = false): StillWish => ({ node, key: `${node} 0`, atSec: 0, isFirst })

/** A maker whose frames are finished by hand. */
function byHand() {
  const begun: { readonly node: string; readonly signal: AbortSignal; readonly finish: () => void }[] = []
  const queue = createStillQueue({
    most: 2,
    make: ({ node }, signal) => new Promise<void>((finish) => void begun.push({ node, signal, finish })),
  })
  const finish = async (node: string): Promise<void> => {
    begun.find((each) => each.node === node)?.finish()
    await Promise.resolve()
    await Promise.resolve()
  }
  return { queue, begun, finish, nodes: () => begun.map(({ node }) => node) }
}

describe('frames of nodes', () => {
  test('are made two at a time, what is selected first', async () => {
    const { queue, nodes, finish } = byHand()
    queue.want([wish('a'), wish('b'), wish('c', true)])
    expect(nodes()).toEqual(['c', 'a'])
    await finish('a')
    expect(nodes()).toEqual(['c', 'a', 'b'])
  })

  test('that nobody wants any more are given up, and make room', () => {
    const { queue, begun, nodes } = byHand()
    queue.want([wish('a'), wish('b'), wish('c')])
    queue.want([wish('c'), wish('b')])
    expect(begun.filter(({ signal }) => signal.aborted).map(({ node }) => node)).toEqual(['a'])
    expect(nodes()).toEqual(['a', 'b', 'c'])
  })

  test('that are being made are not asked for twice', () => {
    const { queue, nodes } = byHand()
    queue.want([wish('a')])
    queue.want([wish('a')])
    expect(nodes()).toEqual(['a'])
  })

  test('end with the editor', () => {
    const { queue, begun } = byHand()
    queue.want([wish('a'), wish('b'), wish('c')])
    queue.close()
    expect(begun.every(({ signal }) => signal.aborted)).toBe(true)
    expect(begun).toHaveLength(2)
  })
})
