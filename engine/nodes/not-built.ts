/** For node types that only stand for other steps. */

/** @throws TypeError always: such a step is replaced before anything is built */
export function notBuilt(): never {
  throw new TypeError('this step stands for others and is never built itself')
}
