/** One token: what it is for, what it may, until when. */
import { Ban } from 'lucide-react'
import type { TokenInfo } from '../../engine/contract/access-procedures.ts'
import { IconButton } from '../design/button.tsx'
import { Pill } from '../design/pill.tsx'
import { text } from '../text/text.ts'
import styles from './tokens.module.css'

const words = text.account.tokens

export interface TokenRowProps {
  readonly token: TokenInfo
  /** Absent: it has ended. */
  readonly onRevoke?: () => void
}

export const TokenRow = ({ token, onRevoke }: TokenRowProps) => (
  <li className={styles.row}>
    <div className={styles.words}>
      <span className={styles.name}>{token.name}</span>
      <span className={styles.note}>
        <code>{token.id}</code> {untilOf(token, onRevoke === undefined)}
      </span>
    </div>
    <div className={styles.scopes}>
      {token.scopes.map((scope) => (
        <Pill key={scope}>{text.account.newToken.scopes[scope][0]}</Pill>
      ))}
    </div>
    {onRevoke && token.expiresAt !== undefined ? (
      <IconButton label={words.revoke(token.name)} icon={<Ban aria-hidden />} onClick={onRevoke} />
    ) : (
      <span />
    )}
  </li>
)

function untilOf({ revokedAt, expiresAt }: TokenInfo, hasEnded: boolean): string {
  if (revokedAt !== undefined) return words.revoked
  if (expiresAt === undefined) return `${words.file}, ${words.forever}`
  const day = new Date(expiresAt).toLocaleDateString('en', { dateStyle: 'medium' })
  return hasEnded ? words.expired : words.expires(day)
}
