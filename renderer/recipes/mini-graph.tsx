/** The shape of a recipe, small: in the place of a picture that is not rendered yet. */
import { Workflow } from 'lucide-react'
import styles from './mini-graph.module.css'
import { type Drawing, placeNodes } from './place-nodes.ts'
import { useDrawing } from './queries.ts'

export function MiniGraph({ name }: { readonly name: string }) {
  const drawing = useDrawing(name, true)
  if (!drawing || drawing.nodes.length === 0)
    return (
      <span className={styles.blank}>
        <Workflow aria-hidden />
      </span>
    )
  return <Picture {...placeNodes(drawing)} />
}

const Picture = ({ frame, boxes, lines }: Drawing) => (
  <svg aria-hidden viewBox={frame} className={styles.graph}>
    {lines.map(({ id, path }) => (
      <path key={id} d={path} className={styles.line} />
    ))}
    {boxes.map(({ id, x, y, look }) => (
      <rect key={id} x={x} y={y} width={26} height={15} rx={4} className={styles[look]} />
    ))}
  </svg>
)
