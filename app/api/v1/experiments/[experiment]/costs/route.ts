import { answerView } from '@/app/api/v1/experiments/answer-view'
import { askedRows, withNext } from '@/app/api/v1/experiments/asked-rows'
import {
  changeColumns,
  columnsOf,
  csvTable,
  type CsvColumns,
} from '@/app/api/v1/experiments/csv-table'
import type { UseChange } from '@/lib/cells/use-change'
import type { UseRow, UseTask } from '@/lib/cells/use-change-by'
import { ask } from '@/lib/server/ask'
import { COSTS_A_PAGE, costsOffset, loadCostsParams } from '@/lib/url/costs'

const rowColumns = (key: 'configuration' | 'domain'): CsvColumns<UseRow> => ({
  [key]: (row) => row.key,
  ...changeColumns<UseRow>((row) => row.change),
  q: (row) => row.q,
})

const MEASURES: CsvColumns<UseChange> = {
  ...changeColumns<UseChange>((row) => row),
  ...columnsOf<UseChange>(
    ...(['nExcludedWithout', 'nExcludedWith', 'nTimedOutWithout', 'nTimedOutWith'] as const),
  ),
}

const TASKS: CsvColumns<UseTask> = columnsOf<UseTask>(
  ...(['task', 'domain', 'nConfigurations', 'nWithout', 'nWith'] as const),
  ...(['without', 'with', 'change'] as const),
)

/** The link of a page has that page's rows. */
function rowsOf(request: Request) {
  const rows = askedRows(request)
  const { searchParams } = new URL(request.url)
  if (rows.isCsv || !searchParams.has('page') || searchParams.has('limit')) return rows
  return {
    offset: rows.offset || costsOffset(loadCostsParams(request).page),
    limit: COSTS_A_PAGE,
  }
}

/** What skills cost and save in one measure, over all, by configuration, by domain and by task. */
export const GET = answerView('costs', {
  find: (slug, request) => {
    const { page: _page, ...question } = loadCostsParams(request)
    const { offset, limit } = rowsOf(request)
    return ask('viewCosts', slug, { ...question, offset, limit })
  },
  json: (view, request) => withNext(view, rowsOf(request).offset),
  tables: {
    tasks: (view) => csvTable('costs-by-task', TASKS, view.items),
    configurations: (view) =>
      csvTable('costs-by-configuration', rowColumns('configuration'), view.byConfiguration),
    domains: (view) => csvTable('costs-by-domain', rowColumns('domain'), view.byDomain),
    measures: (view) => csvTable('costs', MEASURES, view.all),
  },
})
