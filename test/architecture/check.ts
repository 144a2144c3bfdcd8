/** `npm run arrows`: prints what breaks the import table and its sister rules, one finding a line; exit code 1 if any. */
import path from 'node:path'
import { checkAny, checkLength, checkName } from './file-rules.ts'
import { checkBrowserSafety, checkCycles } from './graph-rules.ts'
import { checkClients, checkRooms, checkTargets } from './import-rules.ts'
import { type Finding, readSources, type Source } from './sources.ts'

/** Every finding, by file and line. */
export function checkSources(sources: readonly Source[]): readonly Finding[] {
  const files = new Set(sources.map(({ file }) => file))
  const ofOne = [checkRooms, checkClients, checkLength, checkAny, checkName]
  const findings = [
    ...sources.flatMap((source) => [
      ...ofOne.flatMap((check) => check(source)),
      ...checkTargets(source, files),
    ]),
    ...checkCycles(sources),
    ...checkBrowserSafety(sources),
  ]
  return findings.sort((a, b) => a.file.localeCompare(b.file) || a.line - b.line)
}

export const formatFinding = ({ file, line, what, allowed }: Finding): string =>
  `${file}:${line}  ${what}  (allowed: ${allowed})`

if (import.meta.main) {
  const sources = readSources(path.resolve(import.meta.dirname, '../..'))
  const findings = checkSources(sources)
  for (const finding of findings) console.log(formatFinding(finding))
  const imports = sources.reduce((sum, source) => sum + source.imports.length, 0)
  console.log(`${sources.length} files, ${imports} imports, ${findings.length} findings`)
  if (findings.length > 0) process.exitCode = 1
}
