/** The text view in the interface's own colours, in both themes. */
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language'
import type { Extension } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { tags } from '@lezer/highlight'

const frame = EditorView.theme({
  '&': { height: '100%', color: 'var(--text)', backgroundColor: 'var(--bg)', fontSize: '12.5px' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--font-mono)', lineHeight: '1.6' },
  // As high as its text: CodeMirror learns by its height that fonts and styles have come.
  '.cm-content': { minHeight: 'auto', padding: 'var(--space-3) 0 40vh', caretColor: 'var(--accent)' },
  '.cm-line': { padding: '0 var(--space-4)' },
  '.cm-cursor': { borderLeftColor: 'var(--accent)', borderLeftWidth: '2px' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'var(--accent-wash)',
  },
  '.cm-activeLine': { backgroundColor: 'color-mix(in srgb, var(--raised) 60%, transparent)' },
  '.cm-gutters': {
    backgroundColor: 'var(--bg)',
    color: 'var(--faint)',
    border: '0',
    paddingLeft: 'var(--space-2)',
  },
  '.cm-activeLineGutter': { backgroundColor: 'transparent', color: 'var(--text)' },
  '.cm-foldGutter .cm-gutterElement': { color: 'var(--faint)', cursor: 'pointer' },
  '.cm-foldPlaceholder': {
    border: '1px solid var(--line)',
    borderRadius: 'var(--radius-s)',
    backgroundColor: 'var(--raised)',
    color: 'var(--muted)',
    padding: '0 6px',
  },
  '.cm-matchingBracket': { backgroundColor: 'var(--hover)', outline: '1px solid var(--line-strong)' },
  '.cm-selectionMatch': { backgroundColor: 'var(--hover)' },
  '.cm-searchMatch': { backgroundColor: 'var(--warn-wash)', outline: '1px solid var(--warn)' },
  '.cm-searchMatch-selected': { backgroundColor: 'var(--accent-wash)', outlineColor: 'var(--accent)' },
})

const marks = EditorView.theme({
  '.cm-lintRange-error': {
    backgroundImage: 'none',
    textDecoration: 'underline wavy var(--bad) 1px',
    textUnderlineOffset: '4px',
  },
  '.cm-lint-marker-error': { content: '""', color: 'var(--bad)' },
  '.cm-lint-marker': {
    width: '8px',
    height: '8px',
    borderRadius: 'var(--radius-full)',
    backgroundColor: 'var(--bad)',
  },
  '.cm-diagnostic': { padding: 'var(--space-2) var(--space-3)', borderLeft: '3px solid var(--bad)' },
  '.cm-diagnosticText': { whiteSpace: 'pre-line', fontFamily: 'var(--font)' },
  '.cm-diagnosticAction': {
    display: 'block',
    margin: 'var(--space-2) 0 2px',
    padding: '3px 8px',
    borderRadius: 'var(--radius-s)',
    backgroundColor: 'var(--accent)',
    color: 'var(--on-accent)',
    fontWeight: '600',
  },
})

const overlays = EditorView.theme({
  '.cm-tooltip': {
    border: '1px solid var(--line-strong)',
    borderRadius: 'var(--radius)',
    backgroundColor: 'var(--raised)',
    color: 'var(--text)',
    boxShadow: 'var(--shadow)',
    overflow: 'hidden',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: 'var(--font-mono)', maxHeight: '280px' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '4px 10px', lineHeight: '1.5' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': {
    backgroundColor: 'var(--hover)',
    color: 'var(--text)',
  },
  '.cm-completionMatchedText': { textDecoration: 'none', color: 'var(--accent-text)' },
  '.cm-completionDetail': { color: 'var(--muted)', fontStyle: 'normal', fontFamily: 'var(--font)' },
  '.cm-completionInfo': { padding: 'var(--space-2) var(--space-3)', maxWidth: '320px' },
  '.cm-panels': { backgroundColor: 'var(--panel)', color: 'var(--text)', borderColor: 'var(--line)' },
  '.cm-panels.cm-panels-top': { borderBottom: '1px solid var(--line)' },
  '.cm-panel.cm-search': { padding: 'var(--space-2) var(--space-3)', fontFamily: 'var(--font)' },
  '.cm-panel.cm-search label': { fontSize: 'var(--text-s)', color: 'var(--muted)' },
  '.cm-textfield': {
    height: '28px',
    padding: '0 8px',
    border: '1px solid var(--line)',
    borderRadius: 'var(--radius-s)',
    backgroundColor: 'var(--bg)',
    fontSize: 'var(--text-m)',
  },
  '.cm-button': {
    height: '28px',
    padding: '0 10px',
    border: '1px solid var(--line)',
    borderRadius: 'var(--radius-s)',
    backgroundImage: 'none',
    backgroundColor: 'var(--raised)',
    fontSize: 'var(--text-m)',
  },
  '.cm-panel button[name=close]': { color: 'var(--muted)', fontSize: '18px' },
})

const words = HighlightStyle.define([
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: 'var(--video)' },
  { tag: [tags.string, tags.special(tags.string)], color: 'var(--audio)' },
  { tag: tags.comment, color: 'var(--faint)', fontStyle: 'italic' },
  { tag: [tags.number, tags.bool, tags.null, tags.atom], color: 'var(--signal)' },
  { tag: [tags.labelName, tags.typeName, tags.keyword], color: 'var(--accent-text)' },
  {
    tag: [tags.punctuation, tags.separator, tags.bracket, tags.squareBracket, tags.brace],
    color: 'var(--muted)',
  },
])

export const yamlTheme: Extension = [frame, marks, overlays, syntaxHighlighting(words)]
