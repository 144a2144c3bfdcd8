/** JSON, CSV and label tracks: what is written to the letter, and what is read of what others write. */
import { describe, expect, it } from 'vitest'
import { readLabels, writeLabels } from '../../../engine/analysis/formats/audacity-labels.ts'
import { readCsv, writeCsv } from '../../../engine/analysis/formats/csv-marks.ts'
import { readJson, writeJson } from '../../../engine/analysis/formats/json-marks.ts'
import { ArtDagError } from '../../../engine/contract/errors.ts'
import { textOf, utf8, WALTZ } from './marked.ts'

const WALTZ_MARKS = { beats: WALTZ.beats, downbeats: WALTZ.downbeats, scenes: WALTZ.scenes, others: [] }
const none = { beats: [], downbeats: [], scenes: [], others: [] }

const lineOf = (read: () => unknown): unknown => {
  try {
    read()
  } catch (error) {
    return error instanceof ArtDagError ? [error.code, error.details?.line] : error
  }
  return 'read'
}

describe('JSON', () => {
  it('has the names of the analysis document', () => {
    expect(JSON.parse(textOf(writeJson(WALTZ)))).toEqual({
      name: 'waltz.wav',
      durationSec: 4,
      meter: 3,
      beats: WALTZ.beats,
      downbeats: [0.75, 2.25],
      scenes: [2.32],
    })
    expect(readJson(writeJson(WALTZ))).toEqual(WALTZ_MARKS)
  })

  it('may be a bare list, or a document with other things in it', () => {
    expect(readJson(utf8('[2, 1, 1.5]'))).toEqual({ ...none, others: [1, 1.5, 2] })
    expect(readJson(utf8('{"beats": [1], "tempo": {"bpm": 1}}'))).toEqual({ ...none, beats: [1] })
  })

  it('tells where something is no time', () => {
    expect(() => readJson(utf8('{"beats": [1, "2"]}'))).toThrow(/beats\.1 should be a time in seconds/)
    expect(() => readJson(utf8('{"beats": [-1]}'))).toThrow(/beats\.0/)
    expect(() => readJson(utf8('[1e9]'))).toThrow(/0 should be a time/)
    expect(() => readJson(utf8('7'))).toThrow(/it should be an object/)
    expect(() => readJson(utf8('{}'))).toThrow(/no times in it/)
    expect(() => readJson(utf8('{"beats": [1,]}'))).toThrow(/no JSON.*\[1,\]/)
  })
})

describe('CSV', () => {
  it('is a table of moments, bars and beats', () => {
    expect(textOf(writeCsv(WALTZ))).toBe(`time,kind,bar,beat
0.250000,beat,,
0.750000,downbeat,1,1
1.250000,beat,1,2
1.750000,beat,1,3
2.250000,downbeat,2,1
2.320000,scene,,
2.750000,beat,2,2
3.250000,beat,2,3
`)
    expect(readCsv(writeCsv(WALTZ))).toEqual(WALTZ_MARKS)
  })

  it.each([
    ['0.5\n1.5\n', { others: [0.5, 1.5] }],
    ['0.5,beat\r\n1,downbeat\r\n', { beats: [0.5, 1], downbeats: [1] }],
    ['TIME,LABEL\n0.5,1.1\n1,1.2\n', { beats: [0.5, 1], downbeats: [0.5] }],
    ['"no","start","name"\n1,"1.5","Scene ""2"", night"\n', { scenes: [1.5] }],
    ['\ufefftime;kind\n0,5;beat\n1;beat\n', { beats: [0.5, 1] }],
    ['seconds\tlabel\n2\tcut\n', { scenes: [2] }],
  ])('of others: %j', (text, marks) => {
    expect(readCsv(utf8(text))).toEqual({ ...none, ...marks })
  })

  it.each([
    ['time,kind\n0.5,beat\nsoon,beat\n', 3],
    ['0.5\n\n-1\n', 3],
    ['0.5\n90000\n', 2],
    ['a,b\n1,2\n', 1],
    ['time,kind\n1,"open\n', 2],
    ['time,kind\n1,b"ea"t\n', 2],
    ['time,kind\n,beat\n', 2],
    [`1\n${'2'.repeat(10_001)}`, 2],
  ])('wrong in a line is told with the line: %j', (text, line) => {
    expect(lineOf(() => readCsv(utf8(text)))).toEqual(['USAGE', line])
  })

  it('without rows, or that is no text, is refused', () => {
    expect(() => readCsv(utf8('time,kind\n'))).toThrow(/no times/)
    expect(() => readCsv(utf8(' \n'))).toThrow(/empty/)
    expect(() => readCsv(Uint8Array.of(0x31, 0xff, 0xfe))).toThrow(/no UTF-8/)
  })
})

describe('labels of Audacity', () => {
  it('are points with names', () => {
    expect(textOf(writeLabels(WALTZ))).toBe(
      [
        '0.250000\t0.250000\tpickup',
        '0.750000\t0.750000\tbar 1',
        '1.250000\t1.250000\tbeat 2',
        '1.750000\t1.750000\tbeat 3',
        '2.250000\t2.250000\tbar 2',
        '2.320000\t2.320000\tscene 2',
        '2.750000\t2.750000\tbeat 2',
        '3.250000\t3.250000\tbeat 3',
        '',
      ].join('\n'),
    )
    expect(readLabels(writeLabels(WALTZ))).toEqual(WALTZ_MARKS)
  })

  it('may be stretches, have frequencies or other names, or be mere taps', () => {
    expect(readLabels(utf8('1.0\t2.0\tVerse\n\\\t100.0\t200.0\n3\t3\tBEAT\n'))).toEqual({
      ...none,
      beats: [3],
      others: [1],
    })
    expect(readLabels(utf8('0.52\n1.03\n'))).toEqual({ ...none, others: [0.52, 1.03] })
    expect(readLabels(utf8('0.52\tcut to black\n')).scenes).toEqual([0.52])
  })

  it.each([
    ['1\t1\tbeat\nbeat\t2\t2\n', 2],
    ['1\n2 3\n', 2],
    ['2\t1\tbeat\n', 1],
    ['1\n-0.5\n', 2],
  ])('wrong in a line are told with the line: %j', (text, line) => {
    expect(lineOf(() => readLabels(utf8(text)))).toEqual(['USAGE', line])
  })
})
