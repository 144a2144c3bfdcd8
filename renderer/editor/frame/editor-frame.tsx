/** The frame around an open recipe: its bar, the chosen view, inspector and dock. */
import { lazy, Suspense } from 'react'
import { PageFrame } from '../../design/page-frame.tsx'
import { text } from '../../text/text.ts'
import { Dock } from '../../timeline/dock.tsx'
import { Canvas } from '../canvas/canvas.tsx'
import type { OpenDocument } from '../document/open-documents.ts'
import { useDocument } from '../document/use-document.tsx'
import { useIssueWatch } from '../document/use-issues.ts'
import { useFlushing, useKeeping } from '../document/use-saving.ts'
import { useForecastMaking } from '../forecast/use-forecast.ts'
import { useRunFollowing } from '../forecast/use-run.ts'
import { Inspector } from '../inspector/inspector.tsx'
import { SimpleView } from '../simple/simple-view.tsx'
import { Actions } from './actions.tsx'
import { EditorBar } from './editor-bar.tsx'
import styles from './editor-frame.module.css'
import { useEditorCommands } from './use-editor-commands.ts'
import { useRefusals } from './use-refusals.ts'
import { useView, type View } from './use-view.ts'

const YamlView = lazy(async () => ({ default: (await import('../yaml/yaml-view.tsx')).YamlView }))

const words = text.editor.frame

export function EditorFrame({ opened }: { readonly opened: OpenDocument }) {
  const title = useDocument((state) => state.recipe?.name ?? state.name)
  const [view] = useView()
  useIssueWatch()
  useForecastMaking()
  useRunFollowing()
  useFlushing(opened)
  useKeeping(opened)
  useRefusals()
  useEditorCommands(opened)
  const isForm = view === 'simple'
  return (
    <PageFrame
      title={title}
      bar={<EditorBar opened={opened} />}
      actions={<Actions opened={opened} />}
      aside={isForm ? undefined : <Inspector />}
      asideLabel={words.inspector}
      dock={isForm ? undefined : <Dock />}
      dockLabel={words.dock}
      isBare
    >
      <Views view={view} />
    </PageFrame>
  )
}

const Views = ({ view }: { readonly view: View }) => {
  if (view === 'simple') return <SimpleView />
  if (view === 'graph') return <Canvas />
  const yaml = (
    <Suspense fallback={null}>
      <YamlView />
    </Suspense>
  )
  if (view === 'yaml') return yaml
  return (
    <div className={styles.split}>
      <div className={styles.half}>
        <Canvas />
      </div>
      <div className={styles.half}>{yaml}</div>
    </div>
  )
}
