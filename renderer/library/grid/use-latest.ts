/** What a value is now, for functions that outlive the drawing they were made in. */
import { type RefObject, useRef } from 'react'

export function useLatest<Value>(value: Value): RefObject<Value> {
  const latest = useRef(value)
  latest.current = value
  return latest
}
