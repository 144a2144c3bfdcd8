/** A value once it stays for a moment: what is typed is looked for when the hand rests. */
import { useEffect, useState } from 'react'

export function useSettled<Value>(value: Value, ms = 150): Value {
  const [settled, settle] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => settle(value), ms)
    return () => clearTimeout(timer)
  }, [value, ms])
  return settled
}
