/** Dark, light, or what the machine is set to; remembered by the browser. */
import { create } from 'zustand'
import { persist } from 'zustand/middleware'

export type Theme = 'dark' | 'light' | 'system'

interface ThemeState {
  readonly theme: Theme
  readonly choose: (theme: Theme) => void
}

export const useTheme = create<ThemeState>()(
  persist((set) => ({ theme: 'dark', choose: (theme) => set({ theme }) }), {
    name: 'artdag.theme',
    partialize: ({ theme }) => ({ theme }),
  }),
)

const ORDER: readonly Theme[] = ['dark', 'light', 'system']

export const nextTheme = (theme: Theme): Theme => ORDER[(ORDER.indexOf(theme) + 1) % ORDER.length] as Theme

const isLight = matchMedia('(prefers-color-scheme: light)')

function show(): void {
  const { theme } = useTheme.getState()
  document.documentElement.dataset.theme = theme === 'system' ? (isLight.matches ? 'light' : 'dark') : theme
}

useTheme.subscribe(show)
isLight.addEventListener('change', show)
show()
