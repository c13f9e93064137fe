// Checks that one query can make. Each query gives a column `line` that says what is wrong.

/** An experiment that is there for those who look. */
const THERE = 'SELECT id FROM experiment WHERE deleted_at IS NULL'

const GO_ON = 'it goes on when the server starts, or with the next import'

export const ROW_CHECKS: Readonly<Record<string, string>> = {
  deletions: `SELECT 'experiment ' || coalesce(origin_slug, slug) || ' is half deleted; ${GO_ON}' AS line
    FROM experiment WHERE deleted_at IS NOT NULL ORDER BY id`,

  undos: `SELECT 'import ' || uid || ' is half undone; ${GO_ON}' AS line
    FROM import WHERE state = 'undoing' ORDER BY id`,

  'live trials': `SELECT 'trial ' || uid || ' has ' || count(*) || ' live rows' AS line
    FROM trial WHERE is_live = 1 GROUP BY uid HAVING count(*) > 1 ORDER BY uid`,

  'replaced trials': `SELECT 'trial ' || t.uid || ' (row ' || t.id || ')' || CASE
      WHEN t.is_live = 1 THEN ' is live and replaced'
      WHEN t.replaced_by_import_id IS NULL THEN ' is neither live nor replaced'
      ELSE ' is replaced by an import that does not have it' END AS line
    FROM trial t WHERE t.experiment_id IN (${THERE}) AND t.is_live <> (t.replaced_by_import_id IS NULL)
      OR t.is_live = 0 AND NOT EXISTS
        (SELECT 1 FROM trial o WHERE o.uid = t.uid AND +o.import_id = t.replaced_by_import_id)
        AND t.experiment_id IN (${THERE})
    ORDER BY t.id`,

  places: `SELECT 'trial ' || t.uid || ' (row ' || t.id || ') has its task or arm in another experiment' AS line
    FROM trial t JOIN task k ON k.id = t.task_id JOIN configuration f ON f.id = t.configuration_id
    JOIN condition c ON c.id = t.condition_id
    WHERE k.experiment_id <> t.experiment_id OR f.experiment_id <> t.experiment_id OR c.experiment_id <> t.experiment_id
    UNION ALL
    SELECT 'a cell of task ' || k.name || ' has its task or arm in another experiment'
    FROM cell x JOIN task k ON k.id = x.task_id JOIN configuration f ON f.id = x.configuration_id
    JOIN condition c ON c.id = x.condition_id
    WHERE k.experiment_id <> x.experiment_id OR f.experiment_id <> x.experiment_id OR c.experiment_id <> x.experiment_id`,

  arms: `SELECT e.slug || ': configuration ' || f.key || ' has no trial and no cell' AS line
    FROM configuration f JOIN experiment e ON e.id = f.experiment_id WHERE e.deleted_at IS NULL
      AND NOT EXISTS (SELECT 1 FROM trial WHERE configuration_id = f.id)
      AND NOT EXISTS (SELECT 1 FROM cell WHERE configuration_id = f.id)
    UNION ALL
    SELECT e.slug || ': condition ' || c.key || ' has no trial and no cell'
    FROM condition c JOIN experiment e ON e.id = c.experiment_id WHERE e.deleted_at IS NULL
      AND NOT EXISTS (SELECT 1 FROM trial WHERE condition_id = c.id)
      AND NOT EXISTS (SELECT 1 FROM trial_as_imported WHERE condition_id = c.id)
      AND NOT EXISTS (SELECT 1 FROM cell WHERE condition_id = c.id)`,

  'published tables': `SELECT e.slug || ': a published experiment with trials' AS line
    FROM experiment e WHERE e.kind = 'published' AND EXISTS (SELECT 1 FROM trial WHERE experiment_id = e.id)
    UNION ALL
    SELECT e.slug || ': ' || t.name || ': a histogram of ' || (SELECT total(b.value->>1)
        FROM json_each(c.rewards) s, json_each(s.value) b) || ' rewards for ' || c.n_trials || ' trials'
    FROM cell c JOIN experiment e ON e.id = c.experiment_id JOIN task t ON t.id = c.task_id
    WHERE e.kind = 'published' AND c.rewards IS NOT NULL AND c.n_trials <>
      (SELECT total(b.value->>1) FROM json_each(c.rewards) s, json_each(s.value) b)`,

  // A richer copy of a trial that was met before is written, and still counted as unchanged.
  imports: `SELECT 'import ' || i.uid || ' says it stored ' || said || ' trials, and has ' || held AS line
    FROM (SELECT id, uid, state, (report->>'$.trials.added') + (report->>'$.trials.replaced') AS said,
        report->>'$.trials.unchanged' AS more,
        (SELECT count(*) FROM trial WHERE import_id = import.id) AS held
      FROM import WHERE report->>'$.kind' = 'logs' AND state IN ('done', 'cancelled')
        AND experiment_id IN (${THERE})) i
    WHERE held NOT BETWEEN said AND said + more
    UNION ALL
    SELECT 'import ' || i.uid || ' is undone, and has ' || count(*) || ' trials'
    FROM import i JOIN trial t ON t.import_id = i.id
    WHERE i.state = 'undone' AND t.experiment_id IN (${THERE}) GROUP BY i.id`,

  corrections: `SELECT 'trial ' || t.uid || ' (row ' || t.id || ') is ' || iif(t.is_excluded, '', 'not ') ||
      'left out, its reviewers say otherwise' AS line
    FROM trial t WHERE t.experiment_id IN (${THERE}) AND t.is_excluded <> EXISTS (SELECT 1 FROM review_change r
      WHERE r.experiment_id = t.experiment_id AND r.subject = t.uid AND r.kind = 'exclude' AND r.undone_at IS NULL)
    UNION ALL
    SELECT 'trial ' || t.uid || ' (row ' || t.id || ') has not the ' || r.kind || ' that a reviewer gave it'
    FROM review_change r CROSS JOIN trial t ON t.uid = r.subject AND t.experiment_id = r.experiment_id
    JOIN condition c ON c.id = t.condition_id
    WHERE r.undone_at IS NULL AND r.kind IN ('condition', 'status') AND (
      NOT EXISTS (SELECT 1 FROM trial_as_imported i WHERE i.trial_id = t.id AND i.kind = r.kind)
      OR (r.kind = 'status' AND r.after <> t.status) OR (r.kind = 'condition' AND r.after->>'$.key' <> c.key))
    UNION ALL
    SELECT 'trial ' || t.uid || ' (row ' || t.id || ') keeps a ' || i.kind || ' as imported, and nobody corrected it'
    FROM trial_as_imported i JOIN trial t ON t.id = i.trial_id WHERE NOT EXISTS (SELECT 1 FROM review_change r
      WHERE r.experiment_id = t.experiment_id AND r.subject = t.uid AND r.kind = i.kind AND r.undone_at IS NULL)
    UNION ALL
    SELECT 'task ' || k.name || ' has not the domain that a reviewer gave it'
    FROM review_change r JOIN task k ON k.experiment_id = r.experiment_id AND k.name = r.subject
    WHERE r.kind = 'domain' AND r.undone_at IS NULL AND nullif(r.after, '') IS NOT k.domain`,

  slugs: `SELECT slug || ' is the slug of one experiment and a former slug of another' AS line
    FROM experiment_slug WHERE slug IN (SELECT slug FROM experiment) ORDER BY slug`,

  spans: `SELECT 'trial ' || t.uid || ': a span of steps ' || s.first_step || ' to ' || s.last_step || ' of ' ||
      coalesce(t.step_count, 'no steps') AS line
    FROM span s JOIN trial t ON t.id = s.trial_id
    WHERE s.first_step < 1 OR s.first_step > s.last_step
      OR s.last_step > coalesce((SELECT max(last_step) FROM trajectory_part WHERE trial_id = t.id), 0)
    ORDER BY s.id`,

  behaviors: `SELECT 'trial ' || t.uid || ': ' || c.value || ' times ' || c.key || ', and ' || count(s.id) || ' spans' AS line
    FROM trial t CROSS JOIN json_each(t.behaviors, '$.counts') c
    LEFT JOIN span s ON s.trial_id = t.id AND s.kind = c.key
    WHERE t.behaviors IS NOT NULL GROUP BY t.id, c.key HAVING c.value <> count(s.id) ORDER BY t.id`,

  versions: `SELECT 'there are ' || n || ' counters of changes' AS line
    FROM (SELECT count(*) AS n FROM data_version) WHERE n > 1
    UNION ALL
    SELECT slug || ': version ' || data_version || ' was never given' FROM experiment
    WHERE data_version > coalesce((SELECT max(version) FROM data_version), 0)
    UNION ALL
    SELECT group_concat(slug, ', ') || ': have the same version ' || data_version FROM experiment
    WHERE data_version > 0 GROUP BY data_version HAVING count(*) > 1`,
}
