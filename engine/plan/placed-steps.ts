/** Steps as they are put in their places, and what can be said of them on the way: what each gives, and how to analyse it. */
import type { AnalysisPart, AudioAnalysis, VideoAnalysis } from '../contract/analysis.ts'
import { clipOf } from '../media/graph/clip.ts'
import { inputsFirst } from '../media/graph/order.ts'
import { secondsAt } from '../media/graph/rational.ts'
import type { AudioStream, Canvas, ClipNode, Media, VideoStream } from '../media/graph/stream.ts'
import type { Catalogue, Placed } from '../nodes/descriptor.ts'
import { AnalysisMissing, type AnalysisView, type AnalysisWant } from './analysis-want.ts'
import { buildStep } from './build-media.ts'
import type { ResolvedStep, SourceFile } from './graph.ts'
import { identifyGraph } from './identify.ts'

export interface PlacedStepsOptions {
  readonly catalogue: Catalogue
  readonly canvas: () => Canvas
  readonly analyses: AnalysisView
  readonly domain?: string
}

type Stream = AudioStream | VideoStream

export class PlacedSteps {
  readonly all = new Map<string, ResolvedStep>()
  readonly #options: PlacedStepsOptions
  readonly #media = new Map<string, Media>()

  constructor(options: PlacedStepsOptions) {
    this.#options = options
  }

  get canvas(): Canvas {
    return this.#options.canvas()
  }

  /** What a step gives, as an expression over files. */
  media({ id }: Placed): Media {
    for (const step of this.stepsTo(id)) {
      if (this.#media.has(step.id)) continue
      const inputs = step.inputs.map((each) => this.#media.get(each) as Media)
      this.#media.set(step.id, buildStep(step, inputs, this.canvas, this.#options.catalogue))
    }
    return this.#media.get(id) as Media
  }

  /** Inputs before the steps that use them. */
  stepsTo(id: string): readonly ResolvedStep[] {
    const of = (each: string): ResolvedStep => this.all.get(each) as ResolvedStep
    return inputsFirst([of(id)], ({ inputs }) => inputs.map(of))
  }

  /** @throws AnalysisMissing */
  audio(steps: readonly Placed[]): readonly (AudioAnalysis | undefined)[] {
    return this.#look(steps, 'audio', (want) => this.#options.analyses.audio(want))
  }

  /** @throws AnalysisMissing */
  video(steps: readonly Placed[]): readonly (VideoAnalysis | undefined)[] {
    return this.#look(steps, 'video', (want) => this.#options.analyses.video(want))
  }

  #look<Analysis>(
    steps: readonly Placed[],
    part: AnalysisPart,
    view: (want: AnalysisWant) => Analysis | undefined,
  ): readonly (Analysis | undefined)[] {
    const wants = steps.map((step) => this.#want(step, part))
    const found = wants.map((want) => want && view(want))
    const missing = wants.filter((want, index) => want !== undefined && found[index] === undefined)
    if (missing.length > 0) throw new AnalysisMissing(missing as readonly AnalysisWant[])
    return found
  }

  /** Undefined where there is nothing to analyse: no sound, or no moving picture. */
  #want(step: Placed, part: AnalysisPart): AnalysisWant | undefined {
    const media = this.media(step)
    const stream = part === 'audio' ? media.audio : media.video
    if (!stream || ('isStill' in stream && stream.isStill)) return undefined
    const corrections = step.corrections === undefined ? {} : { corrections: step.corrections }
    return { part, ...(this.#partOfFile(step, stream) ?? this.#ownResult(step, stream)), ...corrections }
  }

  /** A clip that was only cut is read out of what is known of the whole file. */
  #partOfFile({ id }: Placed, { node }: Stream): Pick<AnalysisWant, 'source' | 'range'> | undefined {
    if (node.kind !== 'clip') return undefined
    const file = this.#fileOf(id, node)
    const whole = file && wholeLength(file, node, this.canvas)
    if (file === undefined || whole === undefined) return undefined
    const source = { kind: 'file' as const, file }
    if (node.start === 0 && node.length === whole) return { source }
    const [startSec, lengthSec] = [secondsAt(node.start, node.rate), secondsAt(node.length, node.rate)]
    return { source, range: { startSec, lengthSec } }
  }

  #fileOf(id: string, { input }: ClipNode): SourceFile | undefined {
    const steps = input.kind === 'media' ? this.stepsTo(id) : []
    return steps.find(({ source }) => input.kind === 'media' && source?.cid === input.cid)?.source
  }

  #ownResult({ id }: Placed, stream: Stream): Pick<AnalysisWant, 'source'> {
    const { catalogue, domain } = this.#options
    const graph = { name: '', steps: this.stepsTo(id), output: id, canvas: this.canvas }
    const identified = identifyGraph(domain === undefined ? graph : { ...graph, domain }, catalogue)
    const cacheId = identified.get(id)?.cacheId
    if (cacheId === undefined) throw new TypeError(`step ${id} has no id`)
    return { source: { kind: 'step', cacheId, stream } }
  }
}

/** Frames or samples of the file's first stream of that kind; undefined when the clip is of another one. */
function wholeLength({ facts }: SourceFile, node: ClipNode, canvas: Canvas): number | undefined {
  const { video, audio } = clipOf(node.input, facts, canvas)
  const first = (node.media === 'video' ? video : audio)?.node
  return first?.kind === 'clip' && first.streamIndex === node.streamIndex ? first.length : undefined
}
