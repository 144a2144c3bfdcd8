/** A question or a task that wants an answer before anything else. */
import { Dialog as Base } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { text } from '../text/text.ts'
import { IconButton } from './button.tsx'
import styles from './dialog.module.css'
import { join } from './join.ts'

export interface DialogProps {
  readonly title: string
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly isWide?: boolean
  /** Of what is typed into first; absent: its first control. */
  readonly focusId?: string
  /** Buttons at its end, the main one last. */
  readonly actions?: ReactNode
  readonly children: ReactNode
}

export const Dialog = ({
  title,
  isOpen,
  onClose,
  isWide = false,
  focusId,
  actions,
  children,
}: DialogProps) => (
  <Base.Root open={isOpen} onOpenChange={(open) => (open ? undefined : onClose())}>
    <Base.Portal>
      <Base.Backdrop className={styles.backdrop} />
      <Base.Popup
        className={join(styles.dialog, isWide && styles.wide)}
        {...(focusId === undefined ? {} : { initialFocus: () => document.getElementById(focusId) })}
      >
        <header className={styles.head}>
          <Base.Title className={styles.title}>{title}</Base.Title>
          <Base.Close render={<IconButton label={text.common.close} icon={<X aria-hidden />} />} />
        </header>
        <div className={styles.body}>{children}</div>
        {actions === undefined ? null : <footer className={styles.actions}>{actions}</footer>}
      </Base.Popup>
    </Base.Portal>
  </Base.Root>
)
