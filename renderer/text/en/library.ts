/** Words of the library pages. */
export const library = {
  title: 'Library',
}
