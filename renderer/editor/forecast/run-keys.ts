/** Runs the open recipe, from anywhere in its editor. */
export const RUN_KEYS = '$mod+Enter'
