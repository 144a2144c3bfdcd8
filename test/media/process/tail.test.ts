import { expect, test } from 'vitest'
import { Tail } from '../../../engine/media/process/tail.ts'

test('a short text is kept whole', () => {
  const tail = new Tail(100)
  tail.push(Buffer.from('one '))
  tail.push(Buffer.from('two'))
  expect(tail.text()).toBe('one two')
})

test('of a long text the end is kept', () => {
  const tail = new Tail(10)
  for (let i = 0; i < 5000; i++) tail.push(Buffer.from(`${i} `))
  expect(tail.text()).toBe('4998 4999 ')
})

test('one chunk longer than the limit is cut', () => {
  const tail = new Tail(4)
  tail.push(Buffer.from('abcdefgh'))
  expect(tail.text()).toBe('efgh')
})

test('half a character at the front is left out', () => {
  const tail = new Tail(5)
  tail.push(Buffer.from('éaé!'))
  expect(tail.text()).toBe('aé!')
  tail.push(Buffer.from('é'))
  expect(tail.text()).toBe('é!é')
})
