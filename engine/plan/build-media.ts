/** Every step as an expression over files, cut where a result is, or will be, a file of its own. */

import { documentCid, link } from '../content/cid.ts'
import { ArtDagError } from '../contract/errors.ts'
import type { CacheId, Cid, TaskId } from '../contract/ids.ts'
import { type Delivery, deliver, factsOfDelivery } from '../media/deliver.ts'
import { clipOf } from '../media/graph/clip.ts'
import { pinPixelFormat } from '../media/graph/picture.ts'
import type { Canvas, InputRef, Media } from '../media/graph/stream.ts'
import { mezzanineFor, type Profile } from '../media/profiles.ts'
import type { Catalogue } from '../nodes/descriptor.ts'
import { checkPictureSize } from './check-limits.ts'
import type { NamedProfile, ResolvedGraph, ResolvedStep } from './graph.ts'
import type { IdentifiedStep } from './identify.ts'

/** The artifact of a key when it is there. */
export type CacheView = (cacheId: CacheId, profile: Cid) => Cid | undefined

/** A step whose result is a file between tasks. */
export interface Cut {
  readonly task: TaskId
  readonly profile: NamedProfile
  readonly delivery: Delivery
  /** Already made. */
  readonly cid?: Cid
}

export interface BuiltStep {
  /** The step's own result, computed from what its inputs give. */
  readonly own: Media
  /** What its users see: `own`, or a clip of the file it is cut at. */
  readonly seen: Media
  readonly cut?: Cut
}

export interface CutRule {
  readonly cache: CacheView
  /** Steps that become files although nobody asked for them yet. */
  readonly isKept: (step: ResolvedStep) => boolean
}

/** By step id, in graph order. @throws what a node type's build throws, with the step's path added. */
export function buildGraph(
  graph: ResolvedGraph,
  identified: ReadonlyMap<string, IdentifiedStep>,
  catalogue: Catalogue,
  rule: CutRule,
): ReadonlyMap<string, BuiltStep> {
  const built = new Map<string, BuiltStep>()
  for (const step of graph.steps) {
    const own = buildStep(
      step,
      step.inputs.map((id) => (built.get(id) as BuiltStep).seen),
      graph.canvas,
      catalogue,
    )
    const { cacheId } = identified.get(step.id) as IdentifiedStep
    const cut = step.source || step.id === graph.output ? undefined : cutAt(step, cacheId, own, rule)
    built.set(
      step.id,
      cut
        ? { own, cut, seen: clipOf(refTo(cut), factsOfDelivery(cut.delivery), graph.canvas) }
        : { own, seen: own },
    )
  }
  return built
}

/** One step over what its inputs give. @throws what the node type's build throws, with the step's path added */
export function buildStep(
  step: ResolvedStep,
  inputs: readonly Media[],
  canvas: Canvas,
  catalogue: Catalogue,
): Media {
  const node = catalogue.get(step.type)
  if (!node) throw new TypeError(`node type ${step.type} left the catalogue`)
  const input: InputRef | undefined = step.source && {
    kind: 'media',
    cid: step.source.cid,
    demuxer: step.source.facts.demuxer,
  }
  try {
    const built = node.build({
      config: step.config,
      inputs: checkKinds(step, inputs, catalogue),
      canvas,
      ...(step.source && input ? { source: { input, facts: step.source.facts } } : {}),
      ...(step.effect ? { effect: step.effect.document } : {}),
    })
    checkPictureSize(built)
    return pinFormat(built)
  } catch (error) {
    throw error instanceof ArtDagError ? atStep(step, error) : error
  }
}

/**
 * ffmpeg moves conversions to where they suit the whole graph, so a step's pixels could depend on what comes after it. Said
 * at the end of each step, the format makes them its own, whether a file is made of them or not. Clips are left to be cut.
 */
function pinFormat(media: Media): Media {
  const { video } = media
  if (!video || video.node.kind === 'clip') return media
  return { ...media, video: pinPixelFormat(video) }
}

const atStep = (step: ResolvedStep, error: ArtDagError): ArtDagError =>
  new ArtDagError(error.code, `steps.${step.id}: ${error.message}`, {
    details: { ...error.details, step: step.id },
    cause: error,
    ...(error.hint === undefined ? {} : { hint: error.hint }),
  })

/** A port may want a picture where only sound comes. */
function checkKinds(step: ResolvedStep, inputs: readonly Media[], catalogue: Catalogue): readonly Media[] {
  const ports = catalogue.get(step.type)?.ports ?? []
  inputs.forEach((media, index) => {
    const port = ports[Math.min(index, ports.length - 1)]
    const kinds = [
      ...(media.video ? [media.video.isStill ? 'image' : 'video'] : []),
      ...(media.audio ? ['audio'] : []),
    ] as const
    if (!port || kinds.some((kind) => (port.kinds as readonly string[]).includes(kind))) return
    throw new ArtDagError(
      'RECIPE_INVALID',
      `input ${index + 1} (“${step.inputs[index]}”) is ${kinds.join(' and ') || 'empty'}; ${step.type} wants ${port.kinds.join(' or ')} for “${port.name}”`,
      {
        hint: 'choose another input for this step',
      },
    )
  })
  return inputs
}

function cutAt(
  step: ResolvedStep,
  cacheId: CacheId,
  own: Media,
  { cache, isKept }: CutRule,
): Cut | undefined {
  const profile = namedProfile(mezzanineFor(own.video))
  const cid = cache(cacheId, profile.cid)
  if (cid === undefined && !isKept(step)) return undefined
  return {
    task: taskId(cacheId, profile.cid),
    profile,
    delivery: deliver(own, profile.profile),
    ...(cid ? { cid } : {}),
  }
}

const refTo = (cut: Cut): InputRef =>
  cut.cid
    ? { kind: 'media', cid: cut.cid, task: cut.task, demuxer: 'mov' }
    : { kind: 'artifact', task: cut.task, demuxer: 'mov' }

const profileCids = new WeakMap<Profile, Cid>()

/** A profile with its CID; computed once per profile object. */
export function namedProfile(profile: Profile): NamedProfile {
  const cid = profileCids.get(profile) ?? documentCid(profile).cid
  profileCids.set(profile, cid)
  return { profile, cid }
}

/** CID of an artifact's key: what one task makes. */
export const taskId = (cacheId: CacheId, profile: Cid): TaskId =>
  documentCid({ v: 1, step: link(cacheId), profile: link(profile) }).cid as string as TaskId
