import { createClient, type Client } from '@libsql/client'
import { drizzle, type LibSQLDatabase } from 'drizzle-orm/libsql'
import { sayAway } from './database-away'
import { fitArguments } from './fit-arguments'
import * as schema from './schema'

/** A database handle. Everything but `app` and `lib/cli` receives one. */
export type Db = LibSQLDatabase<typeof schema> & { $client: Client }

const isFileUrl = (url: string) => url.startsWith('file:')

/**
 * Opens a database for reading and short writes. `url` is `file:…`, `http(s)://…` or `libsql://…`;
 * `wrap` may stand before its connection.
 */
export function openDatabase(
  url: string,
  authToken?: string,
  wrap: (client: Client) => Client = (client) => client,
): Db {
  // The driver's own default is to fail at once when another process writes.
  const client = isFileUrl(url)
    ? createClient({ url, timeout: 5000 })
    : fitArguments(sayAway(createClient({ url, authToken })))
  return drizzle(wrap(client), { schema, casing: 'snake_case' })
}

/**
 * Opens a database for an importer: on a file a single connection, so that its PRAGMAs hold
 * (a PRAGMA reaches only the connection it was run on).
 */
export async function openWriter(url: string, authToken?: string): Promise<Db> {
  if (!isFileUrl(url)) return openDatabase(url, authToken)
  const client = createClient({ url, timeout: 5000, concurrency: 1 })
  await client.execute('PRAGMA journal_mode = WAL')
  await client.execute('PRAGMA synchronous = NORMAL')
  // A batch touches pages all over the indexes: with the default of 2 MB they are read again and again.
  await client.execute('PRAGMA cache_size = -32768')
  return drizzle(client, { schema, casing: 'snake_case' })
}
