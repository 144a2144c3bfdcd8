/** The places of the rail, and their addresses. */
import {
  AtSign,
  ChartNoAxesGantt,
  Database,
  Images,
  type LucideIcon,
  Settings2,
  Workflow,
} from 'lucide-react'
import { text } from '../text/text.ts'

export interface Place {
  readonly path: string
  readonly title: string
  readonly icon: LucideIcon
  /** Beginnings of addresses that belong to it as well. */
  readonly also: readonly string[]
  readonly keys: string
}

const { places } = text.app

export const PLACES: readonly Place[] = [
  { path: '/media', title: places.library, icon: Images, also: ['/analysis'], keys: 'g l' },
  { path: '/recipes', title: places.recipes, icon: Workflow, also: ['/recipe/'], keys: 'g e' },
  { path: '/runs', title: places.runs, icon: ChartNoAxesGantt, also: ['/run/'], keys: 'g r' },
  { path: '/storage', title: places.storage, icon: Database, also: [], keys: 'g s' },
  { path: '/account', title: places.account, icon: AtSign, also: [], keys: 'g a' },
  { path: '/settings', title: places.settings, icon: Settings2, also: [], keys: 'g ,' },
]

export const isAt = ({ path, also }: Place, address: string): boolean =>
  address === path || address.startsWith(`${path}/`) || also.some((start) => address.startsWith(start))
