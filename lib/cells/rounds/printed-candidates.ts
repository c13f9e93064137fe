import type { PrintedTable } from '@/lib/domain/printed-table'
import type { Candidate, CandidateAction } from '@/lib/domain/round'

const ACTIONS: readonly CandidateAction[] = ['create', 'refine', 'merge', 'rewrite', 'retest']

const actionOf = (text: string): CandidateAction =>
  ACTIONS.find((action) => action === text) ?? 'other'

const textOf = (value: string | number | null | undefined) =>
  typeof value === 'string' ? value : null

/** What a table of decisions calls the time between two rounds: `night`. */
export const spanWord = (tables: readonly PrintedTable[]): string =>
  tables.find(isDecisions)?.rowDims[1] ?? 'round'

export const isDecisions = ({ rowDims, columns }: PrintedTable): boolean =>
  rowDims.length === 3 && columns.includes('action') && columns.includes('decision')

/**
 * Decisions as a source prints them: category, when, the candidate's name, what was done and whether it
 * was accepted. `a + b` with `refine+create` are two skills decided together.
 */
export function readPrintedCandidates(tables: readonly PrintedTable[]): Candidate[] {
  return tables.filter(isDecisions).flatMap(({ rows, columns }) => {
    const [action, decision] = [3 + columns.indexOf('action'), 3 + columns.indexOf('decision')]
    return rows.flatMap((row) => {
      const [category, after, names] = row
      if (typeof after !== 'number') return []
      const actions = (textOf(row[action]) ?? '').split('+')
      const skills = (textOf(names) ?? '').split(' + ').filter((name) => name !== '')
      return {
        ...{ after, category: textOf(category) },
        skills: skills.map((name, index) => ({
          name,
          action: actionOf(actions[index] ?? actions[0]!),
        })),
        fate: row[decision] === 'accept' ? ('accepted' as const) : ('rejected' as const),
      }
    })
  })
}
