/** Words of the editor, by its parts. */
import { editorCanvas } from './editor-canvas.ts'
import { editorDock } from './editor-dock.ts'
import { editorFrame } from './editor-frame.ts'
import { editorInspector } from './editor-inspector.ts'
import { editorSimple } from './editor-simple.ts'

export const editor = {
  title: 'Editor',
  frame: editorFrame,
  canvas: editorCanvas,
  inspector: editorInspector,
  simple: editorSimple,
  dock: editorDock,
}
