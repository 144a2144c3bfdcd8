/** Settings: who is believed, what may be changed, and what outlives the engine. */
import { readFileSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { homeFrom, openSettings } from '../../engine/run/settings/settings.ts'
import { openEngine } from '../support/engine.ts'
import { newFolder } from '../support/scripts.ts'

const open = (home: string, given = {}, env = {}) =>
  openSettings({ value: home, source: { kind: 'default' } }, given, env)

describe('a setting', () => {
  it('is what an option says, else the environment, else the file, else our default', async () => {
    const home = await newFolder()
    expect(open(home).encoder()).toBe('software')
    open(home).set('encoder', 'auto')
    expect(open(home).encoder()).toBe('auto')
    const env = { ARTDAG_ENCODER: 'vaapi', CACHE_DIR: '/somewhere' }
    expect(open(home, {}, env).encoder()).toBe('vaapi')
    expect(open(home, {}, env).cacheDir).toBe('/somewhere')
    expect(open(home, { encoder: 'nvenc' }, env).encoder()).toBe('nvenc')
    expect(homeFrom({}, { ARTDAG_HOME: home })).toEqual({
      value: home,
      source: { kind: 'environment', name: 'ARTDAG_HOME' },
    })
  })

  it('of a variable that is empty is not said', async () => {
    expect(open(await newFolder(), {}, { ARTDAG_ENCODER: '' }).encoder()).toBe('software')
  })

  it('says where its value comes from, and why it cannot be changed', async () => {
    const settings = open(await newFolder(), {}, { ARTDAG_ENCODER: 'auto' }).list()
    expect(settings.find(({ key }) => key === 'encoder')).toMatchObject({
      value: 'auto',
      source: { kind: 'environment', name: 'ARTDAG_ENCODER' },
      fixed: expect.stringContaining('ARTDAG_ENCODER'),
    })
    expect(settings.find(({ key }) => key === 'home')).toMatchObject({ fixed: expect.any(String) })
  })

  it('takes effect at once, or says that it will', async () => {
    const home = await newFolder()
    const settings = open(home)
    expect(settings.set('encoder', 'auto')).toMatchObject({ value: 'auto', source: { kind: 'file' } })
    expect(settings.encoder()).toBe('auto')
    const slots = availableParallelism() + 1
    expect(settings.set('slots', slots)).toMatchObject({ value: availableParallelism(), next: slots })
    expect(settings.slots).toBe(availableParallelism())
    expect(open(home).slots).toBe(slots)
  })

  it('taken back is its default again, and leaves nothing in the file', async () => {
    const home = await newFolder()
    const settings = open(home)
    settings.set('encoder', 'auto')
    expect(settings.set('encoder', undefined)).toMatchObject({
      value: 'software',
      source: { kind: 'default' },
    })
    expect(readFileSync(path.join(home, 'settings.json'), 'utf8')).toBe('{}\n')
  })

  it('that is fixed, unknown or given nonsense is refused', async () => {
    const home = await newFolder()
    const { client } = await openEngine({ home, encoder: 'software' })
    for (const [key, value] of [
      ['encoder', 'auto'],
      ['home', '/elsewhere'],
      ['nothing', 1],
      ['slots', 0],
      ['slots', 'many'],
    ] as const)
      await expect(client.settings.set({ key, value }), key).rejects.toMatchObject({ code: 'USAGE' })
  })

  it('of a file that is spoilt stops the start, with a way out', async () => {
    const home = await newFolder()
    writeFileSync(path.join(home, 'settings.json'), '{ "slots": "many" }')
    expect(() => open(home)).toThrowError(
      expect.objectContaining({ code: 'USAGE', hint: expect.any(String) }),
    )
  })
})
