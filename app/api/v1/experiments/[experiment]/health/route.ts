import { answerView } from '@/app/api/v1/experiments/answer-view'
import {
  columnsOf,
  csvTable,
  gainColumns,
  type CsvColumns,
} from '@/app/api/v1/experiments/csv-table'
import type { GridArm } from '@/lib/analysis/health/draw-grid'
import type { ChangeRow } from '@/lib/analysis/review/list-changes'
import type { RuleAnswer } from '@/lib/cells/health/gains-by-rule'
import type { HealthFinding } from '@/lib/domain/health'
import { ask } from '@/lib/server/ask'
import { loadHealthParams } from '@/lib/url/health'

const FINDINGS: CsvColumns<HealthFinding> = columnsOf(
  ...(['kind', 'configuration', 'condition', 'n', 'of', 'detail'] as const),
)

const SLOTS: CsvColumns<GridArm> = {
  configuration: (arm) => arm.configuration.key,
  condition: (arm) => arm.condition.key,
  trials_a_task: (arm) => arm.usual,
  ...columnsOf<GridArm>('planned', 'usable'),
}

const CHANGES: CsvColumns<ChangeRow> = {
  id: (row) => row.uid,
  ...columnsOf<ChangeRow>('kind', 'trial', 'task', 'before', 'after', 'reason', 'author'),
  created_at: (row) => new Date(row.createdAt).toISOString(),
  undone_at: (row) => (row.undoneAt === null ? null : new Date(row.undoneAt).toISOString()),
  ...columnsOf<ChangeRow>('undoneBy'),
}

const GAINS: CsvColumns<RuleAnswer> = {
  rule: (row) => row.rule,
  ...gainColumns<RuleAnswer>((row) => row.gain),
  verdict: (row) => row.verdict,
}

/** Whether the data can be trusted: what is odd, by arm, and what it does to the gain. */
export const GET = answerView('health', {
  find: (slug, request) => ask('summarizeHealth', slug, loadHealthParams(request)),
  tables: {
    findings: ({ findings }) => csvTable('findings', FINDINGS, findings),
    slots: ({ grid }) => csvTable('slots', SLOTS, grid.arms),
    changes: ({ reviews }) => csvTable('changes', CHANGES, reviews),
    gains: ({ gains }) => csvTable('gains', GAINS, gains),
  },
})
