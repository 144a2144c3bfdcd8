/** Where a file comes from, told to people: what is known of it, how it is known, and what it means when nothing is. */
import type { Making, Named, Origin, Use } from '../contract/provenance.ts'
import { quoteWord } from '../media/quote-word.ts'
import { formatFacts, type Output } from './output.ts'
import { count, formatDate, formatSeconds, shortCid } from './quantities.ts'
import { harmless } from './style.ts'
import { formatTable } from './table.ts'

type Look = Pick<Output, 'style' | 'isForEyes'>

/** `file` as the user named it. */
export function formatOrigin(file: string, origin: Origin, look: Look): string {
  const made = origin.made.map((making) => formatMaking(making, origin, look))
  return [verdict(file, origin, look), ...made, ...formatUses(origin, look)].join('\n\n')
}

function verdict(file: string, origin: Origin, { style }: Look): string {
  const name = style.bold(harmless(file))
  switch (origin.knownBy) {
    case 'bytes':
      return `${style.green('✓')} ${name} ${isResult(origin) ? RESULT : SOURCE}`
    case 'tag':
      return `${style.orange('●')} ${name} ${CHANGED}`
    case 'nothing':
      return `${style.red('✗')} ${name} is not known here\n${formatFacts([['cid', origin.cid]], style)}\n\n${whyUnknown(origin)}`
  }
}

const isResult = ({ cid, made }: Origin): boolean => made.some((making) => making.file === cid)

const RESULT = 'was made here: these very bytes'
const SOURCE = 'was not made here: it came from elsewhere, and was used'
const CHANGED = `is a changed copy of what was made here
  Its bytes are known to nobody, but its container names the step that it is the result of. Somebody has packed it
  anew, cut it or encoded it again since; the tag cannot tell which. What follows is how the original was made.`

function whyUnknown({ tag, unread, isStored }: Origin): string {
  const bytes = isStored
    ? 'It is in the store, but no run here made or used it.'
    : 'No run of this data folder made or used these bytes.'
  if (tag !== undefined) {
    return `${bytes} It says itself that it is the result of the step
${tag}, which nobody ran here:
it was made by another Art DAG, or the data folder has forgotten it. Look there with: artdag why <file>`
  }
  const search =
    unread === undefined
      ? 'Nor does it carry the tag that results carry.'
      : `It has no tag either: ${harmless(unread)}`
  return `${bytes} ${search}
So it was not made by Art DAG, or it went through a program that drops tags; pictures and GIFs never carry one.`
}

/** Fact by fact, the command last: it can be long. */
function formatMaking({ file, task, run }: Making, { cid }: Origin, { style }: Look): string {
  const facts: (readonly [string, string])[] = [[file === cid ? 'cid' : 'original', file]]
  if (run) {
    facts.push(['recipe', run.recipe ? nameAndCid(run.recipe) : 'a plan document'])
    facts.push(['rendered', `${formatDate(run.renderedAt)} by ${run.renderedBy}`])
    if (run.output.cid !== file) facts.push(['on the way', `to ${nameAndCid(run.output)}`])
    facts.push(...run.inputs.map((input) => ['input', nameAndCid(input)] as const))
    facts.push(...run.effects.map((effect) => ['effect', nameAndCid(effect)] as const))
  }
  if (task) {
    facts.push(['steps', task.steps.join(' → ')], ['profile', task.profile.name])
    facts.push(['tool', [task.tool.name, ...task.encoders].join(', ')])
    facts.push(['took', formatSeconds(task.seconds)])
  }
  if (run) facts.push(['run', `${run.runId}, attempt ${run.attempt}`], ['record', run.record])
  else if (task) facts.push(['record', task.record])
  if (task) facts.push(['command', task.command.map(quoteWord).join(' ')])
  return formatFacts(facts, style)
}

const nameAndCid = ({ name, cid }: Named): string => `${name}  ${cid}`

function formatUses({ used, usedCount }: Origin, { style, isForEyes }: Look): readonly string[] {
  if (used.length === 0) return []
  const cid = (text: string): string => (isForEyes ? shortCid(text) : text)
  const rows = used.map((use: Use) => [
    cid(use.runId),
    use.recipe,
    use.state,
    { text: formatDate(use.createdAt), paint: style.dim },
    use.output === undefined ? '' : cid(use.output),
  ])
  const cells = ['run', 'recipe', 'state', 'when', 'output']
  const more = usedCount > used.length ? `, the last ${used.length} are` : ''
  return [
    `${count(usedCount, 'run')} used it${more}:\n${formatTable(rows, { head: { cells, paint: style.dim }, indent: '  ' })}`,
  ]
}
