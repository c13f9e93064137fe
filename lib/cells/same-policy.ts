import { ERROR_POLICIES, type ErrorPolicy } from '@/lib/domain/error-policy'
import type { CellTable } from './cell-table'

const found = new WeakMap<CellTable, Map<ErrorPolicy, ErrorPolicy>>()

/**
 * The first policy that counts the same trials of every cell. Where no run had an error all policies are
 * one, so that what is computed under it holds for the others. A policy counts more or fewer trials of a
 * cell, or the same rewards.
 */
export function samePolicy(table: CellTable, policy: ErrorPolicy): ErrorPolicy {
  const known = found.get(table) ?? new Map<ErrorPolicy, ErrorPolicy>()
  found.set(table, known)
  const same =
    known.get(policy) ?? ERROR_POLICIES.find((other) => countsAlike(table, other, policy))!
  known.set(policy, same)
  return same
}

function countsAlike({ byPolicy, length }: CellTable, a: ErrorPolicy, b: ErrorPolicy): boolean {
  const [counts, others] = [byPolicy[a].n, byPolicy[b].n]
  for (let cell = 0; cell < length; cell++) if (counts[cell] !== others[cell]) return false
  return true
}
