/** What is kept, by kind. */
import { describe, expect, it } from 'vitest'
import { remadeBytes, sharesOf, totalOf } from '../../../renderer/storage/shares.ts'

const cache = [
  { kind: 'documents', files: 2, bytes: 100 },
  { kind: 'pieces', files: 3, bytes: 300 },
  { kind: 'referred', files: 1, bytes: 9000 },
  { kind: 'inputs', files: 1, bytes: 600 },
  { kind: 'sounds', files: 0, bytes: 0 },
] as const

describe('what is kept', () => {
  it('is shown in one order, without what is not there', () => {
    expect(sharesOf([...cache]).map(({ kind }) => kind)).toEqual([
      'inputs',
      'referred',
      'pieces',
      'documents',
    ])
  })
  it('counts none of the user’s own files', () => {
    expect(totalOf([...cache])).toEqual({ files: 6, bytes: 1000 })
    const shares = sharesOf([...cache])
    expect(shares.map(({ share }) => share)).toEqual([0.6, 0, 0.3, 0.1])
  })
  it('says what can be made again', () => {
    expect(remadeBytes(sharesOf([...cache]))).toBe(300)
  })
  it('may be nothing at all', () => {
    expect(sharesOf([{ kind: 'inputs', files: 1, bytes: 0 }])[0]?.share).toBe(0)
  })
})
