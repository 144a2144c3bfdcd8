/** Tokens of other programs: who may use this engine, for what, until when. */
import { KeyRound, Plus } from 'lucide-react'
import { useState } from 'react'
import type { TokenInfo } from '../../engine/contract/access-procedures.ts'
import { useCommands } from '../commands/commands.ts'
import { reportOf } from '../connect/report-of.ts'
import { Block } from '../design/block.tsx'
import { Button } from '../design/button.tsx'
import { Dialog } from '../design/dialog.tsx'
import { text } from '../text/text.ts'
import { NewToken } from './new-token.tsx'
import { useRevoke, useTokens } from './queries.ts'
import { sortTokens } from './sort-tokens.ts'
import { TokenRow } from './token-row.tsx'
import styles from './tokens.module.css'

const words = text.account.tokens

export function Tokens() {
  const { data, error } = useTokens()
  const [isNew, setNew] = useState(false)
  const [asked, ask] = useState<TokenInfo>()
  const { valid, ended } = sortTokens(data ?? [], Date.now())
  useCommands([{ id: 'account.token', title: words.add, group: text.account.title, run: () => setNew(true) }])
  const isDenied = error && reportOf(error).code === 'FORBIDDEN'
  return (
    <Block
      title={words.title}
      hint={isDenied ? words.denied : words.text}
      isList
      action={
        data ? (
          <Button icon={<Plus aria-hidden />} onClick={() => setNew(true)}>
            {words.add}
          </Button>
        ) : undefined
      }
    >
      {data && valid.length === 0 ? (
        <p className={styles.none}>
          <KeyRound aria-hidden /> {words.none}
        </p>
      ) : null}
      <ul>
        {valid.map((token) => (
          <TokenRow key={token.id} token={token} onRevoke={() => ask(token)} />
        ))}
      </ul>
      {ended.length > 0 ? <Ended tokens={ended} /> : null}
      <NewToken isOpen={isNew} onClose={() => setNew(false)} />
      <Revoke asked={asked} onClose={() => ask(undefined)} />
    </Block>
  )
}

const Ended = ({ tokens }: { readonly tokens: readonly TokenInfo[] }) => (
  <details className={styles.ended}>
    <summary>{words.ended(tokens.length)}</summary>
    <ul>
      {tokens.map((token) => (
        <TokenRow key={token.id} token={token} />
      ))}
    </ul>
  </details>
)

function Revoke({ asked, onClose }: { readonly asked: TokenInfo | undefined; readonly onClose: () => void }) {
  const revoke = useRevoke()
  const revokeNow = (): void => {
    if (asked) revoke.mutate(asked)
    onClose()
  }
  return (
    <Dialog
      title={words.revokeTitle(asked?.name ?? '')}
      isOpen={asked !== undefined}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{text.common.cancel}</Button>
          <Button look="danger" onClick={revokeNow}>
            {words.revokeNow}
          </Button>
        </>
      }
    >
      <p>{words.revokeText}</p>
    </Dialog>
  )
}
