import { describe, expect, it } from 'vitest'
import { checkStatistics } from './check-statistics'

const wilson = (p: number) => ({
  name: `one of two is ${p}`,
  method: 'rate.wilson',
  input: { x: 1, n: 2, conf: 0.95 },
  expected: { p },
  tolerance: { abs: 1e-9, rel: 0 },
})

describe('checking a file of reference cases', () => {
  it('counts what passes and names what fails', () => {
    const check = checkStatistics(JSON.stringify({ cases: [wilson(0.5), wilson(0.6)] }))
    expect(check).toEqual({
      lines: ['FAILED one of two is 0.6: .p: got 0.5, expected 0.6', '1 passed, 1 failed'],
      exitCode: 1,
    })
  })

  it('ends with 0 when all pass', () => {
    const check = checkStatistics(JSON.stringify({ cases: [wilson(0.5)] }))
    expect(check).toEqual({ lines: ['1 passed, 0 failed'], exitCode: 0 })
  })

  it('takes a bare list of cases too', () => {
    expect(checkStatistics(JSON.stringify([wilson(0.5)])).exitCode).toBe(0)
  })

  it('fails a case of an unknown method and one whose input has another shape', () => {
    const cases = [
      { ...wilson(0.5), method: 'rate.none' },
      { ...wilson(0.5), method: 'gain.paired', input: {} },
    ]
    const { lines, exitCode } = checkStatistics(JSON.stringify({ cases }))
    expect(lines[0]).toContain('no method "rate.none"')
    expect(lines[1]).toContain('threw TypeError')
    expect(lines[2]).toBe('0 passed, 2 failed')
    expect(exitCode).toBe(1)
  })

  it('counts nothing in a file without cases', () => {
    expect(checkStatistics('{"cases":[]}')).toEqual({ lines: ['0 passed, 0 failed'], exitCode: 0 })
  })

  it('hands a task of any name to the method', () => {
    const text = `[{"name":"odd id","method":"traps.common_set",
      "input":{"with":{"__proto__":[1]},"without":{"__proto__":[0]},"planned":1},
      "expected":{"common":["__proto__"],"delta_common":1},"tolerance":{"abs":0,"rel":0}}]`
    expect(checkStatistics(text).lines).toEqual(['1 passed, 0 failed'])
  })

  it.each([
    ['not json', /^Not JSON: /],
    ['[{"name":', /^Not JSON: /],
    ['', /^Not JSON: /],
    ['{}', /^Not a file of reference cases: cases: /],
    ['{"cases":[{"name":1}]}', /^Not a file of reference cases: cases\.0\.name: /],
    [
      '[{"name":"a","method":"b","expected":{},"tolerance":{"abs":0,"rel":0}}]',
      /cases\.0\.input: /,
    ],
  ])('refuses %s', (text, reason) => {
    const { lines, exitCode } = checkStatistics(text)
    expect(exitCode).toBe(2)
    expect(lines[0]).toMatch(reason)
  })
})
