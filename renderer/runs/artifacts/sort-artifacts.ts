/** Files of a run in the order in which people look for them: the result, then what was kept, then inputs. */

export interface StepArtifact {
  readonly step: string
  readonly type: string
  readonly isOutput: boolean
  readonly files: readonly {
    readonly cid: string
    readonly profile: string
    readonly isStored: boolean
    readonly sizeBytes?: number | undefined
  }[]
}

export type ArtifactRole = 'output' | 'kept' | 'input'

export interface ArtifactFile {
  readonly step: string
  readonly type: string
  readonly role: ArtifactRole
  readonly cid: string
  readonly profile: string
  readonly isStored: boolean
  readonly sizeBytes?: number | undefined
}

const ORDER: readonly ArtifactRole[] = ['output', 'kept', 'input']

/** `parts`: steps that no file stands for. */
export function sortArtifacts(artifacts: readonly StepArtifact[]): {
  readonly files: readonly ArtifactFile[]
  readonly parts: readonly string[]
} {
  const files = artifacts.flatMap(({ files: made, isOutput, ...step }) =>
    made.map((file): ArtifactFile => {
      const role = isOutput ? 'output' : step.type === 'SOURCE' ? 'input' : 'kept'
      return { step: step.step, type: step.type, role, ...file }
    }),
  )
  return {
    files: files.toSorted((a, b) => ORDER.indexOf(a.role) - ORDER.indexOf(b.role)),
    parts: artifacts.filter((artifact) => artifact.files.length === 0).map(({ step }) => step),
  }
}

/** The file of the same step in another run, with the same profile where there are several. */
export function sameStep(artifacts: readonly StepArtifact[], file: ArtifactFile): string | undefined {
  const step = artifacts.find(({ step: name, isOutput }) =>
    file.role === 'output' ? isOutput : name === file.step,
  )
  return (step?.files.find(({ profile }) => profile === file.profile) ?? step?.files[0])?.cid
}
