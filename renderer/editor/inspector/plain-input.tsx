/** An input that looks like the words it holds: titles. */
import type { ComponentProps } from 'react'

export const PlainInput = (props: ComponentProps<'input'>) => (
  <input type="text" spellCheck={false} {...props} />
)
