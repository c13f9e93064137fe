import { answerView } from '@/app/api/v1/experiments/answer-view'
import { csvTable, gainColumns, type CsvColumns } from '@/app/api/v1/experiments/csv-table'
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
export const GET = answerView('domains', {
  find: (slug, request) => ask('viewDomains', slug, loadContrastParams(request)),
  json: ({ domains: { domains, ...heterogeneity }, headline, activation, mix }) => ({
    ...{ items: domains, next: null, ...heterogeneity },
    ...{ headline, activation, mix },
  }),
  tables: { domains: ({ domains }) => csvTable('domains', COLUMNS, domains.domains) },
})
