/** A workload rendered by hand and by the engine in turn, everything cold but the imported inputs. */
import { statSync } from 'node:fs'
import path from 'node:path'
import type { EngineClient } from '../../engine/client/engine-client.ts'
import { cachedBytes, render, withEngine } from './bench-engine.ts'
import { checkFrames, type Lengths, readLengths } from './check-output.ts'
import { countTools, type ToolUse } from './counted-tools.ts'
import { type Cost, measure, ROUNDS } from './measure.ts'
import { psnrAgainst, runOneCommand } from './one-command.ts'
import type { Workload } from './workload.ts'

export interface Round {
  readonly ours: Cost
  readonly theirs: Cost
  readonly use: ToolUse
  readonly output: { readonly path: string; readonly cid: string }
  readonly outputBytes: number
  /** What the engine keeps afterwards, inputs left out. */
  readonly keptBytes: number
}

/** What is found out once, since every round gives the same bytes. */
export interface Checked {
  readonly lengths: Lengths
  /** Luma, in dB, against the same edit before any encoder. */
  readonly psnr: { readonly ours: number; readonly theirs: number }
}

export interface Race extends Checked {
  readonly workload: Workload
  readonly rounds: readonly Round[]
}

export interface WarmEngine {
  readonly client: EngineClient
  readonly home: string
  readonly round: Round
}

/** `after` goes on with the engine of each round. @throws when a frame is wrong, or two rounds give different bytes */
export async function race(
  workload: Workload,
  after: (engine: WarmEngine) => Promise<void> = async () => {},
): Promise<Race> {
  const rounds: Round[] = []
  let checked: Checked | undefined
  for (let n = 0; n < ROUNDS; n++)
    await withEngine(async (client, home) => {
      const file = path.join(home, 'by-hand.mp4')
      const round = await runRound(workload, { client, home, file, isOursFirst: n % 2 === 1 })
      rounds.push(round)
      checked ??= await check(workload, round.output.path, file)
      await after({ client, home, round })
    })
  const cids = new Set(rounds.map(({ output }) => output.cid))
  if (cids.size > 1) throw new Error(`${workload.name}: ${ROUNDS} rounds gave ${cids.size} different files`)
  return { workload, rounds, ...(checked as Checked) }
}

interface Lane {
  readonly client: EngineClient
  readonly home: string
  /** Where the command by hand writes. */
  readonly file: string
  readonly isOursFirst: boolean
}

async function runRound(
  { request, byHand, name }: Workload,
  { client, home, file, isOursFirst }: Lane,
): Promise<Round> {
  const renderByHand = (): Promise<Cost> => measure(() => runOneCommand(byHand, file))
  await client.plans.make(request) // imports and probes, and finds the tools
  const before = cachedBytes(home)
  const early = isOursFirst ? undefined : await renderByHand()
  let output: Round['output'] | undefined
  let ours: Cost | undefined
  const use = await countTools(async () => {
    ours = await measure(async () => {
      output = (await render(client, request)).output
    })
  })
  if (!ours || !output) throw new Error(`${name}: no output`)
  const theirs = early ?? (await renderByHand())
  const keptBytes = cachedBytes(home) - before
  return { ours, theirs, use, output, outputBytes: statSync(output.path).size, keptBytes }
}

async function check(workload: Workload, ours: string, theirs: string): Promise<Checked> {
  await checkFrames(ours, workload, 'artdag')
  await checkFrames(theirs, workload, 'by hand')
  const [own = 0, other = 0] = await psnrAgainst(workload.byHand, [ours, theirs], path.dirname(theirs))
  return { lengths: await readLengths(ours), psnr: { ours: own, theirs: other } }
}
