/** What can be done from anywhere: going to places, and how the window looks. */
import { useLocation } from 'wouter'
import { useCommands } from '../commands/commands.ts'
import { useKeyboard } from '../commands/use-keyboard.ts'
import { text } from '../text/text.ts'
import { PLACES } from './places.ts'
import { nextTheme, useTheme } from './theme.ts'

export function AppCommands() {
  const [, navigate] = useLocation()
  const { theme, choose } = useTheme()
  useCommands([
    ...PLACES.map(({ path, title, keys }) => ({
      id: `go${path.replace('/', '.')}`,
      title,
      group: text.app.navigation,
      keys,
      run: () => navigate(path),
    })),
    {
      id: 'go.home',
      title: text.app.places.home,
      group: text.app.navigation,
      keys: 'g h',
      run: () => navigate('/'),
    },
    {
      id: 'window.theme',
      title: text.settings.theme[nextTheme(theme)],
      group: text.common.appName,
      run: () => choose(nextTheme(theme)),
    },
  ])
  useKeyboard()
  return null
}
