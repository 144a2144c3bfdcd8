/** A value once it has stayed the same for a while, and while somebody else says that it may be taken. */
import { useEffect, useState } from 'react'

export function useSettled<T>(value: T, ms: number, isReady = true): T {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    if (!isReady) return
    const timer = setTimeout(() => setSettled(value), ms)
    return () => clearTimeout(timer)
  }, [value, ms, isReady])
  return settled
}
