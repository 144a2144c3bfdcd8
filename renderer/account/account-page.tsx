/** The account page. */
import { PageFrame } from '../design/page-frame.tsx'
import { text } from '../text/text.ts'

export const AccountPage = () => <PageFrame title={text.account.title}>{null}</PageFrame>
