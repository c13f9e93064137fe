import { answerView } from '@/app/api/v1/experiments/answer-view'
import { columnsOf, csvTable } from '@/app/api/v1/experiments/csv-table'
import type { SkillSizesView } from '@/lib/analysis/skill/summarize-skill-sizes'
import { ask } from '@/lib/server/ask'
import { loadSkillSizesParams } from '@/lib/url/skill-sizes'

/** Skill size against effect: the same answer as the page; as CSV one row a task, or a class. */
export const GET = answerView('skills', {
  find: (slug: string, request: Request) =>
    ask('summarizeSkillSizes', slug, loadSkillSizesParams(request)),
  tables: { tasks: tasksTable, classes: classesTable, differences: differencesTable },
})

function tasksTable({ tasks }: SkillSizesView) {
  const rows = tasks.map(({ sizes, interval, ...task }) => ({ ...task, ...sizes, ...interval }))
  const columns = columnsOf<(typeof rows)[number]>(
    ...(['task', 'domain', 'modules', 'tokens', 'files', 'scripts'] as const),
    ...(['without', 'with', 'gain', 'nTrials', 'rerunSe', 'low', 'high', 'method'] as const),
  )
  return csvTable('skill-sizes', columns, rows)
}

function classesTable({ relation, size }: SkillSizesView) {
  const rows = relation.bins.map((bin) => ({ size, ...bin }))
  const columns = columnsOf<(typeof rows)[number]>(
    ...(['size', 'label', 'gain', 'low', 'high', 'nTasks', 'nTrials', 'without'] as const),
  )
  return csvTable(`gain-by-${size}`, columns, rows)
}

function differencesTable({ relation, size }: SkillSizesView) {
  const rows = relation.differences.map((one) => ({ size, ...one }))
  const columns = columnsOf<(typeof rows)[number]>(
    ...(['size', 'first', 'second', 'difference', 'low', 'high', 'p', 'q'] as const),
  )
  return csvTable(`differences-by-${size}`, columns, rows)
}
