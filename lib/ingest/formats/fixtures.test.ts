import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { claimFiles } from './claim-files'
import { openDelivery } from '@/lib/ingest/open/open-delivery'
import { readEverything } from '@/lib/ingest/testing'
import { dumpDelivery } from '@/lib/ingest/testing-dump'
import { expectInvariants } from '@/lib/ingest/testing-invariants'
import { ADAPTERS } from './index'

const CONTAINERS = fileURLToPath(new URL('./containers', import.meta.url))

const foldersIn = (folder: string) =>
  existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory())
    : []

const cases = foldersIn(CONTAINERS).flatMap(({ name: format }) =>
  foldersIn(path.join(CONTAINERS, format, 'fixtures')).map((entry) => ({
    format,
    name: entry.name,
    folder: path.join(CONTAINERS, format, 'fixtures', entry.name),
  })),
)

test('every format has a fixture', () => {
  expect(new Set(cases.map((one) => one.format))).toEqual(
    new Set(ADAPTERS.map((one) => one.format)),
  )
})

describe.each(cases)('fixture $format/$name', ({ format, name, folder }) => {
  test('is claimed by its own format alone', async () => {
    const delivery = await openDelivery([folder])
    const claiming: string[] = []
    for (const adapter of ADAPTERS) {
      // The last takes what the others leave; the others may not depend on their order.
      if (adapter === ADAPTERS.at(-1) && claiming.length > 0) continue
      const { bundles } = await adapter.claim(delivery.files)
      if (bundles.length > 0) claiming.push(adapter.format)
    }
    expect(claiming).toEqual([format])
    const { bundles } = await claimFiles(delivery.files)
    expect(new Set(bundles.map((one) => one.adapter.format))).toEqual(new Set([format]))
  })

  test('reads as its dump says', async () => {
    const delivery = await openDelivery([folder])
    const read = await readEverything(delivery.files)
    for (const trial of read.trials) expectInvariants(trial)
    await expect(dumpDelivery(read)).toMatchFileSnapshot(
      path.join(CONTAINERS, format, 'fixtures', `${name}.dump.txt`),
    )
  })

  test('reads the same twice', async () => {
    const first = await readEverything((await openDelivery([folder])).files)
    const second = await readEverything((await openDelivery([folder])).files)
    expect(second).toEqual(first)
  })
})
