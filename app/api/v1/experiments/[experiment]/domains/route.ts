import { db } from '@/db'
import { summarizeDomains, type DomainGain } from '@/lib/analysis/summarize-domains'
import { loadContrastParams } from '@/lib/url/experiment'
import { csvAnswer, noExperiment, wantsCsv } from '@/app/api/v1/experiments/answer'
import { gainColumns, type CsvColumns } from '@/app/api/v1/experiments/csv-text'

const COLUMNS: CsvColumns<DomainGain> = {
  domain: (row) => row.domain,
  without: (row) => row.without,
  with: (row) => row.with,
  ...gainColumns<DomainGain>((row) => row.gain),
  shrunk: (row) => row.shrunk,
  shrunk_se: (row) => row.shrunkSe,
}

/** Gain by domain, largest first, and whether domains differ more than chance. */
export async function GET(
  request: Request,
  context: RouteContext<'/api/v1/experiments/[experiment]/domains'>,
) {
  const { experiment } = await context.params
  const summary = await summarizeDomains(db, experiment, loadContrastParams(request))
  if (!summary) return noExperiment()
  const { domains, ...heterogeneity } = summary
  return wantsCsv(request)
    ? csvAnswer(`${experiment}-domains`, COLUMNS, domains)
    : Response.json({ items: domains, next: null, ...heterogeneity })
}
