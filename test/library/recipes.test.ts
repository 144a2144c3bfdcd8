/** Recipes that are kept: names, versions, drafts, searches. */
import { beforeEach, describe, expect, it } from 'vitest'
import { rawCid } from '../../engine/content/cid.ts'
import { fileOf } from '../plan/kit.ts'
import { openShelf, recipeNamed, type Shelf } from './kit.ts'

let shelf: Shelf
beforeEach(async () => {
  shelf = await openShelf()
})

const upload = (name: string, step?: string) => shelf.client.recipes.upload({ text: recipeNamed(name, step) })
const cidOf = (text: string) => rawCid(new TextEncoder().encode(text))
const kindsOf = async (name: string) =>
  (await shelf.client.recipes.history({ name })).items.map(({ kind }) => kind)

describe('an uploaded recipe', () => {
  it('is kept by its CID and its name, with what it is', async () => {
    const kept = await upload('film')
    expect(kept).toMatchObject({
      name: 'film',
      cid: cidOf(recipeNamed('film')),
      description: 'About film.',
      steps: 1,
      types: ['RESIZE'],
      inputs: [{ name: 'clip', kind: 'video', isFixed: false, isList: false }],
    })
    for (const id of ['film', kept.cid, kept.cid.slice(0, 20)])
      expect(await shelf.client.recipes.get({ id })).toMatchObject({
        cid: kept.cid,
        name: 'film',
        text: recipeNamed('film'),
        isCurrent: true,
        stepList: [{ id: 'made', type: 'RESIZE', inputs: ['clip'] }],
        output: 'made',
      })
  })

  it('by another name is another recipe of the same text', async () => {
    await shelf.client.recipes.upload({ text: recipeNamed('film'), name: 'my film' })
    expect((await shelf.client.recipes.list({})).items.map(({ name }) => name)).toEqual(['my film'])
  })

  it('under a name that is taken is its next version; the same again is not', async () => {
    const first = await upload('film')
    const second = await upload('film', 'type: RESIZE, config: { width: 80 }')
    await upload('film', 'type: RESIZE, config: { width: 80 }')
    const { versions, isCurrent } = await shelf.client.recipes.get({ id: first.cid })
    expect(isCurrent).toBe(false)
    expect(versions.map(({ cid, parent }) => [cid, parent])).toEqual([
      [second.cid, first.cid],
      [first.cid, undefined],
    ])
    expect((await shelf.client.recipes.list({})).items).toMatchObject([{ name: 'film', cid: second.cid }])
  })

  it('is refused with all its faults, and nothing is kept', async () => {
    const text = recipeNamed('film', 'type: RESIZES')
    await expect(shelf.client.recipes.upload({ text })).rejects.toMatchObject({ code: 'RECIPE_INVALID' })
    expect((await shelf.client.recipes.list({})).items).toEqual([])
    await expect(upload('a/b')).rejects.toMatchObject({ code: 'USAGE' })
  })
})

