/** The document: its text is the truth, its edits and its typing can be undone, nothing is lost in between. */
import { describe, expect, it } from 'vitest'
import { openHere, readHere } from './open-here.ts'

const TEXT = `# A comment stays.
name: test
inputs:
  clip: { type: video }
steps:
  - id: small
    type: RESIZE
    inputs: [clip]
    config: { width: 320 }
output: small
`
const width = (value: number) => [{ set: ['steps', 'small', 'config', 'width'], value }] as const
/** Everything that was asked of the document before is done. */
const settled = (document: Awaited<ReturnType<typeof openHere>>) => document.edit('', [])

describe('the open document', () => {
  it('changes its text where an edit says so, and reads what it says then', async () => {
    const document = await openHere(TEXT)
    expect(await document.edit('Width', width(640))).toBe(true)
    const { text, recipe } = document.store.getState()
    expect(text).toBe(TEXT.replace('320', '640'))
    expect(recipe?.steps[0]?.config).toEqual({ width: 640 })
  })

  it('goes back and forth through every edit, with its text as it was to the letter', async () => {
    const document = await openHere(TEXT)
    await document.edit('Width', width(640))
    document.type(`${TEXT}# more\n`, 'Typing')
    document.undo()
    document.undo()
    await settled(document)
    expect(document.store.getState().text).toBe(TEXT)
    document.redo()
    await settled(document)
    expect(document.store.getState().recipe?.steps[0]?.config).toEqual({ width: 640 })
  })

  it('takes edits of one kind, quickly after each other, as one', async () => {
    const document = await openHere(TEXT)
    for (const value of [400, 500, 600]) await document.edit('Width', width(value), { merge: 'width' })
    document.undo()
    expect(document.store.getState().text).toBe(TEXT)
  })

  it('keeps the last recipe in sight while its text cannot be read, with the faults placed', async () => {
    const document = await openHere(TEXT)
    document.type(TEXT.replace('type: RESIZE', 'type: ['), 'Typing')
    await settled(document)
    const { recipe, reading } = document.store.getState()
    expect(recipe?.steps.map(({ id }) => id)).toEqual(['small'])
    expect(reading.issues[0]?.place?.line).toBeGreaterThan(6)
  })

  it('makes an edit again when the text was typed in while it was made', async () => {
    const reader = readHere()
    const document = await openHere(TEXT, reader)
    const go = reader.hold()
    const edit = document.edit('Width', width(640))
    await Promise.resolve()
    document.type(TEXT.replace('A comment', 'Another comment'), 'Typing')
    go()
    expect(await edit).toBe(true)
    expect(document.store.getState().text).toBe(
      TEXT.replace('A comment', 'Another comment').replace('320', '640'),
    )
  })

  it('refuses an edit that leads nowhere, in words, and stays as it was', async () => {
    const document = await openHere(TEXT)
    expect(await document.edit('Nothing', [{ remove: ['steps', 'other', 'config'] }])).toBe(false)
    const { refusal, text } = document.store.getState()
    expect(refusal).toContain('steps.other')
    expect(text).toBe(TEXT)
  })
})

describe('a recipe that has just begun', () => {
  it.each([
    ['an empty list', 'name: new\nsteps: []\n'],
    ['nothing after the key', 'name: new\nsteps:\n'],
    ['no key', 'name: new\n'],
  ])('with %s of steps is read, with none, and is no fault', async (_, text) => {
    const { reading } = (await openHere(text)).store.getState()
    expect(reading.issues).toEqual([])
    expect(reading.recipe).toMatchObject({ name: 'new', steps: [], output: '' })
  })

  it('shows its inputs, and takes its first step in lines of its own', async () => {
    const document = await openHere('name: new\ninputs:\n  clip: { type: video }\nsteps: []\n')
    expect(document.store.getState().recipe?.inputs[0]?.name).toBe('clip')
    const step = { id: 'small', type: 'RESIZE', config: {}, inputs: [{ from: 'clip' }] }
    const flags = { isMuted: false, isBypassed: false, isPinned: false }
    await document.edit('Add', [{ addStep: { ...step, ...flags } }, { set: ['output'], value: 'small' }])
    expect(document.store.getState().text).toContain('steps:\n  - id: small\n    type: RESIZE\n')
    expect(document.store.getState().recipe?.output).toBe('small')
  })

  it('tells of its other faults', async () => {
    const { reading } = (await openHere('name: new\nsteps: []\nstrange: 1\n')).store.getState()
    expect(reading.recipe).toBeUndefined()
    expect(reading.issues.map(({ path }) => path)).toContain('strange')
  })

  it('shows nothing of the step it had when its last one is taken away', async () => {
    const document = await openHere(TEXT)
    await document.edit('Remove', [{ remove: ['steps', 'small'] }, { remove: ['output'] }])
    expect(document.store.getState().recipe?.steps).toEqual([])
  })
})
