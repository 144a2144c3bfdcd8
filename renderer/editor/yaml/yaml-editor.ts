/** A CodeMirror that shows a recipe's text. It keeps no history of its own: the document's goes over all views. */
import { autocompletion, closeBrackets, completionKeymap } from '@codemirror/autocomplete'
import { defaultKeymap, indentWithTab } from '@codemirror/commands'
import { yaml } from '@codemirror/lang-yaml'
import { bracketMatching, codeFolding, foldGutter, foldKeymap, indentOnInput } from '@codemirror/language'
import { lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint'
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search'
import { Annotation, EditorState, type Extension } from '@codemirror/state'
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
} from '@codemirror/view'
import { nonce } from '../../app/nonce.ts'
import type { Issue } from '../document/use-issues.ts'
import { completionOf } from './completion.ts'
import { marksOf } from './lint-marks.ts'
import type { Knowledge } from './proposals.ts'
import { smallestChange } from './smallest-change.ts'
import { yamlTheme } from './yaml-theme.ts'

export interface YamlEditorOptions {
  readonly parent: HTMLElement
  readonly label: string
  readonly text: string
  readonly knowledge: () => Knowledge
  /** The text as the user changed it. */
  readonly onType: (text: string) => void
  /** The line that the cursor came to, counted from 1. */
  readonly onMove: (line: number) => void
  /** Asked for in the browser's own way, by a menu for example. */
  readonly onUndo: () => void
  readonly onRedo: () => void
}

export interface YamlEditor {
  /** Shows a text that was changed elsewhere; the cursor stays where it is in it. */
  show(text: string): void
  mark(issues: readonly Issue[]): void
  /** Unless the user is just writing here. */
  goTo(line: number): void
  lines(): readonly string[]
  /** The cursor's, counted from 1. */
  line(): number
  close(): void
}

const fromOutside = Annotation.define<boolean>()

export function createYamlEditor(options: YamlEditorOptions): YamlEditor {
  // The author's line ends, outside; the editor counts each as one.
  let isCrLf = options.text.includes('\r\n')
  const inside = (text: string): string => text.replaceAll('\r\n', '\n')
  const view = new EditorView({
    parent: options.parent,
    state: EditorState.create({
      doc: inside(options.text),
      extensions: [
        ...looks(options.label),
        ownEdits(options),
        autocompletion({ override: [completionOf(options.knowledge)], icons: false }),
        EditorView.updateListener.of((update) => {
          const isOutside = update.transactions.some((one) => one.annotation(fromOutside))
          const now = update.state.doc.toString()
          if (update.docChanged && !isOutside) options.onType(isCrLf ? now.replaceAll('\n', '\r\n') : now)
          if (update.selectionSet && !isOutside) options.onMove(lineIn(update.state))
        }),
      ],
    }),
  })
  // CodeMirror overlooks what changes its size in the first moments, and would take clicks for other lines.
  const sizes = new ResizeObserver(() => view.requestMeasure())
  sizes.observe(view.contentDOM)
  return {
    show(text) {
      isCrLf = text.includes('\r\n')
      const changes = smallestChange(view.state.doc.toString(), inside(text))
      if (changes) view.dispatch({ changes, annotations: fromOutside.of(true) })
    },
    mark: (issues) => view.dispatch(setDiagnostics(view.state, marksOf(issues, view.state.doc))),
    goTo(line) {
      if (view.hasFocus || line > view.state.doc.lines) return
      const { from } = view.state.doc.line(line)
      view.dispatch({
        selection: { anchor: from },
        effects: EditorView.scrollIntoView(from, { y: 'start', yMargin: 48 }),
        annotations: fromOutside.of(true),
      })
    },
    line: () => lineIn(view.state),
    lines: () => view.state.doc.toString().split('\n'),
    close() {
      sizes.disconnect()
      view.destroy()
    },
  }
}

/**
 * What the browser does to text by itself, done here instead. Its history knows nothing of edits made elsewhere, and
 * would tear the text apart; over marked text it writes styles into the page, which the page's policy forbids.
 */
const ownEdits = ({ onUndo, onRedo }: YamlEditorOptions): Extension =>
  EditorView.domEventHandlers({
    beforeinput({ inputType, data }, view) {
      const isTypedOver = inputType === 'insertText' && data !== null && !view.state.selection.main.empty
      if (inputType === 'historyUndo') onUndo()
      else if (inputType === 'historyRedo') onRedo()
      else if (isTypedOver && !OPENING.test(data))
        view.dispatch(view.state.replaceSelection(data), { userEvent: 'input.type', scrollIntoView: true })
      else return false
      return true
    },
  })

/** Quotes and brackets are put around what is marked. */
const OPENING = /^["'([{]$/

const lineIn = ({ doc, selection }: EditorState): number => doc.lineAt(selection.main.head).number

/** Enter with Control runs the recipe. */
const KEYS = defaultKeymap.filter(({ key }) => key !== 'Mod-Enter')

function looks(label: string): readonly Extension[] {
  const own = nonce()
  return [
    lineNumbers(),
    foldGutter(),
    codeFolding(),
    lintGutter(),
    drawSelection(),
    highlightActiveLine(),
    highlightActiveLineGutter(),
    highlightSelectionMatches(),
    bracketMatching(),
    closeBrackets(),
    indentOnInput(),
    EditorView.lineWrapping,
    search({ top: true }),
    yaml(),
    yamlTheme,
    // Escape, then Tab, leaves the text.
    keymap.of([...completionKeymap, ...searchKeymap, ...foldKeymap, ...lintKeymap, ...KEYS, indentWithTab]),
    EditorView.contentAttributes.of({ 'aria-label': label }),
    ...(own === undefined ? [] : [EditorView.cspNonce.of(own)]),
  ]
}
