/** The home page. */
import { PageFrame } from '../design/page-frame.tsx'
import { text } from '../text/text.ts'

export const HomePage = () => <PageFrame title={text.home.title}>{null}</PageFrame>
