import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { countReport, readBrowserReport, readUnitReport } from './test-reports.mjs'

const reportOf = (report: object) => {
  const path = join(mkdtempSync(join(tmpdir(), 'skillscope-test-')), 'report.json')
  writeFileSync(path, JSON.stringify(report))
  return path
}

const unit = (...testResults: object[]) => ({
  numPassedTests: 3,
  numFailedTests: 1,
  numPendingTests: 1,
  numTodoTests: 1,
  testResults,
})

test('unit tests are counted, and failures named with their file; a file that did not load is one', () => {
  const failing = {
    name: join(process.cwd(), 'lib/sum.test.ts'),
    status: 'failed',
    assertionResults: [
      { status: 'passed', fullName: 'adds', failureMessages: [], duration: 20 },
      {
        status: 'failed',
        fullName: 'takes away',
        failureMessages: ['expected 1 to be 2'],
        duration: 35.5,
      },
    ],
  }
  const broken = {
    name: join(process.cwd(), 'lib/broken.test.ts'),
    status: 'failed',
    message: 'Cannot find module',
    assertionResults: [],
  }
  expect(countReport(1, reportOf(unit(failing, broken)), readUnitReport)).toEqual({
    passed: 3,
    failed: 2,
    skipped: 2,
    named: [
      { title: 'lib/sum.test.ts › takes away', message: 'expected 1 to be 2' },
      { title: 'lib/broken.test.ts', message: 'Cannot find module' },
    ],
    slowest: [
      { title: 'lib/sum.test.ts › takes away', ms: 35.5 },
      { title: 'lib/sum.test.ts › adds', ms: 20 },
    ],
  })
})

test('browser tests are counted, and failures named, however deep their group', () => {
  const spec = (title: string, ok: boolean) => ({
    file: 'a.spec.ts',
    title,
    ok,
    tests: [
      { status: 'unexpected', results: [{ error: { message: 'no button' }, duration: 1200 }] },
    ],
  })
  const report = {
    stats: { expected: 1, flaky: 1, unexpected: 1, skipped: 2 },
    errors: [{ message: 'the server did not start' }],
    suites: [{ specs: [spec('opens', true)], suites: [{ specs: [spec('saves', false)] }] }],
  }
  expect(countReport(1, reportOf(report), readBrowserReport)).toEqual({
    passed: 2,
    failed: 2,
    skipped: 2,
    named: [
      { title: 'outside any test', message: 'the server did not start' },
      { title: 'a.spec.ts › saves', message: 'no button' },
    ],
    slowest: [
      { title: 'a.spec.ts › opens', ms: 1200 },
      { title: 'a.spec.ts › saves', ms: 1200 },
    ],
  })
})

test('the ten slowest tests are named, the slowest first', () => {
  const assertionResults = Array.from({ length: 30 }, (_, at) => ({
    status: 'passed',
    fullName: `test ${at}`,
    failureMessages: [],
    duration: (at * 7) % 30,
  }))
  const file = { name: join(process.cwd(), 'lib/sum.test.ts'), status: 'passed', assertionResults }
  const { slowest } = countReport(0, reportOf({ ...unit(file), numFailedTests: 0 }), readUnitReport)
  expect(slowest!.map((one: { ms: number }) => one.ms)).toEqual([
    29, 28, 27, 26, 25, 24, 23, 22, 21, 20,
  ])
  expect(slowest![0]).toEqual({ title: 'lib/sum.test.ts › test 17', ms: 29 })
})

test('a runner that ends badly, or leaves no report, has failed', () => {
  const fine = { ...unit(), numFailedTests: 0 }
  expect(countReport(0, reportOf(fine), readUnitReport)).toMatchObject({ failed: 0, named: [] })
  expect(countReport(7, reportOf(fine), readUnitReport)).toMatchObject({
    failed: 1,
    named: [{ title: 'the runner', message: expect.stringContaining('code 7') }],
  })
  expect(countReport(0, '/nowhere/report.json', readUnitReport)).toMatchObject({
    passed: 0,
    failed: 1,
  })
})
