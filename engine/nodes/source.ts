/** SOURCE: a file from the content store. Recipe inputs become sources, so most recipes never write one. */
import { z } from 'zod'
import { clipOf } from '../media/graph/clip.ts'
import type { NodeType } from './descriptor.ts'

export const SOURCE: NodeType<Record<string, never>> = {
  type: 'SOURCE',
  version: 1,
  title: 'Source',
  description: 'A media file by its CID. Its cache id is the CID of its bytes.',
  category: 'source',
  ports: [],
  config: z.strictObject({}),
  usesCanvasSize: false,
  build({ source, canvas }) {
    if (!source) throw new TypeError('a SOURCE is built with its file')
    return clipOf(source.input, source.facts, canvas)
  },
}
