/** Keys the user chose instead of ours, kept by the browser. */
import { create } from 'zustand'
import { persist } from 'zustand/middleware'

interface ShortcutState {
  /** By command; empty: none. */
  readonly chosen: Readonly<Record<string, string>>
}

export const useShortcuts = create<ShortcutState>()(
  persist(() => ({ chosen: {} }) as ShortcutState, { name: 'artdag.shortcuts' }),
)

export function chooseKeys(id: string, keys: string): void {
  useShortcuts.setState(({ chosen }) => ({ chosen: { ...chosen, [id]: keys } }))
}

export function forgetKeys(id: string): void {
  useShortcuts.setState(({ chosen: { [id]: _, ...chosen } }) => ({ chosen }))
}

/** All commands have the keys again that they came with. */
export function forgetAllKeys(): void {
  useShortcuts.setState({ chosen: {} })
}

/** Undefined: none. */
export function keysOf({ id, keys }: { readonly id: string; readonly keys?: string }): string | undefined {
  const chosen = useShortcuts.getState().chosen[id] ?? keys
  return chosen === '' ? undefined : chosen
}
