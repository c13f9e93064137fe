import { answerView } from '@/app/api/v1/experiments/answer-view'
import { askedRows, withNext } from '@/app/api/v1/experiments/asked-rows'
import {
  columnsOf,
  csvTable,
  gainColumns,
  type CsvColumns,
} from '@/app/api/v1/experiments/csv-table'
import type { SkillRow } from '@/lib/analysis/skill/list-skills'
import { ask } from '@/lib/server/ask'
import { loadSkillListParams } from '@/lib/url/skill'

const { n_tasks: _nTasks, ...GAIN } = gainColumns<SkillRow>((row) => row.gain)

const COLUMNS: CsvColumns<SkillRow> = {
  ...columnsOf<SkillRow>(
    ...(['skill', 'description', 'nVersions', 'tokens', 'nFiles', 'nScripts'] as const),
    ...(['nTasks', 'nTrials', 'nKnown', 'nRead', 'nExecuted'] as const),
  ),
  gain_tasks: (row) => row.gain.nTasks,
  gain: GAIN.gain!,
  gain_low: GAIN.low!,
  gain_high: GAIN.high!,
  gain_trials: GAIN.n_trials!,
  gain_method: GAIN.method!,
}

/** Skills with the search and the sort of the page; all of them as CSV. */
export const GET = answerView('skill-list', {
  find: (slug, request) => {
    const { offset, limit } = askedRows(request)
    const { page: _page, ...question } = loadSkillListParams(request)
    return ask('listSkills', slug, { ...question, offset, limit })
  },
  json: (list, request) => withNext(list, askedRows(request).offset),
  tables: { skills: ({ items }) => csvTable('skills', COLUMNS, items) },
})
