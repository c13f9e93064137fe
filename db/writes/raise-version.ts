import type { InStatement } from '@libsql/client'

/** Counts a change: its number is the next version of whatever experiment it changed. */
export const COUNT_CHANGE = `INSERT INTO data_version (id, version) VALUES (1, 1)
  ON CONFLICT (id) DO UPDATE SET version = version + 1`

/** The number of the change that this transaction counted. */
export const CHANGE_NUMBER = '(SELECT version FROM data_version WHERE id = 1)'

/**
 * Statements that raise the version that the answers of an experiment are kept by. Part of every
 * transaction that changes what its pages show, so that no crash leaves data newer than its
 * version. Answers of other experiments stay.
 */
export const raiseVersion = (experimentId: number): InStatement[] => [
  COUNT_CHANGE,
  {
    sql: `UPDATE experiment SET data_version = ${CHANGE_NUMBER} WHERE id = ?`,
    args: [experimentId],
  },
]
