import { GainRowsChart } from '@/components/chart/gain-rows-chart'
import { PlotFrame } from '@/components/chart/plot-frame'
import { Section } from '@/components/ui/section'
import { SwitchLinks } from '@/components/ui/switch-links'
import type { EffectsView } from '@/lib/analysis/effect/compare-effects'
import type { EffectMap } from '@/lib/cells/effects/effect-map'
import type { EffectSection as SectionOf, SectionKind } from '@/lib/cells/effects/effect-sections'
import { columnName, sayEffects, testedRows } from '@/lib/cells/effects/say-effects'
import { saySameCells } from '@/lib/cells/effects/same-cells'
import { displayCount, displayCounted } from '@/lib/display'
import { hasInferredSize } from '@/lib/domain/printed-table'
import { visibleName } from '@/lib/domain/visible-text'
import { effectsDataHref, effectsHref, type EffectsParams } from '@/lib/url/effects'
import { isOneSize } from './effect-cell'
import { EffectLegend } from './effect-legend'
import { EffectMapTable } from './effect-map-table'

const QUESTIONS: Record<SectionKind, (word: string) => string> = {
  length: (word) => `Which length of skill text helps which ${word}?`,
  condition: (word) => `Which condition helps which ${word}?`,
  transfer: () => 'Does a rewrite carry over to where it was not learned?',
  ablation: () => 'What is lost when a part is taken away?',
}

interface SectionProps {
  readonly view: EffectsView
  readonly section: SectionOf
  readonly index: number
  readonly params: EffectsParams
}

const questionOfKind = (
  { isLengthMixed, isFromCells }: EffectsView,
  section: SectionOf,
  index: number,
) =>
  // Of conditions that differ by author, timing or round too, length is not what is compared.
  QUESTIONS[
    section.kind === 'length' && isFromCells && index === 0 && isLengthMixed
      ? 'condition'
      : section.kind
  ](section.columnWord)

/** What a section asks; one that asks the same as one before it says against what. */
function questionOf(view: EffectsView, index: number): string {
  const section = view.sections[index]!
  const question = questionOfKind(view, section, index)
  const isAgain = view.sections
    .slice(0, index)
    .some((one, at) => questionOfKind(view, one, at) === question)
  return isAgain ? `${question.slice(0, -1)}, against ${visibleName(section.baseline)}?` : question
}

/** Maps of the same conditions, with what they allow to say. */
export function EffectSection({ view, section, index, params }: SectionProps) {
  const { maps, kind, baseline, counts } = section
  const { slug } = view.experiment
  const tested = testedRows(maps)
  const beyond = counts.filter(({ nKnown }) => nKnown > 0)
  return (
    <Section
      id={`effects-${index}`}
      title={questionOf(view, index)}
      aside={`gain against ${visibleName(baseline)}, pp${sizeWords(section, view)}`}
      actions={<Switches {...{ view, section, index, params }} />}
    >
      {kind === 'ablation' && <Forest slug={slug} section={section} params={params} />}
      <div className="flex flex-wrap gap-x-8 gap-y-5">
        {maps.map((map) => (
          <EffectMapTable
            key={map.id}
            within={questionOf(view, index)}
            {...{ map, show: params.show, tested }}
          />
        ))}
      </div>
      {index === 0 && <EffectLegend />}
      {index === 0 && view.tokenCoverage.length > 0 && (
        <p className="mt-2 text-xs text-ink-2">
          Tokens are means of the tasks whose skill texts are here:{' '}
          {view.tokenCoverage
            .map(({ label, nTasks, of }) => `${visibleName(label)} ${nTasks} of ${of} tasks`)
            .join(', ')}
          .
        </p>
      )}
      {beyond.length > 0 && maps.length > 1 && (
        <p className="mt-3 text-xs text-ink-2">
          Beyond noise over all maps of this section:{' '}
          {beyond
            .map(({ label, nBeyond, nKnown }) => `${visibleName(label)} ${nBeyond} of ${nKnown}`)
            .join(' · ')}
        </p>
      )}
      <div className="mt-3 max-w-[760px] text-ink-2">
        {sayEffects(section).map((sentence, at) => (
          <p key={sentence} className="mt-1">
            {at === 0 && <strong className="font-[600] text-ink">What may be concluded: </strong>}
            {visibleName(sentence)}
          </p>
        ))}
      </div>
    </Section>
  )
}

