import Link from 'next/link'
import { PlotFrame } from '@/components/chart/plot-frame'
import { ViewHead } from '@/components/contrast/view-head'
import { NothingToCompare } from '@/components/contrast/nothing-to-compare'
import { HowComputed } from '@/components/ui/how-computed'
import { methodHref } from '@/lib/url/docs'
import { Section } from '@/components/ui/section'
import type { EffectsView as View } from '@/lib/analysis/effect/compare-effects'
import { displayCounted } from '@/lib/display'
import { provenanceWords } from '@/lib/domain/printed-table'
import { visibleName } from '@/lib/domain/visible-text'
import { figuresHref } from '@/lib/url/conditions'
import { effectsDataHref, effectsHref, type EffectsParams } from '@/lib/url/effects'
import { DoseChart } from './dose-chart'
import { EffectClaim } from './effect-claim'
import { EffectSection } from './effect-section'
import { ModelProfiles } from './model-profiles'
import { TransferTable } from './transfer-table'

/** What each condition did for each model: does one skill suit all of them? */
export function EffectsView({ view, params }: { view: View; params: EffectsParams }) {
  const { sections, doses, profile, transfer, experiment } = view
  return (
    <>
      <ViewHead frame={view} title="Which skills help which model?" />
      {sections.length === 0 && transfer === null && <NoEffects view={view} />}
      <EffectClaim view={view} />
      {sections.map((section, index) => (
        <div key={`${section.kind} ${section.maps[0]?.id}`}>
          <EffectSection view={view} section={section} index={index} params={params} />
          {index === 0 && doses.length > 0 && <Doses view={view} params={params} />}
        </div>
      ))}
      {transfer && <TransferTable grid={transfer} />}
      {profile && <ModelProfiles profile={profile} />}
      {sections.length > 0 && <Method view={view} />}
      <Sources slug={experiment.slug} tables={view.tables} />
    </>
  )
}

function NoEffects({ view: { experiment } }: { view: View }) {
  return (
    <>
      {experiment.kind === 'logs' && (
        <NothingToCompare slug={experiment.slug} nTasks={experiment.nTasks} />
      )}
      <p className="mt-3 max-w-[620px] text-ink-2">
        Nothing to compare: this needs trials of the same tasks under two conditions, or a printed
        table that sets conditions against models.{' '}
        <Link href={effectsHref('masa')} className="underline underline-offset-2">
          See the tables of MASA
        </Link>{' '}
        for an experiment that has such data, or{' '}
        <Link href={effectsHref('demo-evolution')} className="underline underline-offset-2">
          one skill at three lengths in generated logs
        </Link>
        .
      </p>
    </>
  )
}

function Doses({ view, params }: { view: View; params: EffectsParams }) {
  const { experiment, doses, isLengthMixed } = view
  const question = isLengthMixed
    ? 'Does more text go with more success?'
    : 'How much text suits each model?'
  const lines = doses.reduce((sum, dose) => sum + dose.lines.length, 0)
  return (
    <Section
      id="dose"
      title={question}
      aside="filled dot: the length with the highest rate, not tested · coloured: some length is beyond noise · dashed: the next family · at the right: the rate at the longest text, not the best"
    >
      <PlotFrame
        label={`Success against tokens of skill text, ${displayCounted(lines, 'line')}; the numbers stand in the map above`}
        fileName={`${experiment.slug}-dose`}
        csvHref={effectsDataHref(experiment.slug, params, 'csv')}
        caption={{
          title: question,
          note: `${visibleName(experiment.name)}. Share solved against tokens of skill text, square-root scale; one line a model, the length with the highest rate filled; it is not tested against the others.`,
        }}
      >
        <DoseChart doses={doses} />
      </PlotFrame>
      {isLengthMixed && (
        <p className="max-w-[760px] text-ink-2">
          The conditions here differ by author, timing or round too: length is mixed up with these,
          so that this says nothing of length alone.
        </p>
      )}
    </Section>
  )
}

function Method({ view: { isFromCells, tables, taskFacet } }: { view: View }) {
  return (
    <HowComputed href={methodHref('Skill and model')}>
      {isFromCells && (
        <p>
          Cells from trials: each configuration on the tasks that it has in both conditions
          {taskFacet === null ? '' : `, by ${taskFacet}`}, with the interval of the comparison
          above. Whether configurations differ: repeated-measures F over the tasks that all of them
          have (Greenhouse-Geisser p), or 9,999 shuffles (seed 20260213) below ten tasks.
        </p>
      )}
      {tables.length > 0 && (
        <p>
          Cells from printed tables: the difference of two printed percentages, used as printed,
          with Newcombe’s score interval where the table says how many attempts a cell has. It is
          unpaired: which attempts are of one task is not printed, so that it is wider than need be,
          and it counts attempts drawn, not runs repeated. Whether columns differ: Cochran’s Q over
          independent differences.
        </p>
      )}
      <p>
        Rows whose columns are told apart go by q: their p corrected for all tested rows of the
        section (Benjamini and Hochberg). A sign flip is beyond noise where both intervals leave
        zero behind. Residual: the gain less what the means of its row and of its column add up to.
        Cells are not corrected for how many there are; the sentences say how many to expect by
        chance.
      </p>
    </HowComputed>
  )
}

function Sources({ slug, tables }: { slug: string; tables: View['tables'] }) {
  if (tables.length === 0) return null
  return (
    <Section id="sources" title="Where do these numbers stand?">
      <ul className="grid max-w-[860px] gap-1 text-xs text-ink-2">
        {tables.map(({ id, title, source, provenance, notes }) => (
          <li key={id} className="wrap-anywhere">
            <Link
              href={`${figuresHref(slug)}#table-${id}`}
              className="text-ink underline underline-offset-2"
            >
              {visibleName(title)}
            </Link>
            : {visibleName(source)}; {provenanceWords(provenance)}
            {notes !== null && `. ${visibleName(notes)}`}
          </li>
        ))}
      </ul>
    </Section>
  )
}
