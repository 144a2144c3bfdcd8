/** What people do on the canvas. Each is one entry of the history, made of the document as it is at that moment. */
import type { MediaKind, Recipe, RecipeStep } from '../../../engine/recipe/recipe.ts'
import { notify } from '../../design/notices.tsx'
import { text } from '../../text/text.ts'
import type { RecipeDocument } from '../document/document-store.ts'
import type { RecipeEdit } from '../document/reader.ts'
import type { UiFrame, UiNote, UiSection } from '../document/reading.ts'
import { select } from '../selection.ts'
import { useBoard } from './board.ts'
import { addedOffer } from './model/add-offer.ts'
import { inputsEdit, withInput, withoutInputs } from './model/connect.ts'
import * as edits from './model/edits.ts'
import type { Link } from './model/graph.ts'
import { freshName } from './model/names.ts'
import type { LooseEnd, Offer } from './model/offers.ts'
import type { Places } from './model/positions.ts'
import { isSame } from './model/reuse.ts'

const words = text.editor.canvas

export interface LinkWish {
  readonly from: string
  readonly to: string
  readonly port: string
  /** The input that it takes the place of. */
  readonly index?: number | undefined
}

export type Actions = ReturnType<typeof createActions>

export function createActions(document: RecipeDocument) {
  const now = () => document.store.getState()
  const recipe = (): Recipe => now().recipe ?? BLANK
  const stepOf = (id: string): RecipeStep | undefined => recipe().steps.find((step) => step.id === id)
  const ui = (): UiSection => now().reading.ui
  const known = () => useBoard.getState().catalogue

  async function edit(label: string, made: readonly RecipeEdit[], merge?: string): Promise<boolean> {
    if (made.length === 0) return true
    const isDone = await document.edit(label, made, merge === undefined ? {} : { merge })
    if (!isDone) notify({ text: now().refusal ?? words.add.refused, tone: 'bad' })
    return isDone
  }
  const undoable = (message: string): void =>
    notify({ text: message, action: { text: text.common.undo, run: () => document.undo() } })
  async function make(label: string, { key, edits: made }: Pick<edits.Made, 'key' | 'edits'>): Promise<void> {
    if (!(await edit(label, made))) return
    select(key)
    useBoard.setState({ made: key })
  }
  const linkEdits = ({ from, to, port, index }: LinkWish): readonly RecipeEdit[] => {
    const step = stepOf(to)
    return step ? [inputsEdit(step, withInput(step, { from, port, index }, known()))] : []
  }
  const unlinkEdits = (links: readonly Pick<Link, 'to' | 'index'>[]): readonly RecipeEdit[] =>
    [...Map.groupBy(links, ({ to }) => to)].flatMap(([to, of]) => {
      const step = stepOf(to)
      return step
        ? [
            inputsEdit(
              step,
              withoutInputs(
                step,
                of.map(({ index }) => index),
                known(),
              ),
            ),
          ]
        : []
    })
  const movedWithin = (link: Link, wish: LinkWish): readonly RecipeEdit[] => {
    const step = stepOf(wish.to)
    if (!step || link.index === wish.index) return linkEdits(wish)
    const without = { ...step, inputs: withoutInputs(step, [link.index], known()) }
    const { from, port } = wish
    return [inputsEdit(step, withInput(without, { from, port }, known()))]
  }

  return {
    edit,
    recipe,
    stepOf,
    link: (wish: LinkWish) => edit(words.did.link, linkEdits(wish)),
    /** The end of a link to another port, or its beginning to another result. */
    relink: (link: Link, wish: LinkWish) =>
      edit(
        words.did.link,
        link.to === wish.to ? movedWithin(link, wish) : [...unlinkEdits([link]), ...linkEdits(wish)],
      ),
    async unlink(links: readonly Pick<Link, 'to' | 'index'>[]) {
      if (links.length > 0 && (await edit(words.did.unlink, unlinkEdits(links)))) undoable(words.linkRemoved)
    },
    add: (offer: Offer, at: edits.Point, end?: LooseEnd) =>
      make(words.did.add(offer.title), addedOffer(recipe(), known(), offer, { at, end })),
    addMedia: (kind: MediaKind, at: edits.Point, name: string, content: string) =>
      make(words.did.fill, edits.addInput(recipe(), { kind, at, name, content })),
    fill(name: string, content: string) {
      const input = recipe().inputs.find((each) => each.name === name)
      if (!input) return
      const contents = edits.filledWith(input, ui().fill[name] ?? [], content)
      void edit(words.did.fill, [edits.fillEdit(name, contents)])
    },
    async remove(keys: readonly string[]) {
      const made = edits.removeAll(recipe(), ui(), keys, known())
      if (keys.length === 0 || !(await edit(words.did.remove, made))) return
      select()
      undoable(words.removed(keys.length))
    },
    flag(ids: readonly string[], flag: edits.Flag, label: (isOn: boolean) => string) {
      const steps = recipe().steps.filter(({ id }) => ids.includes(id))
      const isOn = steps.some((step) => !edits.isFlagged(step, flag))
      void edit(label(isOn), edits.flagEdits(steps, flag, isOn))
    },
    addNote(at: edits.Point) {
      const id = freshName(
        'note',
        ui().notes.map((note) => note.id),
      )
      return make(words.did.note, {
        key: edits.noteKey(id),
        edits: [edits.notesEdit([...ui().notes, { id, text: '', at }])],
      })
    },
    writeNote: (id: string, written: string) =>
      edit(words.did.note, [
        edits.notesEdit(ui().notes.map((note) => (note.id === id ? { ...note, text: written } : note))),
      ]),
    addFrame(at: edits.Point, size: edits.Point) {
      const id = freshName(
        'frame',
        ui().frames.map((frame) => frame.id),
      )
      const frame = { id, title: words.frame.title, at, size }
      return make(words.did.frame, {
        key: edits.frameKey(id),
        edits: [edits.framesEdit([...ui().frames, frame])],
      })
    },
    changeFrame: (id: string, change: Partial<Omit<UiFrame, 'id'>>) =>
      edit(words.did.frame, [
        edits.framesEdit(ui().frames.map((frame) => (frame.id === id ? { ...frame, ...change } : frame))),
      ]),
    /** All that stands on the canvas, by key; only what was moved is written. */
    place: (places: Places, label: string, merge?: string) =>
      edit(
        label,
        [...edits.placeEdits(ui().positions, nodesOnly(places)), ...markEdits(ui(), places)],
        merge,
      ),
    setOutput: (id: string) => edit(words.did.output, [edits.outputEdit(id)]),
    rename: (id: string, title: string) => edit(words.did.rename, [edits.titleEdit(id, title)]),
  }
}

const BLANK: Recipe = {
  name: '',
  version: '1',
  description: '',
  inputs: [],
  params: [],
  effects: [],
  steps: [],
  output: '',
  canvas: {},
}

const nodesOnly = (places: Places): Places => new Map([...places].filter(([key]) => !edits.isMark(key)))

/** Notes and frames that were moved. */
function markEdits({ notes, frames }: UiSection, places: Places): readonly RecipeEdit[] {
  const moved = <T extends UiNote | UiFrame>(each: T, key: string): T => ({
    ...each,
    at: places.get(key) ?? each.at,
  })
  const nextNotes = notes.map((note) => moved(note, edits.noteKey(note.id)))
  const nextFrames = frames.map((frame) => moved(frame, edits.frameKey(frame.id)))
  return [
    ...(isSame(notes, nextNotes) ? [] : [edits.notesEdit(nextNotes)]),
    ...(isSame(frames, nextFrames) ? [] : [edits.framesEdit(nextFrames)]),
  ]
}
