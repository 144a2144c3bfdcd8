/** Rules about ways through many files: cycles, and what a window would load. */
import { BROWSER_SAFE, ENGINE_ONLY } from './layers.ts'
import type { Finding, Source, SourceImport } from './sources.ts'

type Files = ReadonlyMap<string, Source>

/** What is loaded together with a file; types and other threads are not. */
const loads = (source: Source): readonly SourceImport[] =>
  source.imports.filter(({ kind }) => kind === 'value')

/** No file loads itself on the way round. Each cycle is told once, at the import that closes it. */
export function checkCycles(sources: readonly Source[]): readonly Finding[] {
  const files: Files = new Map(sources.map((source) => [source.file, source]))
  const done = new Set<string>()
  const findings: Finding[] = []
  const visit = (source: Source, way: readonly string[]): void => {
    for (const { target, line } of loads(source)) {
      const next = target === undefined ? undefined : files.get(target)
      if (!next || done.has(next.file)) continue
      const at = way.indexOf(next.file)
      if (at < 0) visit(next, [...way, next.file])
      else
        findings.push({
          file: source.file,
          line,
          what: `cycle ${[...way.slice(at), next.file].join(' → ')}`,
          allowed: 'no cycles',
        })
    }
    done.add(source.file)
  }
  for (const source of sources) if (!done.has(source.file)) visit(source, [source.file])
  return findings
}

const isIn = (file: string, places: readonly string[]): boolean =>
  places.some((place) => file === place || (place.endsWith('/') && file.startsWith(place)))

/** Nothing of Node comes along with what a window loads. */
export function checkBrowserSafety(sources: readonly Source[]): readonly Finding[] {
  const files: Files = new Map(sources.map((source) => [source.file, source]))
  const safe = sources.filter(({ file }) => isIn(file, BROWSER_SAFE) && !isIn(file, ENGINE_ONLY))
  return safe.flatMap((source) =>
    loads(source).flatMap(({ line, specifier, target }) => {
      const way = wayToNode(specifier, target, files)
      if (!way) return []
      return [
        {
          file: source.file,
          line,
          what: `a window would load ${way.join(' → ')}`,
          allowed: 'no node: modules here',
        },
      ]
    }),
  )
}

/** The shortest way from an import to a node: module, file by file. */
function wayToNode(
  specifier: string,
  target: string | undefined,
  files: Files,
): readonly string[] | undefined {
  if (target === undefined) return specifier.startsWith('node:') ? [specifier] : undefined
  const queue: (readonly string[])[] = [[target]]
  const seen = new Set([target])
  for (let way = queue.shift(); way; way = queue.shift()) {
    const source = files.get(way.at(-1) as string)
    for (const next of source ? loads(source) : []) {
      if (next.specifier.startsWith('node:')) return [...way, next.specifier]
      if (next.target === undefined || seen.has(next.target)) continue
      seen.add(next.target)
      queue.push([...way, next.target])
    }
  }
  return undefined
}