/** How much is behind a cell, where all have as much; else each cell says so. */
function sizeWords({ maps }: SectionOf, { tables, sections }: EffectsView): string {
  const [first] = maps
  if (!first) return ''
  const isInferred = (some: readonly EffectMap[]) =>
    tables.some(
      (table) => hasInferredSize(table) && some.some(({ sources }) => sources.includes(table.id)),
    )
  if (maps.every(({ nPerCell }) => nPerCell !== null && nPerCell === first.nPerCell))
    return ` · n = ${displayCount(first.nPerCell)} a cell${isInferred(maps) ? ', inferred' : ''}`
  if (maps.some(({ nPerCell }) => nPerCell !== null))
    return ` · n a cell: ${maps.map((map) => `${displayCount(map.nPerCell)} ${visibleName(map.label)}${isInferred([map]) ? ' (inferred)' : ''}`).join(', ')}`
  const [tasks] = first.rows.flatMap(({ cells }) => cells.flatMap(({ nTasks }) => nTasks ?? []))
  if (tasks === undefined)
    return ` · the source prints no n, so that no interval can be computed${saySameCells(
      maps,
      sections.flatMap((one) => one.maps),
    )}`
  return maps.length === 1 && isOneSize(first) ? ` · ${displayCounted(tasks, 'task')} a cell` : ''
}

function Switches({ view, section, index, params }: SectionProps) {
  const { slug } = view.experiment
  const isOwn = view.isFromCells && index === 0
  const href = (changed: Partial<EffectsParams>) => effectsHref(slug, { ...params, ...changed })
  return (
    <>
      <SwitchLinks
        label="baseline"
        options={section.baselines.map(({ key, label }) => ({
          label: visibleName(label),
          href: href(isOwn ? { without: key } : { baseline: key }),
          isCurrent: label === section.baseline,
        }))}
      />
      {isOwn && view.taskFacets.length > 0 && (
        <SwitchLinks
          label="rows"
          options={[
            {
              label: 'conditions',
              href: href({ facet: null }),
              isCurrent: view.taskFacet === null,
            },
            ...view.taskFacets.map((facet) => ({
              label: facet,
              href: href({ facet }),
              isCurrent: view.taskFacet === facet,
            })),
          ]}
        />
      )}
      {section.facets.length > 0 && (
        <SwitchLinks
          label="of"
          options={section.facets.map((facet) => ({
            label: visibleName(facet),
            href: href({ facet }),
            isCurrent: section.facet === facet,
          }))}
        />
      )}
      <SwitchLinks
        label="show"
        options={[
          { label: 'gain', href: href({ show: 'gain' }), isCurrent: params.show === 'gain' },
          {
            label: 'residual',
            href: href({ show: 'residual' }),
            isCurrent: params.show === 'residual',
            hint: 'How much more or less than this row and this column lead to expect.',
          },
        ]}
      />
      <a
        href={effectsDataHref(slug, params, 'csv')}
        download
        className="underline underline-offset-2 hover:text-ink"
      >
        CSV
      </a>
    </>
  )
}

/** What a map is of, without what the column says already: `ALFWorld` of `ALFWorld, Qwen3` beside `Qwen3-4B`. */
function placeOf({ label, columns }: EffectMap, at: number): string {
  const parts = label.split(', ')
  return parts.filter((part) => !columns[at]!.label.startsWith(part)).join(', ')
}

/** One row a part that is taken away and a model: what it costs. */
function Forest({
  slug,
  section: { maps, baseline, columnWord },
  params,
}: {
  slug: string
  section: SectionOf
  params: EffectsParams
}) {
  const hasSizes = maps.some(({ nPerCell }) => nPerCell !== null)
  const rows = maps.flatMap((map) =>
    map.rows.flatMap((row) =>
      row.cells.map(({ gain, low, high, nTrials }, at) => ({
        // The model first: on a phone the end of a name has no room.
        name: [columnName(map.columns[at]!), row.label, placeOf(map, at)]
          .filter(Boolean)
          .join(' · '),
        note: hasSizes
          ? nTrials === null
            ? 'n not printed'
            : displayCounted(nTrials, 'attempt')
          : '',
        ...{ gain, low, high },
      })),
    ),
  )
  // A forest of many rows is no picture; the map has them all.
  const MOST_ROWS = 32
  if (rows.length > MOST_ROWS) return null
  return (
    <PlotFrame
      label={`Gain of ${displayCounted(rows.length, 'row')} against ${visibleName(baseline)}; the numbers follow as a table`}
      fileName={`${slug}-ablation`}
      csvHref={effectsDataHref(slug, params, 'csv')}
      caption={{
        title: 'What is lost when a part is taken away?',
        note: `Difference to ${visibleName(baseline)}, pp, by ${columnWord}; 95 % interval by Newcombe where n is printed, unpaired.`,
      }}
    >
      <GainRowsChart
        label={`Difference to ${visibleName(baseline)}`}
        axis={
          hasSizes
            ? 'difference, pp, 95 % interval where n is printed'
            : 'difference, pp; no n is printed, so no interval'
        }
        width={820}
        names={430}
        rows={rows}
      />
    </PlotFrame>
  )
}
