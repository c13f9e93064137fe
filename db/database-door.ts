import type { Client, InStatement, TransactionMode } from '@libsql/client'

// A server with access control puts a function here that throws where whoever asks may not read or
// write. Without it, as on loopback and in every command, the door stands open.
const held = globalThis as { skillscopeDoor?: (isWrite: boolean) => void }

/** Whether a statement only reads. What cannot be told writes. */
export const isReading = (sql: string): boolean =>
  /^\s*(select|explain|with)\b/i.test(sql) &&
  !/\b(insert|update|delete|replace\s+into)\s/i.test(sql)

const sqlOf = (statement: InStatement | [string, unknown?]) =>
  typeof statement === 'string'
    ? statement
    : Array.isArray(statement)
      ? statement[0]
      : statement.sql

/** A connection whose every use is asked of the door first: behind the gate of the server the second place that no route can forget. */
export const behindDoor = (client: Client): Client =>
  askFirst(client, (isWrite) => held.skillscopeDoor?.(isWrite))

/** What a server that reads a copy says of every change. */
export const ONLY_A_COPY =
  'This server only reads a copy of the database. Change it on the server that the copy comes from.'

/** A connection through which nothing is written. */
export const onlyReading = (client: Client): Client =>
  askFirst(client, (isWrite) => {
    if (isWrite) throw new Error(ONLY_A_COPY)
  })

function askFirst(client: Client, pass: (isWrite: boolean) => void): Client {
  const checks: Partial<Record<keyof Client, (first: never, mode: never) => void>> = {
    execute: (statement: InStatement) => pass(!isReading(sqlOf(statement))),
    batch: (statements: InStatement[], mode?: TransactionMode) =>
      pass(mode !== 'read' && !statements.every((one) => isReading(sqlOf(one)))),
    transaction: (mode?: TransactionMode) => pass(mode !== 'read'),
    executeMultiple: () => pass(true),
    migrate: () => pass(true),
  }
  return new Proxy(client, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target)
      if (typeof value !== 'function') return value
      const check = Object.hasOwn(checks, name) ? checks[name as keyof Client] : undefined
      return (...args: unknown[]) => {
        // The check of a method takes what the method takes.
        check?.(args[0] as never, args[1] as never)
        return (value as (...rest: unknown[]) => unknown).apply(target, args)
      }
    },
  })
}
