/** A stream of a call, its errors restored. */

export const isStream = (value: unknown): value is AsyncIterator<unknown> =>
  typeof value === 'object' && value !== null && Symbol.asyncIterator in value

/** No generator: one that is left before its first item was asked for would not tell the other end. */
export function restoreStream(
  items: AsyncIterator<unknown>,
  restore: (error: unknown) => unknown,
): AsyncIterableIterator<unknown> {
  const restored = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work
    } catch (error) {
      throw restore(error)
    }
  }
  const stream: AsyncIterableIterator<unknown> = {
    next: () => restored(items.next()),
    return: async (value) =>
      items.return ? await restored(items.return(value)) : { done: true, value: undefined },
    [Symbol.asyncIterator]: () => stream,
  }
  return stream
}
