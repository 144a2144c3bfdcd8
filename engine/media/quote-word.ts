/** Words of a command as a POSIX shell reads them. The only place that quotes. */

/** Any text but one with a NUL in it, which no program's argument can hold: the shell gives back the very same. */
export const quoteWord = (word: string): string =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`
