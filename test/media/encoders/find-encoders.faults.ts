/** Which hardware encoders this machine has, really tried; and one that works, as far as that can be played here. */
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { type FoundEncoder, findEncoders } from '../../../engine/media/encoders/find-encoders.ts'
import { HARDWARE } from '../../../engine/media/encoders/hardware.ts'
import type { Tool } from '../../../engine/media/tools/examine-tool.ts'
import { locateTools } from '../../../engine/media/tools/locate.ts'
import { makeScript, newFolder } from '../../support/scripts.ts'
import { makeStandIn } from '../../support/stand-in.ts'
import { PEER_TOOLS, runTool, TOOLS } from '../../support/tools.ts'

const pairs = [TOOLS, ...(PEER_TOOLS ? [PEER_TOOLS] : [])]
const ffmpegAt = async (file: string): Promise<Tool> =>
  (await locateTools({ needs: {}, env: { FFMPEG_PATH: file, FFPROBE_PATH: TOOLS.ffprobe } })).ffmpeg

/** Options of every encoder of pictures. */
const OF_ALL = ['b', 'bf', 'g', 'global_quality', 'q:v']

const onPlatform = HARDWARE.filter(({ platforms }) => platforms.includes(process.platform))

describe.each(pairs)('with $name ffmpeg', ({ ffmpeg }) => {
  it('every encoder of the platform works, or it is said why not', async () => {
    const tool = await ffmpegAt(ffmpeg)
    const found = await findEncoders(tool)
    expect(found.map(({ name }) => name)).toEqual(onPlatform.map(({ name }) => name))
    for (const { encoder, ok, why } of found) {
      if (!tool.capabilities.encoders.includes(encoder)) expect(why).toBe('this ffmpeg was built without it')
      // An end without a word of the encoder's own would be a fault of ours: an option it does not know, for instance.
      expect(why).toMatch(ok ? /^$/ : /^(?!ffmpeg ).+/)
    }
  })

  it('every encoder it has knows all options it is given', async () => {
    const { capabilities } = await ffmpegAt(ffmpeg)
    const built = HARDWARE.filter(({ encoder }) => capabilities.encoders.includes(encoder))
    expect(built.length).toBeGreaterThan(0)
    for (const { encoder, options } of built) {
      const help = String(await runTool(ffmpeg, ['-hide_banner', '-h', `encoder=${encoder}`]))
      const own = [...help.matchAll(/^ {2}-(\S+)/gm)].map(([, name]) => name)
      const unknown = Object.keys(options(18)).filter((name) => ![...own, ...OF_ALL].includes(name))
      expect(unknown).toEqual([])
    }
  })
})

describe('what was found', () => {
  it('is kept, and a later start tries nothing', async () => {
    const counted = path.join(await newFolder(), 'count')
    const tool = await ffmpegAt(await makeScript(`echo x >> ${counted}; exec ${TOOLS.ffmpeg} "$@"`))
    const starts = async (): Promise<number> => (await readFile(counted, 'utf8')).length
    const cacheFile = path.join(await newFolder(), 'encoders.json')
    const examined = await starts()
    const first = await findEncoders(tool, { cacheFile })
    const tried = await starts()
    expect(tried).toBeGreaterThan(examined)
    expect(await findEncoders(tool, { cacheFile })).toEqual(first)
    expect(await starts()).toBe(tried)

    expect(await findEncoders(tool, { cacheFile, again: true })).toEqual(first)
    const triedAgain = await starts()
    expect(triedAgain - tried).toBe(tried - examined)

    await writeFile(cacheFile, '{"v":1')
    expect(await findEncoders(tool, { cacheFile })).toEqual(first)
    expect(await starts()).toBeGreaterThan(triedAgain)
  })
})

describe('an encoder', () => {
  const nvencOf = async (file: string): Promise<FoundEncoder | undefined> =>
    (await findEncoders(await ffmpegAt(file))).find(({ name }) => name === 'nvenc')

  it('that encodes pieces which join and show what was put in works', async () => {
    const standIn = await makeStandIn()
    expect(await nvencOf(standIn.ffmpeg)).toEqual({ name: 'nvenc', encoder: 'h264_nvenc', ok: true, why: '' })
    expect(await standIn.encodes()).toBe(1)
  })

  it('that has no session left says so', async () => {
    const standIn = await makeStandIn()
    await standIn.failFrom(1)
    expect(await nvencOf(standIn.ffmpeg)).toMatchObject({
      ok: false,
      why: 'OpenEncodeSessionEx failed: out of memory (10): (no details)',
    })
  })

  it.each([
    [
      'green pictures',
      `argv = argv.map((word) => word.replace(/testsrc2=s=256x144/g, 'color=c=green:s=256x144'))`,
      'its pictures are not those it was given',
    ],
    [
      'fewer pictures',
      `argv = argv.map((word) => word.replace(/end_frame=5\\b/g, 'end_frame=4'))`,
      'it does not give as many pictures as it takes',
    ],
    ['no file', `process.exit(0)`, 'what it wrote cannot be read'],
  ])('that gives %s does not work', async (_, spoil, why) => {
    const standIn = await makeStandIn()
    const text = await readFile(standIn.ffmpeg, 'utf8')
    await writeFile(standIn.ffmpeg, text.replace('const drop', `${spoil}\n  const drop`))
    expect(await nvencOf(standIn.ffmpeg)).toMatchObject({ ok: false, why: expect.stringContaining(why) })
  })
})
