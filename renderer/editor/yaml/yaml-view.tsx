/** The recipe as text: the same document as the graph, live in both directions. */
import { type RefObject, useEffect, useRef, useState } from 'react'
import { text as catalogue } from '../../text/text.ts'
import { useRecipeDocument } from '../document/use-document.tsx'
import { useIssues } from '../document/use-issues.ts'
import { select, useLook } from '../selection.ts'
import { stepAtLine } from './steps-in-text.ts'
import { useKnowledge } from './use-knowledge.ts'
import { createYamlEditor, type YamlEditor } from './yaml-editor.ts'
import styles from './yaml-view.module.css'

const words = catalogue.editor.frame

export function YamlView() {
  const parent = useRef<HTMLDivElement>(null)
  const editor = useEditor(parent)
  useText(editor)
  useMarks(editor)
  useSelection(editor)
  return <div ref={parent} className={styles.editor} />
}

function useEditor(parent: RefObject<HTMLDivElement | null>): YamlEditor | undefined {
  const document = useRecipeDocument()
  const known = useKnowledge()
  const knowledge = useRef(known)
  knowledge.current = known
  const [editor, setEditor] = useState<YamlEditor>()
  useEffect(() => {
    const made = createYamlEditor({
      parent: parent.current as HTMLElement,
      label: words.yaml.label,
      text: document.store.getState().text,
      knowledge: () => knowledge.current,
      onType: (typed) => document.type(typed, words.typing),
      onUndo: document.undo,
      onRedo: document.redo,
      onMove: (line) => selectAt(made.lines(), document.store.getState().reading.stepPlaces, line),
    })
    setEditor(made)
    return made.close
  }, [document, parent])
  return editor
}

function selectAt(...[lines, places, line]: Parameters<typeof stepAtLine>): void {
  const step = stepAtLine(lines, places, line)
  if (step !== undefined && useLook.getState().selected.at(-1) !== step) select(step)
}

/** Changes from the graph, the inspector, undo. At once: what was typed meanwhile would be lost with a later text. */
function useText(editor: YamlEditor | undefined): void {
  const { store } = useRecipeDocument()
  useEffect(() => {
    editor?.show(store.getState().text)
    return store.subscribe(({ text }, before) => {
      if (text !== before.text) editor?.show(text)
    })
  }, [editor, store])
}

function useMarks(editor: YamlEditor | undefined): void {
  const { all } = useIssues()
  useEffect(() => editor?.mark(all), [editor, all])
}

/** What is selected elsewhere comes into sight here; where the cursor stands in it already, it stays. */
function useSelection(editor: YamlEditor | undefined): void {
  const document = useRecipeDocument()
  const selected = useLook((look) => look.selected.at(-1))
  useEffect(() => {
    const { stepPlaces } = document.store.getState().reading
    const place = stepPlaces[selected ?? '']
    if (!editor || !place || stepAtLine(editor.lines(), stepPlaces, editor.line()) === selected) return
    editor.goTo(place.line)
  }, [editor, selected, document])
}
