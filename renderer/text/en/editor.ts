/** Words of the editor pages. */
export const editor = {
  title: 'Editor',
}