describe('a recipe that is not kept', () => {
  it('is missed by name, with what may be meant', async () => {
    await upload('film')
    await expect(shelf.client.recipes.get({ id: 'filn' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
      hint: 'did you mean film?',
    })
    await expect(shelf.client.recipes.get({ id: cidOf('nothing') })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
    await expect(shelf.client.recipes.get({ id: fileOf('a plan').cid })).rejects.toMatchObject({
      code: 'USAGE',
    })
  })

  it('can be shown when its text was checked before', async () => {
    const { cid } = await shelf.client.recipes.check({ text: recipeNamed('film'), fileName: 'film.yaml' })
    const shown = await shelf.client.recipes.get({ id: cid as string })
    expect(shown).toMatchObject({ isCurrent: false, versions: [], facts: { steps: 1 } })
    expect(shown.name).toBeUndefined()
  })

  it('is ambiguous by a beginning that two have', async () => {
    const { cid } = await upload('film')
    const like = `${cid.slice(0, 30)}${'a'.repeat(cid.length - 30)}`
    shelf.database
      .prepare("INSERT INTO recipe_versions (name, cid, kind, at) VALUES ('other', ?, 'draft', '2026')")
      .run(like)
    await expect(shelf.client.recipes.get({ id: cid.slice(0, 30) })).rejects.toMatchObject({
      code: 'AMBIGUOUS',
      details: { candidates: expect.arrayContaining([cid, like]) },
    })
    await expect(shelf.client.recipes.get({ id: cid.slice(0, 7) })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
  })
})

describe('the list of recipes', () => {
  beforeEach(async () => {
    await upload('alpha')
    await upload('beta', 'type: EFFECT, config: { effect: dog }')
    await upload('gamma', 'type: SEGMENT, config: { duration: 1 }')
  })

  it.each([
    [{}, ['alpha', 'beta', 'gamma']],
    [{ text: 'ABOUT b' }, ['beta']],
    [{ text: '_' }, []],
    [{ nodeType: 'resize' }, ['alpha']],
    [{ effect: 'dog' }, ['beta']],
    [{ inputKind: 'video' }, ['alpha', 'beta', 'gamma']],
    [{ inputKind: 'audio' }, []],
    [{ nodeType: 'SEGMENT', text: 'alpha' }, []],
  ])('by %j gives %j', async (search, names) => {
    expect((await shelf.client.recipes.list(search)).items.map(({ name }) => name)).toEqual(names)
  })

  it('comes by pages', async () => {
    const first = await shelf.client.recipes.list({ limit: 2 })
    const rest = await shelf.client.recipes.list({ limit: 2, cursor: first.next })
    expect([first, rest].map(({ items }) => items.map(({ name }) => name))).toEqual([
      ['alpha', 'beta'],
      ['gamma'],
    ])
  })

  it('is the same by the paths of earlier servers', async () => {
    expect(await shelf.client.configs.list({})).toEqual(await shelf.client.recipes.list({}))
    expect(await shelf.client.configs.get({ id: 'beta' })).toEqual(
      await shelf.client.recipes.get({ id: 'beta' }),
    )
  })
})

describe('drafts', () => {
  it('are kept whatever they say, each with what it came from', async () => {
    const texts = ['name: [', 'name: film', recipeNamed('film')]
    for (const text of texts) await shelf.client.recipes.saveDraft({ name: 'film', text })
    const { items } = await shelf.client.recipes.history({ name: 'film' })
    expect(items.map(({ cid }) => cid)).toEqual(texts.map(cidOf).reverse())
    expect(items.map(({ parent }) => parent)).toEqual([items[1]?.cid, items[2]?.cid, undefined])
    expect(await shelf.client.recipes.draft({ name: 'film' })).toMatchObject({
      text: texts[2],
      kind: 'draft',
    })
    expect(await shelf.client.recipes.get({ id: cidOf('name: [') })).toMatchObject({
      name: 'film',
      error: { code: 'RECIPE_INVALID' },
    })
    expect((await shelf.client.recipes.list({})).items).toEqual([])
  })

  it('of the same text are one', async () => {
    const [first, second] = [
      await shelf.client.recipes.saveDraft({ name: 'film', text: 'a' }),
      await shelf.client.recipes.saveDraft({ name: 'film', text: 'a' }),
    ]
    expect(second).toEqual(first)
    expect(await kindsOf('film')).toEqual(['draft'])
  })

  it('can branch off from any version', async () => {
    const first = await shelf.client.recipes.saveDraft({ name: 'film', text: 'a' })
    await shelf.client.recipes.saveDraft({ name: 'film', text: 'b' })
    const branch = await shelf.client.recipes.saveDraft({ name: 'film', text: 'c', parent: first.cid })
    expect(branch.parent).toBe(first.cid)
  })

  it('leave what is kept under the name as it was, until they are uploaded', async () => {
    const kept = await upload('film')
    await shelf.client.recipes.saveDraft({ name: 'film', text: 'name: [' })
    expect(await shelf.client.recipes.get({ id: 'film' })).toMatchObject({ cid: kept.cid, isCurrent: true })
    await shelf.client.recipes.saveDraft({ name: 'film', text: recipeNamed('film', 'type: MUX') })
    expect(await kindsOf('film')).toEqual(['draft', 'draft', 'upload'])
  })

  it('are in the history as what they became', async () => {
    await shelf.client.recipes.saveDraft({ name: 'film', text: recipeNamed('film') })
    await upload('film')
    expect(await kindsOf('film')).toEqual(['upload', 'draft'])
  })

  it('are listed by name, page by page, while nothing good is kept under it', async () => {
    for (const name of ['wave', 'film', 'flow'])
      await shelf.client.recipes.saveDraft({ name, text: 'name: [' })
    const last = await shelf.client.recipes.saveDraft({ name: 'flow', text: 'name: flow' })
    await upload('film')
    const { items, next } = await shelf.client.recipes.drafts({ limit: 1 })
    expect(items).toEqual([{ name: 'flow', cid: last.cid, updatedAt: last.at }])
    const rest = await shelf.client.recipes.drafts({ limit: 1, cursor: next })
    expect([rest.items.map(({ name }) => name), rest.next]).toEqual([['wave'], undefined])
    expect((await shelf.client.recipes.drafts({ text: 'AV' })).items.map(({ name }) => name)).toEqual([
      'wave',
    ])
  })

  it('of a name that nobody kept are not found', async () => {
    for (const ask of [shelf.client.recipes.draft, shelf.client.recipes.history])
      await expect(ask({ name: 'film' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})

describe('an earlier version', () => {
  it('is what the name stands for again, and nothing is lost', async () => {
    const first = await upload('film')
    const second = await upload('film', 'type: RESIZE, config: { width: 80 }')
    const restored = await shelf.client.recipes.restore({ name: 'film', version: first.cid })
    expect(restored).toMatchObject({ cid: first.cid, parent: second.cid, kind: 'restore' })
    expect(await shelf.client.recipes.get({ id: 'film' })).toMatchObject({ cid: first.cid, isCurrent: true })
    expect(await kindsOf('film')).toEqual(['restore', 'upload', 'upload'])
  })

  it('that is no recipe cannot take the place of one', async () => {
    const kept = await upload('film')
    const draft = await shelf.client.recipes.saveDraft({ name: 'film', text: 'name: [' })
    await expect(shelf.client.recipes.restore({ name: 'film', version: draft.cid })).rejects.toMatchObject({
      code: 'RECIPE_INVALID',
    })
    expect((await shelf.client.recipes.get({ id: 'film' })).cid).toBe(kept.cid)
  })

  it('of drafts alone is the last draft again', async () => {
    const first = await shelf.client.recipes.saveDraft({ name: 'film', text: 'a' })
    await shelf.client.recipes.saveDraft({ name: 'film', text: 'b' })
    await shelf.client.recipes.restore({ name: 'film', version: first.cid })
    expect(await shelf.client.recipes.draft({ name: 'film' })).toMatchObject({ text: 'a', kind: 'restore' })
  })

  it('of another name is refused', async () => {
    await upload('film')
    const other = await upload('other')
    await expect(shelf.client.recipes.restore({ name: 'film', version: other.cid })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
  })
})

describe('a recipe that is used', () => {
  it('by a kept run or another recipe may not be deleted', async () => {
    const { cid } = await upload('film')
    shelf.addRun('it ran', { recipeCid: cid })
    shelf.addRun('it failed', { recipeCid: cid, state: 'failed' })
    await upload('outer', `type: RECIPE, config: { recipe: ${cid} }`)
    const shown = await shelf.client.recipes.get({ id: 'film' })
    expect(shown.usedBy).toEqual({ runs: 2, recipes: ['outer'] })
    expect(shown.lastRuns.map(({ recipe }) => recipe).sort()).toEqual(['it failed', 'it ran'])
    expect(shown.protectedBy).toEqual([
      expect.stringMatching(/^the run .* is of it \(finished\)$/),
      'the recipe “outer” uses it',
    ])
    await expect(shelf.client.recipes.remove({ id: 'film' })).rejects.toMatchObject({
      code: 'PROTECTED',
      details: { reasons: shown.protectedBy },
    })
  })

  it('may be when those are deleted', async () => {
    const { cid } = await upload('film')
    await shelf.client.runs.remove({ runId: shelf.addRun('it ran', { recipeCid: cid }) })
    expect(await shelf.client.recipes.remove({ id: cid })).toMatchObject({ name: 'film' })
  })

  it('is not deleted by the CID of an earlier version', async () => {
    const { cid } = await upload('film')
    await upload('film', 'type: RESIZE, config: { width: 80 }')
    await expect(shelf.client.recipes.remove({ id: cid })).rejects.toMatchObject({ code: 'USAGE' })
  })
})
