/** Whose engine this is, and who else may use it. */
import { Blocks } from '../design/block.tsx'
import { PageFrame } from '../design/page-frame.tsx'
import { text } from '../text/text.ts'
import { Here } from './here.tsx'
import { Session } from './session.tsx'
import { Tokens } from './tokens.tsx'

export const AccountPage = () => (
  <PageFrame title={text.account.title}>
    <Blocks>
      <Here />
      <Tokens />
      <Session />
    </Blocks>
  </PageFrame>
)
