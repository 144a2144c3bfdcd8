/** Class names as one, without those that do not apply. */
export const join = (...names: readonly (string | false | undefined)[]): string =>
  names.filter((name) => name).join(' ')
