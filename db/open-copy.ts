import { createClient, type Client } from '@libsql/client'
import { copiedFrom, databaseToken, databaseUrl } from './database-url'

/** Opens the copy of a database to bring it up to date, which blocks whoever does it. Needs the server it comes from. */
export const openCopy = (): Client =>
  createClient({ url: databaseUrl(), syncUrl: copiedFrom(), authToken: databaseToken() })
