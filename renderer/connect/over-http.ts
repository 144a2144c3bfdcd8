/** To the engine that served this page. */
import { createEngineClient } from '../../engine/client/engine-client.ts'
import { http } from '../../engine/client/http.ts'
import type { Connection, MediaAddresses } from './engine.tsx'
import { upload } from './upload.ts'

export function overHttp(origin: string): Connection {
  return {
    client: createEngineClient(http({ url: origin })),
    media: addresses(origin),
    importFile: (file, options) => upload(origin, file, options),
  }
}

const addresses = (origin: string): MediaAddresses => {
  const at = (name: string, rest: string): string => `${origin}/cache/${encodeURIComponent(name)}/${rest}`
  return {
    raw: (cid) => at(cid, 'raw'),
    download: (cid) => at(cid, 'raw?download'),
    thumb: (name, { width, atSec }) =>
      at(name, `thumb?width=${width}${atSec === undefined ? '' : `&atSec=${atSec.toFixed(3)}`}`),
    playable: (name) => at(name, 'mp4'),
  }
}
