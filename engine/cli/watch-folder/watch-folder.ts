/** Renders every file that comes into a folder, once, until it is stopped. */
import { createHash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { reportError } from '../../contract/errors.ts'
import type { RecipeText } from '../../contract/schemas.ts'
import { formatFailure } from '../failure.ts'
import type { Session } from '../shell.ts'
import { harmless } from '../style.ts'
import { DoneList } from './done-list.ts'
import { type RenderFileOptions, renderFile } from './render-file.ts'
import { FolderView, type SettledFile } from './settled-files.ts'

export interface WatchFolderOptions extends RenderFileOptions {
  readonly folder: string
  /** Of the results. */
  readonly outputFolder: string
  readonly settleSec: number
  /** Ends when all that is there is done. */
  readonly once: boolean
}

const LOOK_EVERY_MS = 1000

/** Whether any file failed. */
export async function watchFolder(
  session: Session,
  recipe: RecipeText,
  options: WatchFolderOptions,
): Promise<{ readonly failed: number }> {
  const { signal } = session
  const done = new DoneList(options.outputFolder, wishOf(recipe, options))
  const view = new FolderView(options.folder, options.settleSec * 1000)
  /** Tried in vain as they look: not again before they change, or this is started anew. */
  const refused = new Map<string, number>()
  for (;;) {
    const { settled, pending } = view.look(performance.now())
    for (const file of settled) {
      if (signal.aborted) break
      if (done.hasSeen(file) || refused.get(file.path) === file.mtimeMs) continue
      if (!(await takeFile(session, recipe, file, done, options))) refused.set(file.path, file.mtimeMs)
    }
    if (signal.aborted || (options.once && pending === 0)) return { failed: refused.size }
    await sleep(LOOK_EVERY_MS, undefined, { signal }).catch(() => {})
  }
}

/** False when it failed, however. What is stopped on the way is neither done nor failed: it begins anew the next time. */
async function takeFile(
  session: Session,
  recipe: RecipeText,
  file: SettledFile,
  done: DoneList,
  options: WatchFolderOptions,
): Promise<boolean> {
  const { files, output, signal } = session
  try {
    const cid = await files.keep(file.path)
    const before = done.find(cid)
    const target = before?.output ?? (await renderFile(session, recipe, { path: file.path, cid }, options))
    done.add({ ...file, cid, output: target })
    output.json({ event: 'file-done', file: file.path, cid, output: target, isNew: before === undefined })
    output.print(harmless(before ? `${file.path}: done before, ${target}` : `${file.path} → ${target}`))
    return true
  } catch (error) {
    if (signal.aborted) return true
    const report = reportError(error)
    output.json({ event: 'file-failed', file: file.path, error: report })
    output.note(formatFailure({ ...report, message: `${file.path}: ${report.message}` }, output.noteStyle))
    return false
  }
}

/** Another recipe, or another parameter, is another wish: the files are done for it again. */
function wishOf(recipe: RecipeText, options: WatchFolderOptions): string {
  const { input, param, profile, encoder, from, to, target, corrections } = options
  const wish = [recipe.text, { input, param, profile, encoder, from, to, target, corrections }]
  return createHash('sha256').update(JSON.stringify(wish)).digest('hex')
}
