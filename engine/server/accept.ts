/** What a caller names in Accept. */

/** Whether it stands there by its name; a wildcard does not count. */
export const accepts = (accept: string | undefined, type: string): boolean =>
  (accept ?? '').split(',').some((part) => {
    const [name = '', ...options] = part.split(';').map((text) => text.trim().toLowerCase())
    return name === type && !options.some((option) => /^q=0(\.0*)?$/.test(option))
  })

/** Browsers name it when they open a page; scripts that fetch data do not. */
export const wantsPage = (accept: string | undefined): boolean => accepts(accept, 'text/html')
