/** How wide an element is, as it changes. */
import { type RefObject, useLayoutEffect, useState } from 'react'

export function useWidth(element: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0)
  useLayoutEffect(() => {
    const watched = element.current
    if (!watched) return
    setWidth(watched.clientWidth)
    const sizes = new ResizeObserver(() => setWidth(watched.clientWidth))
    sizes.observe(watched)
    return () => sizes.disconnect()
  }, [element])
  return width
}
