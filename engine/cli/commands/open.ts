/** `artdag open`: the web interface of a server, in a browser. */
import type { Command } from 'commander'
import { fetchFrom, type HttpOptions, headersFor } from '../../client/http.ts'
import { EXIT } from '../../contract/errors.ts'
import { openBrowser } from '../open-browser.ts'
import { serverFor } from '../place/server-address.ts'
import type { Around, Shell } from '../shell.ts'

const MORE = `
With a token, the address logs the browser in, once. Without --server it is the one of artdag serve on this computer.

Example:
  artdag open
  artdag open --server https://render.example.org --token-file ~/render-token --print
`

/** Where artdag serve listens when it is not told otherwise. */
const HERE = 'http://127.0.0.1:8100'

export function addOpen(program: Command, shell: Shell): void {
  program
    .command('open')
    .description('open the web interface of a server in a browser')
    .option('--print', 'only print its address')
    .addHelpText('after', MORE)
    .action(({ print = false }: { readonly print?: boolean }) =>
      shell.withoutEngine((around) => {
        const wish = {
          ...shell.globals,
          server: shell.globals.server ?? around.terminal.env.ARTDAG_SERVER ?? HERE,
        }
        return openInterface(around, serverFor(wish, around.terminal.env) as HttpOptions, print)
      }),
    )
}

async function openInterface(
  { output, signal }: Around,
  server: HttpOptions,
  isPrinted: boolean,
): Promise<number> {
  const url = await addressOf(server, signal)
  output.result({ url }, () => url)
  if (server.token === undefined) output.note('it asks for a token there; artdag serve says where that is')
  if (isPrinted || output.isJson) return EXIT.ok
  if (!(await openBrowser(url))) output.note('no browser could be started here; open the address by hand')
  return EXIT.ok
}

/** Asked of the server, so that what is opened is there. @throws ArtDagError SERVER_UNREACHABLE, UNAUTHORIZED */
async function addressOf(server: HttpOptions, signal: AbortSignal): Promise<string> {
  if (server.token === undefined) {
    await fetchFrom(server.url, new URL('/healthz', server.url), { signal })
    return `${server.url}/`
  }
  const init = { method: 'POST', headers: headersFor(server), signal }
  const response = await fetchFrom(server.url, new URL('/auth/links', server.url), init)
  return ((await response.json()) as { url: string }).url
}
