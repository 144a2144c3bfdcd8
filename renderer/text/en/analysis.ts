/** Words of the analysis pages. */
export const analysis = {
  title: 'Analysis',
}
