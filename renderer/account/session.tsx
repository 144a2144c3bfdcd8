/** This browser's session. */
import { LogOut } from 'lucide-react'
import { Block } from '../design/block.tsx'
import { Button } from '../design/button.tsx'
import { text } from '../text/text.ts'

const words = text.account.session

/** A form, as the server's own page sends it: it ends the session and says so. */
export const Session = () => (
  <Block
    title={words.title}
    hint={words.text}
    action={
      <form method="post" action="/auth/logout">
        <Button type="submit" icon={<LogOut aria-hidden />}>
          {words.logOut}
        </Button>
      </form>
    }
  >
    {null}
  </Block>
)
