// Least squares by an orthonormal basis (Gram-Schmidt, run twice for full accuracy): columns that
// add nothing are left out, so a design without full rank needs no special case.

export type Column = readonly number[]

const DEPENDENT = 1e-9

export function dot(a: Column, b: Column): number {
  let total = 0
  for (let i = 0; i < a.length; i++) total += a[i]! * b[i]!
  return total
}

/** What is left of a column when the basis is taken out; twice, as the first leaves rounding. */
export const residual = (column: Column, basis: readonly Column[]): Column =>
  takeOut(takeOut(column, basis), basis)

function takeOut(column: Column, basis: readonly Column[]): Column {
  const left = [...column]
  for (const unit of basis) {
    const share = dot(left, unit)
    for (let i = 0; i < left.length; i++) left[i]! -= share * unit[i]!
  }
  return left
}

/** Orthonormal basis of the columns' span; its length is their rank. */
export function orthonormalBasis(columns: readonly Column[]): Column[] {
  const basis: Column[] = []
  for (const column of columns) {
    const left = residual(column, basis)
    const size = Math.sqrt(dot(left, left))
    if (size > DEPENDENT * Math.max(1, Math.sqrt(dot(column, column)))) {
      basis.push(left.map((value) => value / size))
    }
  }
  return basis
}

/** Intercept of n rows. */
export const ones = (n: number): Column => Array.from({ length: n }, () => 1)

/** One 0/1 column a group. */
export const indicators = (groups: readonly string[]): Column[] =>
  [...new Set(groups)].map((name) => groups.map((group) => (group === name ? 1 : 0)))
