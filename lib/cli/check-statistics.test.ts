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

  it.each([['not json'], ['{}'], ['{"cases":[{"name":1}]}']])('refuses %s', (text) => {
    const { lines, exitCode } = checkStatistics(text)
    expect(exitCode).toBe(2)
    expect(lines[0]).toMatch(/^Not a file of reference cases/)
  })
})
