/** `artdag analyze`: what is heard and seen in media. */
import { type Command, InvalidArgumentError } from 'commander'
import { type Feature, FeatureName } from '../../contract/analysis.ts'
import { EXIT } from '../../contract/errors.ts'
import type { Cid } from '../../contract/ids.ts'
import { formatAnalysis } from '../analysis-text.ts'
import { followAnalysis } from '../follow-analysis.ts'
import type { Shell } from '../shell.ts'

const MORE = `
Features: ${FeatureName.options.join(', ')}.
It is worked out once and kept; a file stays where it is. With --json, all values in full.

Example:
  artdag analyze song.mp3
  artdag analyze film.mp4 --features scenes,motion --json
`

interface Options {
  readonly features?: readonly Feature[]
  readonly corrections?: string
}

export function addAnalyze(program: Command, shell: Shell): void {
  program
    .command('analyze')
    .alias('analyse')
    .argument('<media>', 'file; or CID, beginning of one, hash or name')
    .description('tell tempo, beats, loudness, scenes, motion and more of a file')
    .option('--features <list>', 'only these, with commas between (default: all it has)', readFeatures)
    .option('--corrections <cid>', 'with the beats corrected; see artdag beats')
    .addHelpText('after', MORE)
    .action((name: string, { features = [], corrections }: Options) =>
      shell.withEngine(async (session) => {
        const { output } = session
        // The contract checks that it is a CID.
        const report = await followAnalysis(session, { name, features, corrections: corrections as Cid })
        output.result(report, () => formatAnalysis(name, report, output))
        return EXIT.ok
      }),
    )
}

/** @throws InvalidArgumentError */
export function readFeatures(text: string): readonly Feature[] {
  return text.split(',').map((word) => {
    const { data } = FeatureName.safeParse(word.trim())
    if (data) return data
    throw new InvalidArgumentError(
      `There is no ${JSON.stringify(word)}; there are ${FeatureName.options.join(', ')}.`,
    )
  })
}
