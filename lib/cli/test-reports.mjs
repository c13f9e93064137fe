import { readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { stripVTControlCharacters } from 'node:util'

const MOST_LINES = 12
const MOST_SLOW = 10

/** A runner that ends badly has failed, whatever its report says. */
export function countReport(code, path, read) {
  let counts
  try {
    counts = read(JSON.parse(readFileSync(path, 'utf8')))
  } catch (error) {
    console.error(`The runner left no readable report: ${error.message}`)
    return { passed: 0, failed: 1, skipped: 0 }
  }
  if (code === 0 || counts.failed > 0) return counts
  const message = `ended with code ${code} although each test passed; its output above says why`
  return { ...counts, failed: 1, named: [{ title: 'the runner', message }] }
}

/** Counts and failures of Vitest's JSON report. A file that did not load counts as one failure. */
export function readUnitReport(report) {
  const broken = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  ).length
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken,
    skipped: report.numPendingTests + report.numTodoTests,
    named: report.testResults.filter(({ status }) => status === 'failed').flatMap(failuresOfFile),
    slowest: slowestOf(report.testResults.flatMap(timesOfFile)),
  }
}

const timesOfFile = ({ name, assertionResults }) =>
  assertionResults.map(({ fullName, duration }) => ({
    title: `${relative(process.cwd(), name)} › ${fullName}`,
    ms: duration ?? 0,
  }))

const slowestOf = (tests) => tests.sort((one, two) => two.ms - one.ms).slice(0, MOST_SLOW)

function failuresOfFile({ name, message, assertionResults }) {
  const file = relative(process.cwd(), name)
  const failed = assertionResults.filter(({ status }) => status === 'failed')
  if (failed.length === 0) return [{ title: file, message }]
  return failed.map(({ fullName, failureMessages }) => ({
    title: `${file} › ${fullName}`,
    message: failureMessages.join('\n'),
  }))
}

/** Counts and failures of Playwright's JSON report. */
export function readBrowserReport({ stats, errors, suites }) {
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
    skipped: stats.skipped,
    named: [
      ...errors.map(({ message }) => ({ title: 'outside any test', message })),
      ...specsOf({ suites })
        .filter(({ ok }) => !ok)
        .map(failureOfSpec),
    ],
    slowest: slowestOf(specsOf({ suites }).map(timeOfSpec)),
  }
}

/** The tests of a suite, however deep they lie. */
const specsOf = ({ specs = [], suites = [] }) => [...specs, ...suites.flatMap(specsOf)]

const timeOfSpec = ({ file, title, tests }) => ({
  title: `${file} › ${title}`,
  ms: tests.flatMap(({ results }) => results).reduce((sum, { duration }) => sum + duration, 0),
})

const failureOfSpec = ({ file, title, tests }) => ({
  title: `${file} › ${title}`,
  message: tests[0].results.at(-1).error?.message ?? tests[0].status,
})

/** The end of the output often is all that one gets to see: it names what failed, and why. */
export function sayFailures(failures) {
  for (const { name, named } of failures) {
    console.log(`\nFailed: ${name}`)
    for (const { title, message } of named) {
      console.log(`  ${title}\n${indent(firstLines(message))}`)
    }
  }
}

/** Where the time went: what each part took, and which tests took longest. */
export function sayTimes(phases, slowest) {
  for (const { name, tests } of slowest) {
    console.log(`\nSlowest ${name}`)
    for (const { title, ms } of tests) console.log(`  ${seconds(ms)}  ${title}`)
  }
  console.log('\nTime of each part')
  for (const { name, ms } of phases) console.log(`  ${seconds(ms)}  ${name}`)
}

const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`.padStart(9)

const firstLines = (text) => stripVTControlCharacters(text).trim().split('\n').slice(0, MOST_LINES)
const indent = (lines) => lines.map((line) => `    ${line}`).join('\n')
