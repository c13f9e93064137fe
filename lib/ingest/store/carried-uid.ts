/**
 * The link under which a row of an export is kept: its own, unless another experiment has it, or it came as a
 * copy before: then this is a copy. What is here already stays as it is here.
 */
export const carriedUid = (table: 'note' | 'saved_view' | 'review_change') =>
  `iif(EXISTS (SELECT 1 FROM ${table} o
      WHERE (o.uid = value->>'uid' AND o.experiment_id <> :experimentId)
        OR (o.uid = value->>'copy' AND o.experiment_id = :experimentId)),
    value->>'copy', value->>'uid')`
