/** The settings page. */
import { PageFrame } from '../design/page-frame.tsx'
import { text } from '../text/text.ts'

export const SettingsPage = () => <PageFrame title={text.settings.title}>{null}</PageFrame>
