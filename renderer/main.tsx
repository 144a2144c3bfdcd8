/** Starts the interface in a page of the headless engine. */
import '@fontsource-variable/inter'
import '@fontsource-variable/jetbrains-mono'
import './design/tokens.css'
import './design/base.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import { overHttp } from './connect/over-http.ts'

createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <App connection={overHttp(location.origin)} />
  </StrictMode>,
)
