import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { claimFiles } from './claim-files'
import { openDelivery } from '@/lib/ingest/open/open-delivery'
import { logFiles, readEverything } from '@/lib/ingest/testing'
import { dumpDelivery } from '@/lib/ingest/testing-dump'
import { expectInvariants } from '@/lib/ingest/testing-invariants'
import { publishedTables } from '@/lib/ingest/formats/containers/published-tables'
import { CONTAINERS } from './index'
import { TRANSCRIPTS } from '@/lib/ingest/formats/transcripts/registry'

const FOLDER = fileURLToPath(new URL('.', import.meta.url))

const foldersIn = (folder: string) =>
  existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory())
    : []

const casesIn = (kind: 'containers' | 'transcripts') =>
  foldersIn(path.join(FOLDER, kind)).flatMap(({ name: format }) =>
    foldersIn(path.join(FOLDER, kind, format, 'fixtures')).map((entry) => ({
      format,
      name: entry.name,
      folder: path.join(FOLDER, kind, format, 'fixtures', entry.name),
    })),
  )

const ofContainers = casesIn('containers').filter(({ format }) => format !== 'published-tables')
const ofTables = casesIn('containers').filter(({ format }) => format === 'published-tables')
const ofTranscripts = casesIn('transcripts')

const readFixture = async (folder: string) => readEverything((await openDelivery([folder])).files)

const expectDump = async (folder: string, dump: string) =>
  expect(dump).toMatchFileSnapshot(`${folder}.dump.txt`)

test('every format has a fixture', () => {
  expect(new Set(ofContainers.map((one) => one.format))).toEqual(
    new Set(CONTAINERS.map((one) => one.format)),
  )
  expect(new Set(ofTranscripts.map((one) => one.format))).toEqual(
    new Set(TRANSCRIPTS.map((one) => one.format)),
  )
  expect(ofTables).not.toEqual([])
})

describe.each([...ofContainers, ...ofTranscripts])('fixture $format/$name', ({ folder }) => {
  test('reads as its dump says', async () => {
    const read = await readFixture(folder)
    for (const trial of read.trials) expectInvariants(trial)
    await expectDump(folder, dumpDelivery(read))
  })

  test('reads the same twice', async () => {
    expect(await readFixture(folder)).toEqual(await readFixture(folder))
  })
})

describe.each(ofContainers)('fixture $format/$name', ({ format, folder }) => {
  test('is claimed by its own format alone', async () => {
    const delivery = await openDelivery([folder])
    const { bundles } = await claimFiles(delivery.files)
    expect(new Set(bundles.map((one) => one.container.format))).toEqual(new Set([format]))
  })
})

describe.each(ofTranscripts)('fixture $format/$name', ({ format, folder }) => {
  test('lies alone, and is read by its own format alone', async () => {
    const { trials } = await readFixture(folder)
    expect(trials).not.toEqual([])
    for (const { readers } of trials)
      expect(readers.map((reader) => reader.split(' ')[0])).toEqual(['loose', format])
  })
})

/** The files of each loose trial of a fixture, as the agent's folder of a trial of Harbor. */
const asHarborTrials = async (folder: string) => {
  const delivery = await openDelivery([folder])
  const { bundles } = await claimFiles(delivery.files)
  return Promise.all(
    bundles.map(async ({ bundle: { root, files } }) => {
      const inside = files.map(async (file) => {
        const name = file.path.slice(root === '' ? 0 : root.length + 1)
        return [`job/t__abcdefg/agent/${name}`, await file.read()] as const
      })
      const result = JSON.stringify({ id: 'x', task_name: 't' })
      const contents = Object.fromEntries(await Promise.all(inside))
      return logFiles({ ...contents, 'job/t__abcdefg/result.json': result })
    }),
  )
}

describe.each(ofTranscripts)('fixture $format/$name', ({ format, folder }) => {
  test('reads the same in a trial of Harbor as by itself', async () => {
    const alone = (await readFixture(folder)).trials.map(({ steps }) => steps)
    const trials = await asHarborTrials(folder)
    const inside = await Promise.all(trials.map((files) => readEverything(files)))
    for (const { trials: read } of inside)
      expect(read[0]!.readers.map((reader) => reader.split(' ')[0])).toEqual(['harbor', format])
    expect(inside.map(({ trials: read }) => read[0]!.steps)).toEqual(alone)
  })
})

describe.each(ofTables)('fixture $format/$name', ({ folder }) => {
  test('reads as its dump says', async () => {
    const content = await publishedTables.read((await openDelivery([folder])).files)
    const { files, ...read } = content!
    const paths = files.map((file) => file.path)
    await expectDump(folder, `${JSON.stringify({ paths, ...read }, null, 2)}\n`)
  })
})
