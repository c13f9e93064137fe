import { keepAnswer } from '@/app/api/v1/keep-answer'
import {
  csvResponse,
  evidenceResponse,
  formatOf,
  isCsvAsked,
  jsonResponse,
  markdownResponse,
  noExperiment,
} from '@/app/api/v1/respond'
import { db } from '@/db'
import { getExperiment } from '@/lib/analysis/experiment/get-experiment'
import type { ShareDocument } from '@/lib/share/document'
import { shareRows } from '@/lib/share/share-rows'
import { experimentHref } from '@/lib/url/site'
import { viewOf, type TableOf, type ViewKey } from '@/lib/url/views'
import type { CsvTable } from './csv-table'
import { askedUse, findUseTwin } from './use-twin'

interface Twin<Answer, Params> {
  /** Null: no such thing in the experiment. */
  readonly find: (slug: string, request: Request, params: Params) => Promise<Answer | null>
  /** What is answered as JSON, where it is not the page's own answer. */
  readonly json?: (answer: Answer, request: Request) => unknown
  /** What is handed on as Markdown; of a view without it, its table. */
  readonly share?: (answer: Answer, request: Request, params: Params) => ShareDocument
  /** The same with what is behind it, as one HTML file. */
  readonly evidence?: (answer: Answer, request: Request, params: Params) => ShareDocument
  /** The answer where `find` gives null: that there is no such experiment, unless it says another. */
  readonly missing?: () => Response
  /** Whether it says more than follows from the version of the experiment's data. */
  readonly isBeyondVersion?: boolean
}

type ToTable<Answer> = (answer: Answer, request: Request) => CsvTable

/**
 * The GET of a view's twin: the page's answer as JSON, or a table of it as CSV (`format=csv`, one
 * of several by `table`), by the names that the registry has for them.
 */
export const answerView = <Key extends ViewKey, Answer>(
  key: Key,
  {
    tables,
    ...twin
  }: Twin<Answer, { experiment: string }> & {
    tables: Record<TableOf<Key>, ToTable<Answer>>
  },
) => {
  const measured = answerUse(key)
  const answer = answerExperiment(
    {
      ...twin,
      share:
        twin.share ??
        ((answer, request, { experiment: slug }) => {
          const table = askedTable(key, request)
          const { columns, rows } = table ? tables[table](answer, request) : NO_TABLE
          const { label, path } = viewOf(key)
          const total = totalOf(answer) ?? rows.length
          return shareRows(`${slug}: ${label}`, experimentHref(slug, path), {
            columns,
            rows,
            total,
          })
        }),
    },
    (request) => {
      const table = isCsvAsked(request) ? askedTable(key, request) : null
      return table && tables[table]
    },
  )
  type Context = Parameters<typeof answer>[1]
  return (request: Request, context: Context) =>
    measured && askedUse(request) ? measured(request, context) : answer(request, context)
}

/** The same view by what runs use; null: it shows success only. */
function answerUse(key: ViewKey) {
  const twin = findUseTwin(key)
  return (
    twin &&
    answerExperiment<unknown, { experiment: string }>(twin, (request) =>
      isCsvAsked(request) ? twin.table : null,
    )
  )
}

const NO_TABLE: Pick<CsvTable, 'columns' | 'rows'> = { columns: [], rows: [] }

/** How many rows a list has on all its pages; null where the answer is no list. */
function totalOf(answer: unknown): number | null {
  const total: unknown = typeof answer === 'object' && answer ? Reflect.get(answer, 'total') : null
  return typeof total === 'number' ? total : null
}

/** The GET of anything in an experiment. A former slug answers as the present one. */
export const answerExperiment =
  <Answer, Params extends { readonly experiment: string }>(
    twin: Twin<Answer, Params>,
    asTable: (request: Request) => ToTable<Answer> | null = () => null,
  ) =>
  async (request: Request, context: { params: Promise<Params> }): Promise<Response> => {
    const params = await context.params
    const experiment = await getExperiment(db, params.experiment)
    if (!experiment) return noExperiment()
    const make = async () => {
      const answer = await twin.find(experiment.slug, request, params)
      if (!answer) return twin.missing?.() ?? noExperiment()
      const format = formatOf(request)
      if (format === 'md' && twin.share)
        return markdownResponse(request, twin.share(answer, request, params))
      if (format === 'html' && twin.evidence) {
        const document = twin.evidence(answer, request, params)
        const { dataVersion } = experiment
        return evidenceResponse(request, document, { name: document.title, dataVersion })
      }
      const toTable = asTable(request)
      if (!toTable) return jsonResponse(twin.json ? twin.json(answer, request) : answer)
      const { name, columns, rows } = toTable(answer, request)
      return csvResponse(`${experiment.slug}-${name}.csv`, columns, rows)
    }
    return twin.isBeyondVersion
      ? make()
      : keepAnswer(request, `${experiment.id}-${experiment.dataVersion}`, make)
  }

/** The table that a request names, else the first; null where the view has none. */
function askedTable<Key extends ViewKey>(key: Key, request: Request): TableOf<Key> | null {
  const tables = viewOf(key).tables ?? []
  const named = new URL(request.url).searchParams.get('table')
  const found = tables.find((table) => table === named) ?? tables[0] ?? null
  // The names stand in the row of this very key.
  return found as TableOf<Key> | null
}
