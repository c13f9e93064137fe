import type { Client } from '@libsql/client'
import { expect, test } from 'vitest'
import { fitArguments } from './fit-arguments'

/** A connection that notes what reaches it. */
function noting() {
  const noted: unknown[] = []
  const note = (...given: unknown[]) => Promise.resolve(noted.push(...given))
  // Only these two methods are used.
  return { noted, client: fitArguments({ execute: note, batch: note } as unknown as Client) }
}

test('a statement gets the arguments that it names, and no others', async () => {
  const { noted, client } = noting()
  const args = { experimentId: 1, ':importId': 2, names: 'x' }
  await client.execute({ sql: 'SELECT :experimentId, @importId', args })
  await client.execute('SELECT $names', args)
  await client.batch(
    [{ sql: 'SELECT 1', args }, 'SELECT 2', { sql: 'SELECT ?', args: [3] }],
    'write',
  )
  expect(noted).toEqual([
    { sql: 'SELECT :experimentId, @importId', args: { experimentId: 1, ':importId': 2 } },
    'SELECT $names',
    { names: 'x' },
    [{ sql: 'SELECT 1', args: {} }, 'SELECT 2', { sql: 'SELECT ?', args: [3] }],
    'write',
  ])
})
