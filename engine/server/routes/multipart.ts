/** The file in a form (multipart/form-data), as a stream: nothing of it is held but what could be its end. */
import { ArtDagError } from '../../contract/errors.ts'

/** Of one part. */
const MAX_HEADER_BYTES = 8 * 1024
const HEADER_END = Buffer.from('\r\n\r\n')

/** Undefined when the type is no form. @throws ArtDagError USAGE when it does not say where its parts end */
export function boundaryOf(contentType: string | undefined): string | undefined {
  if (!/^multipart\/form-data\b/i.test(contentType ?? '')) return undefined
  const [, quoted, plain] = /;\s*boundary=(?:"([^"]{1,70})"|([^\s;]{1,70}))/i.exec(contentType ?? '') ?? []
  const boundary = quoted ?? plain
  if (boundary === undefined) throw badForm('it has no boundary')
  return boundary
}

/** Bytes of the first part that has a file name; the others are passed over. @throws ArtDagError USAGE */
export async function* fileInForm(body: AsyncIterable<Buffer>, boundary: string): AsyncGenerator<Buffer> {
  const delimiter = Buffer.from(`\r\n--${boundary}`)
  // The first delimiter stands at the beginning, without the line end that belongs to all others.
  let rest = Buffer.from('\r\n')
  let part: 'none' | 'header' | 'file' | 'other' = 'none'
  let wasFound = false
  for await (const chunk of body) {
    rest = Buffer.concat([rest, chunk])
    for (;;) {
      if (part === 'header') {
        const end = rest.indexOf(HEADER_END)
        if (end < 0 && rest.length > MAX_HEADER_BYTES) throw badForm('a part has no end of its headers')
        if (end < 0) break
        part = !wasFound && /;\s*filename/i.test(rest.toString('latin1', 0, end)) ? 'file' : 'other'
        wasFound ||= part === 'file'
        // What follows may be the next delimiter at once: its line end is that of the headers.
        rest = rest.subarray(end + 2)
        if (!rest.subarray(0, delimiter.length).equals(delimiter)) rest = rest.subarray(2)
        continue
      }
      const end = rest.indexOf(delimiter)
      const sure = end < 0 ? Math.max(0, rest.length - delimiter.length) : end
      if (part === 'file' && sure > 0) yield rest.subarray(0, sure)
      rest = rest.subarray(sure)
      if (end < 0) break
      part = 'header'
      rest = rest.subarray(delimiter.length)
    }
  }
  if (!wasFound) throw badForm('there is no file in it')
  if (part === 'file') throw badForm('it ends in the middle of the file')
}

const badForm = (why: string): ArtDagError =>
  new ArtDagError('USAGE', `the form cannot be read: ${why}`, {
    hint: 'send it as curl -F file=@clip.mp4 does',
  })
