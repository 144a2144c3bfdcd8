/** Items of which the first in order is always at hand: a binary heap. */

export class PriorityQueue<T> {
  readonly #isBefore: (a: T, b: T) => boolean
  #items: T[] = []

  constructor(isBefore: (a: T, b: T) => boolean) {
    this.#isBefore = isBefore
  }

  get first(): T | undefined {
    return this.#items[0]
  }

  push(item: T): void {
    let at = this.#items.push(item) - 1
    while (at > 0 && this.#swapIfBefore(at, (at - 1) >> 1)) at = (at - 1) >> 1
  }

  shift(): T | undefined {
    const [first] = this.#items
    const last = this.#items.pop()
    if (last !== undefined && this.#items.length > 0) {
      this.#items[0] = last
      this.#sink()
    }
    return first
  }

  /** Takes out all of them at once. */
  remove(isGone: (item: T) => boolean): void {
    const left = this.#items.filter((item) => !isGone(item))
    this.#items = []
    for (const item of left) this.push(item)
  }

  #sink(): void {
    for (let at = 0; ; ) {
      const [left, right] = [2 * at + 1, 2 * at + 2]
      const next = right < this.#items.length && this.#stands(right, left) ? right : left
      if (next >= this.#items.length || !this.#swapIfBefore(next, at)) return
      at = next
    }
  }

  #swapIfBefore(child: number, parent: number): boolean {
    if (!this.#stands(child, parent)) return false
    const item = this.#items[child] as T
    this.#items[child] = this.#items[parent] as T
    this.#items[parent] = item
    return true
  }

  #stands(one: number, before: number): boolean {
    return this.#isBefore(this.#items[one] as T, this.#items[before] as T)
  }
}
