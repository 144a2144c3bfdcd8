/** The engine this interface belongs to, wherever it runs; pages ask here and never learn which door it is. */
import { createContext, type ReactNode, useContext } from 'react'
import type { EngineClient } from '../../engine/client/engine-client.ts'
import type { Cid } from '../../engine/contract/ids.ts'

/** Addresses that `<img>`, `<video>` and downloads take. `name`: a CID, or a name of stored content. */
export interface MediaAddresses {
  raw(cid: string): string
  /** The same, under its name as a file of the user's. */
  download(cid: string): string
  /** A JPEG of a frame. `atSec`: absent, a tenth into it. */
  thumb(name: string, size: { readonly width: number; readonly atSec?: number | undefined }): string
  /** Plays in every browser; made when it is first asked for. */
  playable(name: string): string
}

export interface ImportOptions {
  readonly signal: AbortSignal
  readonly onProgress: (doneBytes: number, totalBytes: number) => void
}

export interface Connection {
  readonly client: EngineClient
  readonly media: MediaAddresses
  /** Brings a file that was dropped or chosen into the store. @throws ArtDagError */
  importFile(file: File, options: ImportOptions): Promise<{ readonly cid: Cid; readonly isNew: boolean }>
}

const EngineContext = createContext<Connection | undefined>(undefined)

export const EngineProvider = (props: { readonly connection: Connection; readonly children: ReactNode }) => (
  <EngineContext value={props.connection}>{props.children}</EngineContext>
)

export function useEngine(): Connection {
  const connection = useContext(EngineContext)
  if (!connection) throw new Error('no EngineProvider around this')
  return connection
}
