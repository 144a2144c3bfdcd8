/** Buttons, with words or with an icon alone. */
import type { ComponentProps, ReactNode } from 'react'
import styles from './button.module.css'
import { Hint } from './hint.tsx'
import { join } from './join.ts'

export interface ButtonProps extends ComponentProps<'button'> {
  /** primary: the one thing to do here. quiet: without a frame. */
  readonly look?: 'primary' | 'plain' | 'quiet' | 'danger'
  readonly icon?: ReactNode
  /** What pressing these keys does the same as, shown beside the words of its hint. */
  readonly keys?: string | undefined
  readonly hint?: string | undefined
}

export function Button({ look = 'plain', icon, hint, keys, children, className, ...rest }: ButtonProps) {
  const button = (
    <button type="button" {...rest} className={join(styles.button, styles[look], className)}>
      {icon}
      {children}
    </button>
  )
  return hint === undefined ? button : <Hint text={hint} keys={keys} trigger={button} />
}

export interface LinkButtonProps extends ComponentProps<'a'> {
  readonly look?: ButtonProps['look']
  readonly icon?: ReactNode
}

/** Goes somewhere, or fetches a file, and looks like a button. */
export const LinkButton = ({ look = 'plain', icon, children, className, ...rest }: LinkButtonProps) => (
  <a {...rest} className={join(styles.button, styles[look], className)}>
    {icon}
    {children}
  </a>
)

export interface IconButtonProps extends Omit<ButtonProps, 'children' | 'hint' | 'look'> {
  /** Its name for everybody: read aloud, and shown as its hint. */
  readonly label: string
  readonly isPressed?: boolean
}

export function IconButton({ label, icon, keys, isPressed, className, ...rest }: IconButtonProps) {
  return (
    <Hint
      text={label}
      keys={keys}
      trigger={
        <button
          type="button"
          aria-label={label}
          aria-pressed={isPressed}
          {...rest}
          className={join(styles.icon, className)}
        >
          {icon}
        </button>
      }
    />
  )
}
