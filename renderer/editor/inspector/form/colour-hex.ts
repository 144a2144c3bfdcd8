/** Any colour that a browser knows as the six digits that its chooser takes. */

/** Black for what is no colour. */
export function hexOf(colour: string): string {
  const context = document.createElement('canvas').getContext('2d')
  if (!context) return '#000000'
  context.fillStyle = '#000000'
  context.fillStyle = colour
  const known = String(context.fillStyle)
  return /^#[0-9a-f]{6}$/.test(known) ? known : '#000000'
}
