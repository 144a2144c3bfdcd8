/** How a file was made, as a tree of lines: each file, below it the task that made it and what went into that. */
import type { ProvenanceTree, TreeFile, TreeTask } from '../contract/provenance.ts'
import { formatFacts, type Output } from './output.ts'
import { formatDate, formatSeconds, shortCid } from './quantities.ts'
import { harmless, type Style } from './style.ts'

type Look = Pick<Output, 'style' | 'isForEyes'>

/**
 *     bafy…  video 768×432
 *     └─ cut → toned  mp4  0.4 s  ffmpeg n7.0
 *        ├─ clip  bafy…  video 960×540
 */
export function formatTree({ file, run }: ProvenanceTree, look: Look): string {
  const tree = [describeFile(file, look), ...linesBelow(file, look)].join('\n')
  if (!run) return tree
  const facts = [
    ['recipe', run.recipe?.name ?? 'a plan document'],
    ['run', `${run.runId}, attempt ${run.attempt}`],
    ['rendered', `${formatDate(run.renderedAt)} by ${run.renderedBy}`],
    ['record', run.record],
  ] as const
  return `${tree}\n\n${formatFacts(facts, look.style)}`
}

function linesBelow({ madeBy }: TreeFile, look: Look): readonly string[] {
  if (!madeBy) return []
  const { dim } = look.style
  const files = madeBy.inputs.flatMap((input, index) => {
    const isLast = index === madeBy.inputs.length - 1
    const below = linesBelow(input, look).map((line) => `   ${dim(isLast ? '   ' : '│  ')}${line}`)
    return [`   ${dim(isLast ? '└─ ' : '├─ ')}${describeFile(input, look)}`, ...below]
  })
  return [`${dim('└─ ')}${describeTask(madeBy, look.style)}`, ...files]
}

function describeTask(task: TreeTask, { bold, dim }: Style): string {
  const { steps, profile, seconds, tool } = task
  return `${bold(harmless(steps.join(' → ')))}  ${dim(harmless([profile.name, formatSeconds(seconds), tool.name].join('  ')))}`
}

function describeFile(file: TreeFile, { style, isForEyes }: Look): string {
  const { cid, input, names, summary, isStored, madeBy, cut } = file
  const title = [...new Set([...(input === undefined ? [] : [input]), ...names])].join(', ')
  const remarks = [
    summary,
    ...(isStored ? [] : ['(deleted)']),
    ...(madeBy || cut ? [] : ['(source)']),
    ...(cut === undefined ? [] : [CUTS[cut]]),
  ].filter((remark) => remark !== '')
  const parts = [harmless(title), isForEyes ? shortCid(cid) : cid, style.dim(harmless(remarks.join('  ')))]
  return parts.filter((part) => part !== '').join('  ')
}

const CUTS = {
  above: '(made as told above)',
  deeper: '(goes on: show this file with --tree)',
} as const
