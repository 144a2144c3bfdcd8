/** Which files a caller may name where media are meant. */
import { copyFile, mkdir, realpath, symlink } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { findMedia } from '../../../engine/run/handlers/find-media.ts'
import { newHome, openEngine } from '../../support/engine.ts'
import { makeClip } from '../../support/media.ts'

test('callers from elsewhere name files below the import folders, and nothing else of this machine', async () => {
  const folder = await realpath(await newHome())
  const [root, outside] = [path.join(folder, 'root'), path.join(folder, 'outside.mp4')]
  await mkdir(path.join(root, 'day'), { recursive: true })
  const clip = await makeClip({ frames: 25 })
  for (const file of [outside, path.join(root, 'day/in.mp4')]) await copyFile(clip, file)
  await symlink(outside, path.join(root, 'link.mp4'))
  const engine = await openEngine()
  const find = (name: string, roots: string[]) => {
    const found = findMedia(name, { ...engine.contextFrom(roots), mayReadPaths: false }, { emit: () => {} })
    return found.then(
      ({ title }) => title,
      ({ code }: { code?: string }) => code,
    )
  }
  const outer = [outside, '../outside.mp4', 'day/../../outside.mp4', path.join(root, 'link.mp4'), 'link.mp4']
  for (const name of [...outer, path.join(root, 'day/in.mp4'), 'day/in.mp4'])
    expect([name, await find(name, [])]).toEqual([name, 'NOT_FOUND'])
  for (const name of outer) expect([name, await find(name, [root])]).toEqual([name, 'NOT_FOUND'])
  expect(await find('day/in.mp4', [root])).toBe('in.mp4')
  expect(await find(path.join(root, 'day/in.mp4'), [root])).toBe('in.mp4')
})
