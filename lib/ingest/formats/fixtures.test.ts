import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { claimFiles } from './claim-files'
import { openDelivery } from '@/lib/ingest/open/open-delivery'
import { readEverything } from '@/lib/ingest/testing'
import { dumpDelivery } from '@/lib/ingest/testing-dump'
import { expectInvariants } from '@/lib/ingest/testing-invariants'
import { CONTAINERS } from './index'

const FOLDER = fileURLToPath(new URL('./containers', import.meta.url))

const foldersIn = (folder: string) =>
  existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory())
    : []

const cases = foldersIn(FOLDER).flatMap(({ name: format }) =>
  foldersIn(path.join(FOLDER, format, 'fixtures')).map((entry) => ({
    format,
    name: entry.name,
    folder: path.join(FOLDER, format, 'fixtures', entry.name),
  })),
)

test('every format has a fixture', () => {
  expect(new Set(cases.map((one) => one.format))).toEqual(
    new Set(CONTAINERS.map((one) => one.format)),
  )
})

describe.each(cases)('fixture $format/$name', ({ format, name, folder }) => {
  test('is claimed by its own format alone', async () => {
    const delivery = await openDelivery([folder])
    const { bundles } = await claimFiles(delivery.files)
    expect(new Set(bundles.map((one) => one.container.format))).toEqual(new Set([format]))
  })

  test('reads as its dump says', async () => {
    const delivery = await openDelivery([folder])
    const read = await readEverything(delivery.files)
    for (const trial of read.trials) expectInvariants(trial)
    await expect(dumpDelivery(read)).toMatchFileSnapshot(
      path.join(FOLDER, format, 'fixtures', `${name}.dump.txt`),
    )
  })

  test('reads the same twice', async () => {
    const first = await readEverything((await openDelivery([folder])).files)
    const second = await readEverything((await openDelivery([folder])).files)
    expect(second).toEqual(first)
  })
})
