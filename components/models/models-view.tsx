import Link from 'next/link'
import { VerdictLine } from '@/components/contrast/verdict-line'
import { ViewHead } from '@/components/contrast/view-head'
import { HowComputed } from '@/components/ui/how-computed'
import { methodHref } from '@/lib/url/docs'
import { Section } from '@/components/ui/section'
import { SwitchLinks } from '@/components/ui/switch-links'
import type { ModelsView as View } from '@/lib/analysis/model/compare-models'
import { displayFamily } from '@/lib/display'
import { effectsHref } from '@/lib/url/effects'
import { modelsDataHref, modelsHref, type ModelsParams } from '@/lib/url/models'
import { FrontSection } from './front-section'
import { PairChooser } from './pair-chooser'
import { sayHolding } from './pair-words'
import { byStand, sayAlike, sayBases, sayHeadStarts, sizeWords } from './size-words'
import { sayNoPair } from './no-pair-words'
import { PairVerdict } from './pair-verdict'
import { PairPolicies } from './pair-policies'
import { PairsTable } from './pairs-table'
import { SizeTable } from './size-table'
import { UnknownSizes } from './unknown-sizes'

/** Small models with skills against large ones without. */
export function ModelsView({ view, params }: { view: View; params: ModelsParams }) {
  const { experiment, pair, pairs } = view
  const { slug } = experiment
  const holding = pairs.pairs.filter(({ holds }) => holds)
  const isAll = params.pairs === 'all'
  const { less, more } = sizeWords(pairs.pairs)
  const shown = [...(isAll ? pairs.pairs : holding)].sort(byStand)
  const sizes = new Map(view.configurations.map((one) => [one.key, one]))
  const notes = [sayHeadStarts(shown), sayAlike(shown, (key) => sizes.get(key)!)].filter(Boolean)
  return (
    <>
      <ViewHead
        frame={view}
        title={`Can a ${less} model with skills match a ${more} one without?`}
      />
      <VerdictLine frame={view} headline={view.headline} />
      {pair === null ? (
        <p className="mt-6 max-w-[620px] text-ink-2">
          {experiment.filledViews.includes('effects') &&
            !experiment.filledViews.includes('models') && (
              <>
                <Link href={effectsHref(slug)} className="underline underline-offset-2">
                  Effects
                </Link>{' '}
                has what each model gained, as the source prints it.{' '}
              </>
            )}
          {sayNoPair(view)}
        </p>
      ) : (
        <Section id="pair" title="May the first stand in for the second?" aside="any two arms">
          <PairChooser view={view} pair={pair} params={params} />
          <PairVerdict
            view={view}
            pair={pair}
            margin={params.margin}
            csvHref={modelsDataHref(slug, params, 'csv', 'pair')}
          />
        </Section>
      )}
      {pair !== null && (
        <>
          <Section
            id="pairs"
            title={`Which ${less} models with skills reach a ${more} one without?`}
            aside={[sayHolding(holding.length, pairs.pairs.length), sayBases(holding)]
              .filter(Boolean)
              .join(' · ')}
            actions={
              <>
                <SwitchLinks
                  label="show"
                  options={[option('those', 'holding', !isAll), option('all pairs', 'all', isAll)]}
                />
                <a
                  href={modelsDataHref(slug, params, 'csv')}
                  download
                  className="hover:text-ink hover:underline"
                >
                  CSV
                </a>
              </>
            }
          >
            {notes.length > 0 && <p className="mb-2 text-ink-2">{notes.join(' ')}</p>}
            {shown.length === 0 ? (
              <p className="text-ink-2">
                {pairs.pairs.length === 0
                  ? 'No pair whose sizes are known.'
                  : 'None beyond doubt at this margin.'}
              </p>
            ) : (
              <PairsTable view={view} rows={shown} params={params} />
            )}
            <PairPolicies view={view} />
            <UnknownSizes view={view} params={params} />
            <HowComputed href={methodHref('Small with skills against large without')}>
              <p>
                “Better”, “not worse” and “worse by more than the margin” each have a one-sided test
                of their own, corrected by Benjamini and Hochberg over{' '}
                {displayFamily(pairs.pairs.length, 'pair')} of this table, whatever rows are shown;
                the verdict is the first of them with q ≤ 0.05, and q is that of “not worse”. A row
                is listed when it is better or not worse. A pair that you chose above is a family of
                one; one shown because it is the best of the table has its verdict from it. Smaller:
                your choice where you made one for both, else fewer parameters, else a lower list
                price for input and output, else a lower cost per trial without skills, the first
                that knows both; else your choice for one of them. By price or cost a model is known
                to be cheaper, not to be smaller. No draws and no seed: formulas.
              </p>
            </HowComputed>
          </Section>
          <FrontSection view={view} params={params} />
          <Section
            id="sizes"
            title="Which model is smaller?"
            aside="facts with their source; your own word is kept in the link"
          >
            <SizeTable view={view} params={params} />
          </Section>
        </>
      )}
    </>
  )

  function option(label: string, value: ModelsParams['pairs'], isCurrent: boolean) {
    return { label, href: modelsHref(slug, { ...params, pairs: value }), isCurrent }
  }
}
