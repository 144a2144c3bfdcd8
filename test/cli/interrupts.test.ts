/** The first signal and the second. */
import { expect, test } from 'vitest'
import { listenForInterrupts } from '../../engine/cli/interrupts.ts'
import { memoryTerminal } from './kit.ts'

function listen() {
  const terminal = memoryTerminal()
  let stops = 0
  const interrupts = listenForInterrupts(terminal, () => {
    stops += 1
  })
  return { terminal, interrupts, stops: () => stops }
}

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'])('the first %s asks for the end, once', (name) => {
  const { terminal, interrupts, stops } = listen()
  terminal.signals.emit(name)
  expect(interrupts.signal.aborted).toBe(true)
  expect([stops(), terminal.quits]).toEqual([1, []])
})

test('two that come together are one: a terminal tells the whole group, a wrapper passes it on', () => {
  const { terminal, stops } = listen()
  terminal.signals.emit('SIGINT')
  terminal.pass(100)
  terminal.signals.emit('SIGINT')
  expect([stops(), terminal.quits]).toEqual([1, []])
})

test('the second ends at once, as cancelled', () => {
  const { terminal } = listen()
  terminal.signals.emit('SIGINT')
  terminal.pass(1000)
  terminal.signals.emit('SIGINT')
  expect(terminal.quits).toEqual([3])
})

test('after the work signals are left alone', () => {
  const { terminal, interrupts } = listen()
  interrupts.close()
  expect(terminal.signals.eventNames()).toEqual([])
})
