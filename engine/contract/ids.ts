/** The names by which things are addressed; each is its own type, so that none can stand in for another. */
import { z } from 'zod'

const cidText = z.string().regex(/^b[a-z2-7]{50,120}$/, 'a CID is written as lower-case CIDv1 base32 (b…)')

/** CID of bytes: a media file (UnixFS or raw) or a document (dag-json), always CIDv1 base32. */
export const Cid = cidText.brand<'Cid'>()
export type Cid = z.infer<typeof Cid>

/** CID of the dag-json document of everything that determines a step's result. A SOURCE's is its media's CID. */
export const CacheId = cidText.brand<'CacheId'>()
export type CacheId = z.infer<typeof CacheId>

/** CID of everything that determines a run; asking for the same thing again gives the same id. */
export const RunId = cidText.brand<'RunId'>()
export type RunId = z.infer<typeof RunId>

/** CID of a plan document. */
export const PlanId = cidText.brand<'PlanId'>()
export type PlanId = z.infer<typeof PlanId>

/** CID of an artifact's key, {cache id, profile}: what one task makes. */
export const TaskId = cidText.brand<'TaskId'>()
export type TaskId = z.infer<typeof TaskId>

/** Id of a step as the recipe's author wrote it (or as expansion derived it). Unique within one recipe. */
export const StepId = z.string().min(1).max(200).brand<'StepId'>()
export type StepId = z.infer<typeof StepId>
