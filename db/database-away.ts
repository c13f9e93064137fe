import type { Client, InArgs, InStatement } from '@libsql/client'
import { hasFault } from './has-fault'

export const DATABASE_AWAY = 'DATABASE_AWAY'

/** The server of the database could not be reached, or went away: what was asked of it may be done or not. */
class DatabaseAway extends Error {
  override name = 'DatabaseAway'
  readonly code = DATABASE_AWAY

  constructor(cause: unknown) {
    super('The database does not answer.', { cause })
  }
}

// As Node and its fetch name them; a server that shuts down answers with the code of HTTP.
const LOST = ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN']

const isAway = (error: unknown) =>
  hasFault(
    error,
    ({ code, message }) =>
      LOST.includes(code) ||
      code.startsWith('UND_ERR_') ||
      message === 'fetch failed' ||
      (code === 'SERVER_ERROR' && /HTTP status (?:502|503|504)/.test(message)),
  )

async function orAway<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer
  } catch (error) {
    throw isAway(error) ? new DatabaseAway(error) : error
  }
}

/**
 * A connection to a server that says so when that is away. Only here is it known: a file or a process that
 * fails has the same codes.
 */
export function sayAway(client: Client): Client {
  const { execute, batch } = {
    execute: client.execute.bind(client),
    batch: client.batch.bind(client),
  }
  return Object.assign(client, {
    execute: (statement: InStatement, args?: InArgs) =>
      orAway(typeof statement === 'string' ? execute(statement, args) : execute(statement)),
    batch: ((statements, mode) => orAway(batch(statements, mode))) satisfies Client['batch'],
  })
}
