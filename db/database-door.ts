import type { Client, InArgs, InStatement, TransactionMode } from '@libsql/client'
import type { Scope } from '@/lib/domain/scope'
import { scopeReads } from './scope-reads'

// A server with access control puts two functions here: one throws where whoever asks may not read or
// write, one says what they see (null: everything). Without them, as on loopback and in every command,
// the door stands open.
const held = globalThis as {
  skillscopeDoor?: (isWrite: boolean) => void
  skillscopeScope?: () => Scope | null
}

/** Whether a statement only reads. What cannot be told writes. */
export const isReading = (sql: string): boolean =>
  /^\s*(select|explain|with)\b/i.test(sql) &&
  !/\b(insert|update|delete|replace\s+into)\s/i.test(sql)

type Statement = InStatement | [string, InArgs?]

const sqlOf = (statement: Statement) =>
  typeof statement === 'string'
    ? statement
    : Array.isArray(statement)
      ? statement[0]
      : statement.sql

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

/** A statement as whoever asks may put it. A write goes as it is: what it is about was read before. */
const scopedSql = (sql: string, scope: Scope | null): string =>
  scope === null || !isReading(sql) ? sql : scopeReads(sql, scope)

function scoped(statement: Statement, scope: Scope | null): Statement {
  if (typeof statement === 'string') return scopedSql(statement, scope)
  if (Array.isArray(statement)) return [scopedSql(statement[0], scope), statement[1]]
  return { ...statement, sql: scopedSql(statement.sql, scope) }
}

/**
 * A connection whose every use is asked of the door first, and whose reads see what whoever asks may
 * see: behind the gate of the server the second place that no route can forget.
 */
export function behindDoor(client: Client): Client {
  const pass = (isWrite: boolean) => held.skillscopeDoor?.(isWrite)
  const scope = () => held.skillscopeScope?.() ?? null
  const uses: Partial<Record<keyof Client, unknown>> = {
    execute(statement: InStatement, args?: InArgs) {
      pass(!isReading(sqlOf(statement)))
      if (typeof statement === 'string') return client.execute(scopedSql(statement, scope()), args)
      return client.execute({ ...statement, sql: scopedSql(statement.sql, scope()) })
    },
    batch(statements: Statement[], mode?: TransactionMode) {
      pass(mode !== 'read' && !statements.every((one) => isReading(sqlOf(one))))
      const whoAsks = scope()
      return client.batch(
        statements.map((one) => scoped(one, whoAsks)),
        mode,
      )
    },
    transaction(mode?: TransactionMode) {
      pass(mode !== 'read')
      if (scope() !== null) throw new Error('A transaction of several steps has no scope.')
      return client.transaction(mode)
    },
    executeMultiple(sql: string) {
      pass(true)
      return client.executeMultiple(sql)
    },
    migrate(statements: InStatement[]) {
      pass(true)
      return client.migrate(statements)
    },
  }
  return new Proxy(client, {
    get(target, name) {
      if (Object.hasOwn(uses, name)) return uses[name as keyof Client]
      const value: unknown = Reflect.get(target, name, target)
      return typeof value === 'function'
        ? (value as (...rest: unknown[]) => unknown).bind(target)
        : value
    },
  })
}
