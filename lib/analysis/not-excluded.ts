/**
 * SQL: the trial of this id is not left out by a reviewer. By the list of changes, which is short, and not by
 * the column: a pass over an index of trials then reads no trial. `experiment` is its parameter.
 */
export const notExcluded = (id: string, experiment: string): string => `
  ${id} NOT IN (SELECT x.id FROM review_change r JOIN trial x ON x.uid = r.subject AND x.is_live = 1
    WHERE r.experiment_id = ${experiment} AND r.kind = 'exclude' AND r.undone_at IS NULL)`
