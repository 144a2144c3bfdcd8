/** A plain page: nothing of it is a script, and nothing in it is taken for markup. */

/** Text that is markup already. */
export interface Html {
  readonly html: string
}

type Part = Html | string | number | readonly Html[]

/** What is put in is text; only what this made itself is markup. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return {
    html: strings.map((text, at) => text + (at < parts.length ? markup(parts[at] as Part) : '')).join(''),
  }
}

function markup(part: Part): string {
  if (typeof part === 'string' || typeof part === 'number') return escapeMarkup(String(part))
  return 'html' in part ? part.html : part.map((one) => one.html).join('\n')
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const escapeMarkup = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => ENTITIES[sign] as string)

export const page = (title: string, body: Html): string =>
  html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/static/page.css">
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`.html

export const PAGE_TYPE = 'text/html; charset=utf-8'

export interface PageOptions {
  /** It runs scripts of ours. */
  readonly scripts?: boolean
}

/** Without a referrer, browsers send the forms of a page as if they came from nowhere; so it goes to ourselves, and no further. */
export const pageHeaders = (options: PageOptions = {}): Readonly<Record<string, string>> => ({
  'content-security-policy': pagePolicy(options),
  'referrer-policy': 'same-origin',
})

/** A page loads its style and images from here, sends forms here, and runs scripts only where it says so. */
const pagePolicy = ({ scripts = false }: PageOptions): string =>
  [
    "default-src 'none'",
    ...(scripts ? ["script-src 'self'", "connect-src 'self'"] : []),
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ')
