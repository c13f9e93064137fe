import { answerView } from '@/app/api/v1/experiments/answer-view'
import { askedRows, withNext } from '@/app/api/v1/experiments/asked-rows'
import { behindP, csvTable, gainColumns, type CsvColumns } from '@/app/api/v1/experiments/csv-table'
import type { HarmRow } from '@/lib/analysis/harm/describe-harms'
import type { LossKind } from '@/lib/analysis/harm/explain-change'
import { ask } from '@/lib/server/ask'
import { shareHarms } from '@/lib/share/share-harms'
import { HARMS_A_PAGE, harmsOffset, loadHarmsParams } from '@/lib/url/harms'

const partOf =
  (kind: LossKind) =>
  ({ causes }: HarmRow) =>
    causes.parts?.find((part) => part.kind === kind)?.delta ?? null

const COLUMNS: CsvColumns<HarmRow> = {
  rank: (row) => row.rank,
  task: (row) => row.task,
  domain: (row) => row.domain,
  without: (row) => row.without,
  with: (row) => row.with,
  ...gainColumns<HarmRow>((row) => row.gain),
  configurations_up: (row) => row.nUp,
  configurations_tie: (row) => row.nTie,
  configurations_down: (row) => row.nDown,
  label: (row) => row.label,
  finding: (row) => row.finding,
  test: (row) => row.test,
  why_no_test: (row) => row.reason,
  p: (row) => row.p,
  q: (row) => row.q,
  p_harm: (row) => row.pHarm,
  part_completed: partOf('completed'),
  part_timeouts: partOf('timeouts'),
  part_crashes: partOf('crashes'),
  part_infrastructure: partOf('infrastructure'),
  trials_unread: (row) => row.causes.unread?.nUnread ?? null,
  trials_reading_known: (row) => row.causes.unread?.nKnown ?? null,
  diff_left: (row) => row.pair?.left ?? null,
  diff_right: (row) => row.pair?.right ?? null,
  checks_flipped: (row) => row.pair?.checks.length ?? null,
  q_set_aside: (row) => String(row.isSetAside),
  ...behindP<HarmRow>(),
}

/** The link of a page has that page's rows. */
function rowsOf(request: Request) {
  const rows = askedRows(request)
  if (rows.isCsv) return rows
  const { searchParams } = new URL(request.url)
  const isPage = searchParams.has('page') && !searchParams.has('limit')
  const offset = rows.offset || harmsOffset(loadHarmsParams(request).page)
  return { offset, limit: isPage ? HARMS_A_PAGE : rows.limit }
}

/** Tasks where skills hurt (or help), strongest evidence first; all of them as CSV. */
export const GET = answerView('harms', {
  find: (slug, request) => {
    const { page: _page, ...question } = loadHarmsParams(request)
    const { offset, limit } = rowsOf(request)
    return ask('listHarms', slug, { ...question, offset, limit })
  },
  json: (view, request) => withNext(view, rowsOf(request).offset),
  share: (view, request) => shareHarms(view, loadHarmsParams(request)),
  tables: { harms: (view) => csvTable(view.show, COLUMNS, view.items) },
})
