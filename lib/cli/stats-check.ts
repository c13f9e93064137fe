import { readFile } from 'node:fs/promises'
import { checkStatistics } from './check-statistics'

const USAGE = `npm run stats:check -- FILE

Runs every case of a file {"cases": [{name, method, input, expected, tolerance: {abs, rel}}]}
against lib/stats; ends with 0 when all pass, 1 when some fail, 2 when the file cannot be used.
Our own cases: lib/stats/reference/reference-cases.json and amended-cases.json`

/** Text of the file; null when it cannot be read, which is then said. */
async function readCases(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    console.error(`Cannot read ${path}: ${error instanceof Error ? error.message : error}`)
    return null
  }
}

const [path, ...more] = process.argv.slice(2)
if (path === undefined || path.startsWith('-') || more.length > 0) {
  console.error(USAGE)
  process.exitCode = 2
} else {
  const text = await readCases(path)
  const { lines, exitCode } = text === null ? { lines: [], exitCode: 2 } : checkStatistics(text)
  for (const line of lines) (exitCode === 2 ? console.error : console.log)(line)
  process.exitCode = exitCode
}
