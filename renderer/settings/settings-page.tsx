/** Everything that can be set, with where its value comes from. */
import { useSearchParams } from 'wouter'
import { useCommands } from '../commands/commands.ts'
import { Blocks } from '../design/block.tsx'
import { PageFrame } from '../design/page-frame.tsx'
import { Segments } from '../design/segments.tsx'
import { text } from '../text/text.ts'
import { About } from './about.tsx'
import { EngineSettings } from './engine-settings.tsx'
import { Look } from './look.tsx'
import { Encoders, Tools } from './machine.tsx'
import { Shortcuts } from './shortcuts.tsx'

const words = text.settings

const VIEWS = ['general', 'machine', 'shortcuts', 'about'] as const
type View = (typeof VIEWS)[number]

export function SettingsPage() {
  const [search, setSearch] = useSearchParams()
  const view = VIEWS.find((each) => each === search.get('view')) ?? 'general'
  const show = (next: View): void => setSearch({ view: next }, { replace: true })
  useCommands(
    VIEWS.map((each) => ({
      id: `settings.${each}`,
      title: words.tabs[each],
      group: words.title,
      run: () => show(each),
    })),
  )
  return (
    <PageFrame
      title={words.title}
      bar={
        <Segments<View>
          label={words.title}
          value={view}
          options={VIEWS.map((value) => ({ value, text: words.tabs[value] }))}
          onChange={show}
        />
      }
    >
      <Blocks>{PARTS[view]}</Blocks>
    </PageFrame>
  )
}

const PARTS = {
  general: (
    <>
      <Look />
      <EngineSettings />
    </>
  ),
  machine: (
    <>
      <Encoders />
      <Tools />
    </>
  ),
  shortcuts: <Shortcuts />,
  about: <About />,
} as const
