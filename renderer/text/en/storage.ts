/** Words of the storage pages. */
export const storage = {
  title: 'Storage',
}
