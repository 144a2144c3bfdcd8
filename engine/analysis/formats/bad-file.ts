/** How a file of another program is refused. */
import { ArtDagError } from '../../contract/errors.ts'

/** `line`: from 1, for formats that are text. */
export const badFile = (what: string, line?: number, hint?: string): ArtDagError =>
  new ArtDagError(
    'USAGE',
    line === undefined ? `the marks cannot be read: ${what}` : `line ${line}: ${what}`,
    {
      ...(hint === undefined ? {} : { hint }),
      ...(line === undefined ? {} : { details: { line } }),
    },
  )
