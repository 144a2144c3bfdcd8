/** `artdag verify`: reads everything stored again. */
import type { Command } from 'commander'
import { EXIT } from '../../contract/errors.ts'
import type { Output } from '../output.ts'
import { drawShare } from '../progress-bar.ts'
import { count, shortCid } from '../quantities.ts'
import type { Session, Shell } from '../shell.ts'
import { createStatusLine } from '../status-line.ts'
import { formatTable } from '../table.ts'

const EXAMPLE = `
Example:
  artdag verify --repair
`

interface Verified {
  readonly checked: number
  readonly bad: readonly { readonly cid: string; readonly problem: string; readonly repaired: boolean }[]
}

export function addVerify(program: Command, shell: Shell): void {
  program
    .command('verify')
    .description('check that what is stored is what its CID says')
    .option('--repair', 'set aside what is damaged; it is made again when needed')
    .addHelpText('after', EXAMPLE)
    .action(({ repair = false }: { repair?: boolean }) =>
      shell.withEngine(async (session) => {
        const verified = await verifyAll(session, repair)
        session.output.result(verified, () => formatVerified(verified, session.output))
        const left = verified.bad.filter(({ repaired }) => !repaired).length
        if (left > 0)
          session.output.note(
            repair ? 'what is left cannot be mended here' : 'mend it with: artdag verify --repair',
          )
        return left > 0 ? EXIT.failed : EXIT.ok
      }),
    )
}

async function verifyAll(session: Session, repair: boolean): Promise<Verified> {
  const line = createStatusLine(session)
  let verified: Verified = { checked: 0, bad: [] }
  try {
    for await (const event of await session.client.content.verify({ repair }, { signal: session.signal })) {
      if (event.event === 'verified') verified = { checked: event.checked, bad: event.bad }
      else
        line.show((options) =>
          drawShare('checking', event.totalBytes > 0 ? event.doneBytes / event.totalBytes : 1, options),
        )
    }
  } finally {
    line.clear()
  }
  return verified
}

export function formatVerified(
  { checked, bad }: Verified,
  { style, isForEyes }: Pick<Output, 'style' | 'isForEyes'>,
): string {
  if (bad.length === 0) return `${style.green('✓')} ${count(checked, 'item')} checked, all as they should be`
  const rows = bad.map(({ cid, problem, repaired }) => [
    repaired ? { text: '✓', paint: style.green } : { text: '✗', paint: style.red },
    isForEyes ? shortCid(cid) : cid,
    problem,
    repaired ? 'repaired' : '',
  ])
  return `${formatTable(rows)}\n${count(checked, 'item')} checked, ${bad.length} bad`
}
