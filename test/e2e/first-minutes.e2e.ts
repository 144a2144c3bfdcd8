/** From an empty folder to a finished clip that plays: one press of the user's. */
import { expect, it } from 'vitest'
import { describeWhere, NEEDS } from '../support/needs.ts'
import { violations } from './kit/axe.ts'
import { openInterface } from './kit/open.ts'

/** A template of pictures alone keeps the test quick; the way is the same for all. */
const TEMPLATE = /^Words on the beat/

/** Of keys and of the mouse: what it costs the user. How long it takes is the machine's affair. */
const COUNT_PRESSES = `for (const press of ['pointerdown', 'keydown'])
  addEventListener(press, () => (sessionStorage.presses = Number(sessionStorage.presses ?? 0) + 1), true)`

describeWhere([NEEDS.chromium], 'the first minutes', () => {
  it('lead from nothing to a clip cut to the beat that plays, with one press', async () => {
    const { page, context, go, complaints, served } = await openInterface()
    await context.addInitScript(COUNT_PRESSES)
    await go('/')
    await page.getByRole('button', { name: TEMPLATE }).click()
    await page.waitForURL(/\/recipe\/word-cards\?view=simple/)
    const results = page.request
    await expect
      .poll(async () => await lastState(results, served.url), { timeout: 100_000, interval: 500 })
      .toBe('finished')
    expect(await page.evaluate('sessionStorage.presses')).toBe('1')

    await go('/')
    await page.getByRole('heading', { name: 'Last results' }).waitFor()
    const [run] = (await (await results.get(`${served.url}/runs?limit=1`)).json()).items
    expect(await plays(page, `/cache/${run.output}/raw`)).toBeCloseTo(10, 0)
    expect(complaints).toEqual([])
  })

  it('can be stopped while media is drawn, and leave nothing half open', async () => {
    const { page } = await openInterface()
    await page.getByRole('button', { name: /^Scene reel/ }).click()
    await page.getByRole('button', { name: 'Stop opening Scene reel' }).click()
    await page.getByRole('progressbar', { name: 'Opening Scene reel' }).waitFor({ state: 'detached' })
    expect(new URL(page.url()).pathname).toBe('/')
    expect(await page.getByRole('heading', { name: 'Your recipes' }).count()).toBe(0)
  })

  it.each(['dark', 'light'] as const)('break no rule of axe in the %s theme', async (theme) => {
    const { page } = await openInterface({ theme })
    await page.getByRole('button', { name: TEMPLATE }).waitFor()
    expect(await violations(page)).toEqual([])
  })
})

async function lastState(request: Request, url: string): Promise<string | undefined> {
  const { items } = await (await request.get(`${url}/runs?limit=1`)).json()
  return items[0]?.state
}

type Page = Awaited<ReturnType<typeof openInterface>>['page']
type Request = Page['request']

/** Seconds that the browser says a file lasts, once it has begun to play. */
const plays = (page: Page, address: string): Promise<number> =>
  page.evaluate(async (source) => {
    const video = document.createElement('video')
    video.muted = true
    video.src = source
    await video.play()
    return video.duration
  }, address)
