/** A result in pieces: what each part is, named by what it is made of, so that an edit elsewhere leaves it as it is. */
import { documentCid, link } from '../content/cid.ts'
import type { CacheId, Cid, TaskId } from '../contract/ids.ts'
import type { Delivery } from '../media/deliver.ts'
import type { FilterUse } from '../media/graph/filters.ts'
import { nodeInputs, writeFilter, writeGraph } from '../media/graph/graph-text.ts'
import { inputsFirst } from '../media/graph/order.ts'
import { lineage } from '../media/graph/origin.ts'
import { secondsAt } from '../media/graph/rational.ts'
import type { ClipNode, FilterNode, InputRef, StreamNode } from '../media/graph/stream.ts'
import { takeApart } from '../media/graph/take-apart.ts'
import { type Profile, pieceProfileOf, soundProfileOf } from '../media/profiles.ts'
import { type CacheView, namedProfile, taskId } from './build-media.ts'
import type { NamedProfile } from './graph.ts'

/** A piece of the picture, or the whole sound, of one result. */
export interface Part {
  readonly kind: 'piece' | 'sound'
  readonly task: TaskId
  readonly cacheId: CacheId
  /** What the cache id is the CID of. */
  readonly document: unknown
  readonly profile: NamedProfile
  readonly delivery: Delivery
  /** Everything it is computed from. */
  readonly nodes: readonly StreamNode[]
  /** Present when it is already made. */
  readonly cid?: Cid
}

export interface Parts {
  readonly pieces: readonly Part[]
  readonly sound?: Part
}

/** Fewer are not worth the joining: one process decodes, filters and encodes them as fast. */
const FEWEST = 4

export interface PartOptions {
  readonly cache: CacheView
  /** Trust domain; part of every cache id when set. */
  readonly domain: string | undefined
}

/**
 * How a result is taken apart; undefined when it is rendered in one process. By the plan and the sources' facts alone,
 * never by what is cached or by how many processors there are: the bytes of the result depend on it.
 */
export function partsOf(
  { video, audio }: Delivery,
  { profile }: NamedProfile,
  options: PartOptions,
): Parts | undefined {
  const pieceProfile = pieceProfileOf(profile)
  if (!video || video.isStill || !pieceProfile) return undefined
  const pictures = takeApart(video, profile.video?.pieces?.longest ?? video.frames)
  if (pictures.length < FEWEST) return undefined
  const lengthOf = (picture: { frames: number }): number => secondsAt(picture.frames, video.fps)
  const texts: Texts = new Map()
  const pieces = pictures.map((picture) =>
    describePart('piece', { video: picture, durationSec: lengthOf(picture) }, pieceProfile, options, texts),
  )
  const soundProfile = soundProfileOf(profile)
  if (!audio || !soundProfile) return { pieces }
  const durationSec = audio.samples / audio.sampleRate
  return { pieces, sound: describePart('sound', { audio, durationSec }, soundProfile, options, texts) }
}

function describePart(
  kind: Part['kind'],
  delivery: Delivery,
  plain: Profile,
  { cache, domain }: PartOptions,
  texts: Texts,
): Part {
  const chain = chainOf((delivery.video ?? delivery.audio)?.node as StreamNode)
  const nodes = [...inputsFirst([chain.base], nodeInputs), ...chain.above]
  const expression = describeExpression(chain, texts)
  const document = { v: 1, kind, ...expression, ...(domain === undefined ? {} : { domain }) }
  const cacheId = documentCid(document).cid as string as CacheId
  const profile = namedProfile(plain)
  const cid = cache(cacheId, profile.cid)
  const task = taskId(cacheId, profile.cid)
  return { kind, task, cacheId, document, profile, delivery, nodes, ...(cid ? { cid } : {}) }
}

/** The filter graph as text, over files by their place in a list; then the filters after it, most of which all pieces share. */
function describeExpression({ base, above }: Chain, texts: Texts) {
  const places = new Map<string, number>()
  const placeOf = (name: string): number => {
    const place = places.get(name) ?? places.size
    places.set(name, place)
    return place
  }
  const padOf = (clip: ClipNode): string =>
    `${placeOf(nameOf(clip.input))}:${clip.streamIndex}${clip.decoder ? `:${clip.decoder}` : ''}`
  const { text } = writeGraph([base], padOf)
  return {
    graph: text,
    after: above.map(({ use }) => textOf(use, texts)),
    inputs: [...places.keys()].map(link),
  }
}

type Texts = Map<FilterUse, string>

function textOf(use: FilterUse, texts: Texts): string {
  const text = texts.get(use) ?? writeFilter(use)
  texts.set(use, text)
  return text
}

/** What stands below the filters over one picture, and those, the first first. */
interface Chain {
  readonly base: StreamNode
  readonly above: readonly FilterNode[]
}

function chainOf(root: StreamNode): Chain {
  const above: FilterNode[] = []
  let base = root
  while (base.kind === 'filter' && base.inputs.length === 1) {
    above.push(base)
    base = base.inputs[0] as StreamNode
  }
  return { base, above: above.reverse() }
}

/** By the task that makes it, whether that was done or not: what a piece is called must not depend on it. */
const nameOf = (input: InputRef): string => input.task ?? (input as { readonly cid: Cid }).cid

/** Ids of the steps that a part is made of, in the plan's order. `stepsAt`: steps by the node that is their result. */
export function stepsBehind(
  nodes: readonly StreamNode[],
  stepsAt: ReadonlyMap<StreamNode, readonly string[]>,
): ReadonlySet<string> {
  const found = new Set<string>()
  for (const node of nodes)
    for (const ancestor of lineage(node)) for (const id of stepsAt.get(ancestor) ?? []) found.add(id)
  return found
}
