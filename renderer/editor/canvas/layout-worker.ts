/** Lays graphs out beside the page's own thread: hundreds of nodes take a second. */
import { type LayoutRequest, layOut } from './model/layout.ts'

self.onmessage = ({ data }: MessageEvent<LayoutRequest>) => self.postMessage(layOut(data))
