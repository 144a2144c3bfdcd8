/** Builds the interface into out/renderer, where the headless engine serves it and a window loads it. */
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { licences } from './vite-licences.ts'

export default defineConfig({
  root: 'renderer',
  plugins: [react(), licences(import.meta.dirname)],
  build: {
    outDir: '../out/renderer',
    emptyOutDir: true,
    target: 'es2023',
    // Scripts and styles as files only: the page's policy allows nothing inline.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  worker: { format: 'es' },
})
