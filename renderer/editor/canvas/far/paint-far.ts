/** Paints hundreds of nodes and links in a few milliseconds: from afar they need no more than a box and a title. */
import type { FarColours } from './far-colours.ts'
import type { FarBox, FarLink, FarScene } from './far-scene.ts'
import { wrapTitle } from './wrap-title.ts'

type Context = CanvasRenderingContext2D

/** In the canvas' own measure. */
export interface Stretch {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

const RADIUS = 12
const EDGE = 3
const LINK = 1.75
const LETTERS = 26
const LINE = 30
const BESIDE = 11
const STACKED = [10, 5]

export function paintFar(context: Context, scene: FarScene, colours: FarColours, sight: Stretch): void {
  paintLinks(context, scene.links, colours, sight)
  const boxes = scene.boxes.filter((box) => isBoxIn(box, sight))
  for (const box of boxes) paintBox(context, box, colours)
  context.font = `600 ${LETTERS}px ${colours.font}`
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  context.fillStyle = colours.text
  for (const box of boxes) paintTitle(context, box)
}

function paintLinks(context: Context, links: readonly FarLink[], { link }: FarColours, sight: Stretch): void {
  context.lineWidth = LINK
  for (const { from, to, kind } of links) {
    const [[x1, y1], [x2, y2]] = [from, to]
    const bend = bendOf(x2 - x1)
    if (Math.max(x1, x2) + bend < sight.left || Math.min(x1, x2) - bend > sight.right) continue
    if (Math.max(y1, y2) < sight.top || Math.min(y1, y2) > sight.bottom) continue
    context.strokeStyle = link[kind]
    context.beginPath()
    context.moveTo(x1, y1)
    context.bezierCurveTo(x1 + bend, y1, x2 - bend, y2, x2, y2)
    context.stroke()
  }
}

/** As React Flow bends the links near. */
const bendOf = (across: number): number => (across >= 0 ? across / 2 : 6.25 * Math.sqrt(-across))

const isBoxIn = ({ x, y, width, height }: FarBox, { left, top, right, bottom }: Stretch): boolean =>
  x + width + RADIUS > left && x - RADIUS < right && y + height + RADIUS > top && y - RADIUS < bottom

function paintBox(context: Context, box: FarBox, colours: FarColours): void {
  if (box.isStacked) for (const by of STACKED) paintRound(context, box, by, colours.behind, colours.line, 1)
  if (box.isDashed) context.setLineDash([10, 8])
  const edge = box.isSelected ? colours.accent : box.isUnknown ? colours.unknown : colours.edge[box.tone]
  paintRound(context, box, 0, colours.box, edge, box.isSelected ? EDGE + 2 : EDGE)
  if (box.isDashed) context.setLineDash([])
}

function paintRound(
  context: Context,
  { x, y, width, height }: FarBox,
  by: number,
  fill: string,
  stroke: string,
  edge: number,
): void {
  context.beginPath()
  context.roundRect(x + by + edge / 2, y + by + edge / 2, width - edge, height - edge, RADIUS)
  context.fillStyle = fill
  context.fill()
  context.lineWidth = edge
  context.strokeStyle = stroke
  context.stroke()
}

function paintTitle(context: Context, { title, x, y, width, height }: FarBox): void {
  const lines = linesOf(context, title, width - 2 * BESIDE, Math.floor(height / LINE))
  const top = y + height / 2 - ((lines.length - 1) * LINE) / 2
  lines.forEach((line, at) => {
    context.fillText(line, x + width / 2, top + at * LINE)
  })
}

const measured = new Map<string, readonly string[]>()
const MOST_KEPT = 4000

/** Measuring is what takes long. */
function linesOf(context: Context, title: string, width: number, most: number): readonly string[] {
  const key = `${most} ${title}`
  const known = measured.get(key)
  if (known) return known
  const lines = wrapTitle(title, width, most, (text) => context.measureText(text).width)
  if (measured.size > MOST_KEPT) measured.clear()
  measured.set(key, lines)
  return lines
}
