/** The window: rail, page, status line, and what lies over them. */
import { CSPProvider } from '@base-ui/react/csp-provider'
import { Tooltip } from '@base-ui/react/tooltip'
import { Palette } from '../commands/palette.tsx'
import { type Connection, EngineProvider } from '../connect/engine.tsx'
import { QueryProvider } from '../connect/queries.tsx'
import { Notices } from '../design/notices.tsx'
import { DropAnywhere } from '../library/drop-anywhere.tsx'
import { NotifyWhenDone } from '../runs/notify-when-done.ts'
import { text } from '../text/text.ts'
import styles from './app.module.css'
import { AppCommands } from './app-commands.tsx'
import { nonce } from './nonce.ts'
import { Pages } from './pages.tsx'
import { Rail } from './rail.tsx'
import { StatusLine } from './status-line.tsx'

export const App = ({ connection }: { readonly connection: Connection }) => (
  <CSPProvider nonce={nonce()}>
    <EngineProvider connection={connection}>
      <QueryProvider>
        <Tooltip.Provider delay={400}>
          <a href="#page" className={styles.skip}>
            {text.app.skip}
          </a>
          <div className={styles.window}>
            <Rail />
            <div id="page" className={styles.page}>
              <Pages />
            </div>
            <StatusLine />
          </div>
          <AppCommands />
          <NotifyWhenDone />
          <DropAnywhere />
          <Palette />
          <Notices />
        </Tooltip.Provider>
      </QueryProvider>
    </EngineProvider>
  </CSPProvider>
)
