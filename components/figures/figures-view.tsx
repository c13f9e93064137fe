import { PlotFrame } from '@/components/chart/plot-frame'
import { FilledViews } from '@/components/contrast/only-figures'
import { Section } from '@/components/ui/section'
import type {
  FigureGroup,
  FiguresView as View,
} from '@/lib/analysis/figure/list-experiment-figures'
import { displayCounted } from '@/lib/display'
import { scopeLabel, scopeQuestion } from '@/lib/domain/figure-measure'
import { visibleName } from '@/lib/domain/visible-text'
import { figuresCsvHref, printedCsvHref } from '@/lib/url/conditions'
import { FigureGroupTables } from './figure-group'
import { PrintedGainChart } from './printed-gain-chart'
import { PrintedTableSection } from './printed-table-section'
import { PrintedPairs } from './printed-pairs'

/** Scopes whose gains are worth a picture. */
const DRAWN = ['domain', 'skill_count', 'length_class', 'task']

/** What a source prints only as aggregates; nothing here is computed from trials. */
export function FiguresView({
  view,
  isOverview = false,
}: {
  view: View
  /** Of an experiment that has nothing else: its name comes first. */
  isOverview?: boolean
}) {
  const { experiment, groups, contradictions, pairs, nFigures, tables } = view
  return (
    <>
      <div className="border-b border-rule-strong pb-4">
        <h1>{isOverview ? visibleName(experiment.name) : 'What does the source print?'}</h1>
        <p className="max-w-[860px] text-ink-2">
          {nFigures > 0 &&
            `${displayCounted(nFigures, 'figure')} as printed, each with its source; none is computed from trials, and none enters a number of another page.`}
          {tables.length > 0 &&
            ` ${displayCounted(tables.length, 'table')} as printed, whole, each with its source and how it was obtained.`}
          {experiment.citation && ` ${experiment.citation.text} `}
          {experiment.citation?.url && (
            <a
              href={experiment.citation.url}
              rel="noreferrer"
              className="wrap-anywhere underline underline-offset-2"
            >
              {experiment.citation.url}
            </a>
          )}
        </p>
        {nFigures > 0 && (
          <p className="mt-1 text-xs">
            <a
              href={figuresCsvHref(experiment.slug)}
              download
              className="text-ink-3 underline underline-offset-2 hover:text-ink"
            >
              CSV of all figures
            </a>
            {contradictions.length > 0 && (
              <span className="text-ink-3">
                {' '}
                · {displayCounted(nFigures + contradictions.length, 'row')}: the figures, and{' '}
                {displayCounted(contradictions.length, 'row')} that say where the source disagrees
                with itself
              </span>
            )}
          </p>
        )}
      </div>
      {experiment.filledViews.length > 0 && (
        <p className="mt-3 text-ink-2">
          Read as answers: <FilledViews {...experiment} />.
        </p>
      )}
      {tables.length > 0 && (
        <p className="mt-1 text-xs">
          <a
            href={printedCsvHref(experiment.slug)}
            download
            className="text-ink-3 underline underline-offset-2 hover:text-ink"
          >
            CSV of all cells of the tables
          </a>
        </p>
      )}
      {nFigures + tables.length === 0 && (
        <p className="mt-6 text-ink-2">
          No printed figures. A figures.csv beside the imported table would fill this; its format
          stands in public/examples/published-figures.md of this project.
        </p>
      )}
      {pairs.length > 0 && (
        <Section id="pairs" title="Which condition is better, on the same configurations?">
          <PrintedPairs pairs={pairs} />
        </Section>
      )}
      {contradictions.length > 0 && (
        <Section
          id="contradictions"
          title="Where does the source disagree with itself?"
          aside={displayCounted(contradictions.length, 'place')}
        >
          <ul className="grid max-w-[860px] list-disc gap-1 pl-5 text-ink-2">
            {contradictions.map(({ text }) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </Section>
      )}
      {tables.map((table) => (
        <PrintedTableSection key={table.id} table={table} />
      ))}
      {groups.map((group) => (
        <GroupSection key={group.scope} experiment={experiment} group={group} />
      ))}
    </>
  )
}

function GroupSection({
  experiment: { slug, name },
  group,
}: Pick<View, 'experiment'> & { group: FigureGroup }) {
  const gains = group.figures.filter(
    ({ measure, condition }) => measure === 'gain' && condition === 'curated',
  )
  const keys = new Set(group.figures.map(({ key }) => key))
  const isDrawn = DRAWN.includes(group.scope) && gains.length > 1
  return (
    <Section
      id={`scope-${group.scope}`}
      title={scopeQuestion(group.scope)}
      aside={displayCounted(keys.size, 'row')}
    >
      <div
        className={
          isDrawn
            ? 'grid gap-x-8 gap-y-2 *:min-w-0 xl:grid-cols-[minmax(0,560px)_minmax(0,1fr)] xl:items-start'
            : ''
        }
      >
        {isDrawn && (
          <PlotFrame
            label={`${scopeLabel(group.scope)}: ${gains.length} printed gains; the numbers follow as a table`}
            fileName={`${slug}-printed-${group.scope}`}
            csvHref={figuresCsvHref(slug, group.scope)}
            caption={{
              title: scopeQuestion(group.scope),
              note: `${name}, as printed. Gain of curated skills, pp, ${displayCounted(gains.length, 'row')}, n beside each; no interval is printed here. ${sourcesOf(gains)}`,
            }}
          >
            <PrintedGainChart figures={gains} />
          </PlotFrame>
        )}
        <FigureGroupTables group={group} />
      </div>
    </Section>
  )
}

const sourcesOf = (figures: FigureGroup['figures']) =>
  [...new Set(figures.map(({ source }) => source))].join(' · ')
