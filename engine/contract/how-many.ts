/** How many inputs a port takes, in words. */

/** `max: null` for lists without an end: `1 or more`, `0 to 64`, `1`. */
export function howMany(min: number, max: number | null): string {
  if (max === null) return `${min} or more`
  return min === max ? String(min) : `${min} to ${max}`
}
