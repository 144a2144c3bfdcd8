/** Runs that were only made to look at: a frame, or the draft of a node. What they give is no result of its recipe. */

/** As a condition on a row of `runs`. */
export const IS_PREVIEW = `(json_extract(runs.request, '$.still') IS NOT NULL
  OR (runs.profile = 'draft' AND json_extract(runs.request, '$.target') IS NOT NULL))`
