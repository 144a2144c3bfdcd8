/**
 * Draws the posters of the templates anew: `node test/screenshots/posters.ts [--home DIR]`. A poster is a frame of what
 * the template renders; it comes with the app, so that the first page has pictures before anything was rendered.
 */
import { mkdtempSync } from 'node:fs'
import { copyFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { createEngine } from '../../engine/engine.ts'
import { TEMPLATES_FOLDER } from '../../engine/run/templates/read-templates.ts'
import { renderTemplate } from './render-templates.ts'

const { values } = parseArgs({ options: { home: { type: 'string' } } })

/** The most telling second of each; a tenth into it where nothing is said. */
const AT_SEC: Readonly<Record<string, number>> = {
  'beat-cuts': 1.2,
  kaleidoscope: 3.4,
  'beat-stretch': 2.9,
  'speed-ramps': 6.1,
  slideshow: 2.2,
  'duotone-glow': 2.2,
  'picture-in-picture': 3,
  'scene-reel': 1.45,
  'seamless-loop': 2.5,
  'word-cards': 4,
}

const engine = createEngine({ home: values.home ?? mkdtempSync(path.join(tmpdir(), 'artdag-posters-')) })
try {
  for (const { id } of await engine.client.templates.list({})) {
    const result = await renderTemplate(id, engine.client)
    const atSec = AT_SEC[id]
    const { cid } = await engine.client.content.thumb({
      ...{ name: result, width: 640 },
      ...(atSec === undefined ? {} : { atSec }),
    })
    const { path: file = '' } = await engine.client.content.locate({ name: cid })
    await copyFile(file, path.join(TEMPLATES_FOLDER, `${id}.jpg`))
    console.log(id)
  }
} finally {
  await engine.close()
}
