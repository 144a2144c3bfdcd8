/** Short words at the window's edge about what was done, with the way back. */
import { Toast } from '@base-ui/react/toast'
import { X } from 'lucide-react'
import { text } from '../text/text.ts'
import { IconButton } from './button.tsx'
import styles from './notices.module.css'

const notices = Toast.createToastManager()

export interface Notice {
  readonly text: string
  readonly tone?: 'plain' | 'bad'
  /** Takes it back, or goes to it. */
  readonly action?: { readonly text: string; readonly run: () => void }
}

/** Stays for a while; errors until they are closed. */
export function notify({ text: words, tone = 'plain', action }: Notice): void {
  const id: string = notices.add({
    description: words,
    type: tone,
    priority: tone === 'bad' ? 'high' : 'low',
    timeout: tone === 'bad' ? 0 : 8000,
    ...(action
      ? {
          actionProps: {
            children: action.text,
            onClick: () => {
              notices.close(id)
              action.run()
            },
          },
        }
      : {}),
  })
}

export const Notices = () => (
  <Toast.Provider toastManager={notices}>
    <Toast.Portal>
      <Toast.Viewport className={styles.corner}>
        <List />
      </Toast.Viewport>
    </Toast.Portal>
  </Toast.Provider>
)

const List = () =>
  Toast.useToastManager().toasts.map((toast) => (
    <Toast.Root key={toast.id} toast={toast} aria-label={text.common.notice} className={styles.notice}>
      <Toast.Description className={styles.text} />
      <Toast.Action className={styles.action} />
      <Toast.Close render={<IconButton label={text.common.close} icon={<X aria-hidden />} />} />
    </Toast.Root>
  ))
