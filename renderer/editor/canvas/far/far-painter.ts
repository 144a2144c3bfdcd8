/** Keeps the picture from afar where it belongs, and paints it again when it must. */
import { farColours } from './far-colours.ts'
import type { FarScene } from './far-scene.ts'
import { isEnough, marginOf, placedIn, type Size, type View } from './far-window.ts'
import { paintFar } from './paint-far.ts'

type Seen = View & Size

/** After the hand has stopped, the picture becomes sharp again. */
const RESTS_MS = 120

export class FarPainter {
  readonly #canvas: HTMLCanvasElement
  readonly #scene: () => FarScene
  readonly #view: () => Seen
  #painted: View | undefined
  #frame = 0
  #rest: ReturnType<typeof setTimeout> | undefined

  constructor(canvas: HTMLCanvasElement, scene: () => FarScene, view: () => Seen) {
    this.#canvas = canvas
    this.#scene = scene
    this.#view = view
    this.#paint()
  }

  /** What it shows has changed. */
  repaint(): void {
    cancelAnimationFrame(this.#frame)
    this.#frame = requestAnimationFrame(() => this.#paint())
  }

  /** What is in sight has moved. */
  follow(): void {
    const now = this.#view()
    if (!this.#painted || !isEnough(placedIn(this.#painted, now, now), now)) this.repaint()
    else this.#place(now)
  }

  stop(): void {
    cancelAnimationFrame(this.#frame)
    clearTimeout(this.#rest)
  }

  #place(now: Seen): void {
    const { x, y, scale } = placedIn(this.#painted ?? now, now, now)
    this.#canvas.style.transform = `translate(${x}px, ${y}px) scale(${scale})`
    clearTimeout(this.#rest)
    if (scale !== 1) this.#rest = setTimeout(() => this.#paint(), RESTS_MS)
  }

  #paint(): void {
    const now = this.#view()
    const context = this.#cleared(now)
    if (!context || now.width === 0) return
    const margin = marginOf(now)
    const ratio = devicePixelRatio
    const [x, y] = [now.x + margin.x, now.y + margin.y]
    context.setTransform(now.zoom * ratio, 0, 0, now.zoom * ratio, x * ratio, y * ratio)
    paintFar(context, this.#scene(), farColours(this.#canvas), {
      left: -x / now.zoom,
      top: -y / now.zoom,
      right: (now.width + 2 * margin.x - x) / now.zoom,
      bottom: (now.height + 2 * margin.y - y) / now.zoom,
    })
    this.#painted = now
    this.#place(now)
  }

  /** Of the right size; to set it anew would cost a new picture each time. */
  #cleared({ width, height }: Size): CanvasRenderingContext2D | null {
    const margin = marginOf({ width, height })
    const [wide, high] = [width + 2 * margin.x, height + 2 * margin.y]
    const pixels = [Math.round(wide * devicePixelRatio), Math.round(high * devicePixelRatio)] as const
    if (this.#canvas.width !== pixels[0] || this.#canvas.height !== pixels[1]) {
      ;[this.#canvas.width, this.#canvas.height] = pixels
      this.#canvas.style.width = `${wide}px`
      this.#canvas.style.height = `${high}px`
    }
    const context = this.#canvas.getContext('2d')
    context?.resetTransform()
    context?.clearRect(0, 0, ...pixels)
    return context
  }
}
