/** Words of the runs pages. */
export const runs = {
  title: 'Runs',
}
