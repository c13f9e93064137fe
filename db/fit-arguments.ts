import type { Client, InArgs, InStatement } from '@libsql/client'

// A file takes arguments by name that a statement has no use for, as where several statements are given the
// same ones; a libSQL server refuses them.

const NAMES = /[:@$]([A-Za-z_]\w*)/g

function fit(sql: string, args: InArgs | undefined): InArgs | undefined {
  if (args === undefined || Array.isArray(args)) return args
  const used = new Set([...sql.matchAll(NAMES)].map(([, name]) => name))
  return Object.fromEntries(
    Object.entries(args).filter(([name]) => used.has(name.replace(/^[:@$]/, ''))),
  )
}

const fitStatement = (statement: InStatement): InStatement =>
  typeof statement === 'string'
    ? statement
    : { ...statement, args: fit(statement.sql, statement.args) }

/** A connection to a server through which a statement gets the arguments that it names. */
export function fitArguments(client: Client): Client {
  const { execute, batch } = {
    execute: client.execute.bind(client),
    batch: client.batch.bind(client),
  }
  return Object.assign(client, {
    execute: (statement: InStatement, args?: InArgs) =>
      typeof statement === 'string'
        ? execute(statement, fit(statement, args))
        : execute(fitStatement(statement)),
    batch: ((statements, mode) =>
      batch(
        statements.map((one) => (Array.isArray(one) ? one : fitStatement(one))),
        mode,
      )) satisfies Client['batch'],
  })
}
