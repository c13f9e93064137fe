import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { PROBLEMS } from '@/lib/domain/problem'
import { logFiles, readEverything } from '@/lib/ingest/testing'
import { expectInvariants } from '@/lib/ingest/testing-invariants'
import { makeRandom } from '@/lib/stats/random'
import { damage, type Files } from './testing-mutations'

// Every fixture, damaged again and again: reading never throws, and always ends with trials or
// problems. `npm run fuzz` does the same more often; a fault names the number that makes it again.

const COUNT = Number(process.env.FUZZ_COUNT ?? 600)
const FIRST = Number(process.env.FUZZ_FIRST ?? 1)

const FOLDER = fileURLToPath(new URL('.', import.meta.url))

const filesBelow = (folder: string): Files =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((name) => path.join(folder, name))
      .filter((file) => statSync(file).isFile())
      .map((file) => [path.relative(path.dirname(folder), file), readFileSync(file)]),
  )

const foldersIn = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map((entry) => path.join(folder, entry.name))
    : []

const fixtures = ['containers', 'transcripts']
  .flatMap((kind) => foldersIn(path.join(FOLDER, kind)))
  .flatMap((format) => foldersIn(path.join(format, 'fixtures')))
  .sort()

/** What is wrong with how damaged files read; null where nothing is. */
async function faultOf(files: Files): Promise<string | null> {
  try {
    const { trials, tasks, versions, events, problems } = await readEverything(logFiles(files))
    for (const trial of trials) expectInvariants(trial)
    const failed = problems.find(({ detail }) => detail.startsWith('the reader failed'))
    if (failed) return `${failed.detail} at ${failed.file}`
    const unknown = problems.find(({ code }) => !Object.hasOwn(PROBLEMS, code))
    if (unknown) return `no such problem: ${unknown.code}`
    const nFound = trials.length + tasks.length + versions.length + events.length
    const isSilent = nFound + problems.length === 0
    return isSilent && Object.keys(files).length > 0 ? 'nothing read, and no problem' : null
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : 'thrown'
  }
}

test(`${COUNT} damages of fixtures end with trials or problems`, { timeout: 0 }, async () => {
  const loaded = fixtures.map((folder) => ({ folder, files: filesBelow(folder) }))
  const faults: string[] = []
  for (let number = FIRST; number < FIRST + COUNT && faults.length < 10; number += 1) {
    const random = makeRandom(number)
    const { folder, files } = loaded[number % loaded.length]!
    const damaged = damage(files, random)
    const fault = await faultOf(damaged.files)
    const place = path.relative(FOLDER, folder)
    if (fault !== null) faults.push(`damage ${number} of ${place} (${damaged.what}): ${fault}`)
  }
  expect(faults).toEqual([])
})

test('the same number makes the same damage', () => {
  const files = filesBelow(fixtures[0]!)
  expect(damage(files, makeRandom(7))).toEqual(damage(files, makeRandom(7)))
})
