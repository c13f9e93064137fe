import { noExperiment, isCsvAsked } from '@/app/api/v1/respond'
import { csvAnswer, gainColumns, type CsvColumns } from '@/app/api/v1/experiments/answer'
import type { DomainGain } from '@/lib/cells/domain-gains'
import { ask } from '@/lib/server/ask'
import { loadContrastParams } from '@/lib/url/experiment'

const COLUMNS: CsvColumns<DomainGain> = {
  domain: (row) => row.domain,
  without: (row) => row.without,
  with: (row) => row.with,
  ...gainColumns<DomainGain>((row) => row.gain),
  shrunk: (row) => row.shrunk,
  shrunk_se: (row) => row.shrunkSe,
}

/** Gain by domain, largest first, and whether domains differ more than chance: as on the page. */
export async function GET(
  request: Request,
  context: RouteContext<'/api/v1/experiments/[experiment]/domains'>,
) {
  const { experiment } = await context.params
  const view = await ask('viewDomains', experiment, loadContrastParams(request))
  if (!view) return noExperiment()
  const { domains, ...heterogeneity } = view.domains
  if (isCsvAsked(request)) return csvAnswer(`${experiment}-domains`, COLUMNS, domains)
  const { headline, mix } = view
  return Response.json({ items: domains, next: null, ...heterogeneity, headline, mix })
}
