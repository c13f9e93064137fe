import { AnswerLine } from '@/components/contrast/answer-line'
import { HarmMark } from '@/components/contrast/harm-mark'
import { luckSentence } from '@/components/contrast/luck'
import { NothingToCompare } from '@/components/contrast/nothing-to-compare'
import { ViewHead } from '@/components/contrast/view-head'
import { PageLinks } from '@/components/ui/page-links'
import { HowComputed } from '@/components/ui/how-computed'
import { Section } from '@/components/ui/section'
import { SwitchLinks } from '@/components/ui/switch-links'
import type { HarmsView as View } from '@/lib/analysis/harm/list-harms'
import { displayCounted, displayNamedP } from '@/lib/display'
import { sayReach } from '@/lib/stats/reach-of-task'
import { HARMS_A_PAGE, harmsDataHref, harmsHref, type HarmsParams } from '@/lib/url/harms'
import { HarmTable } from './harm-table'
import { labelMeanings, SIDE_WORDS } from './harm-words'

/** Tasks where skills hurt, ranked and corrected for looking at all of them; or the mirror. */
export function HarmsView({ view, params }: { view: View; params: HarmsParams }) {
  const { experiment, contrast, headline, show, harms } = view
  const { slug } = experiment
  const words = SIDE_WORDS[show]
  const side = (to: View['show'], label: string) => ({
    label,
    href: harmsHref(slug, { ...params, show: to, page: 1 }),
    isCurrent: show === to,
  })
  return (
    <>
      <ViewHead frame={view} title={words.title} />
      {headline && contrast && <AnswerLine headline={headline} contrast={contrast} />}
      {!contrast ? (
        <NothingToCompare slug={slug} nTasks={experiment.nTasks} />
      ) : (
        <Section
          id="ranked"
          title={show === 'harms' ? 'Which tasks are below zero?' : 'Which tasks are above zero?'}
          aside={`${harms.nNegative} of ${displayCounted(harms.nTasks, 'task')} · ${view.nTied} tied · ${view.nOther} ${show === 'harms' ? 'above' : 'below'}`}
          actions={
            <>
              <SwitchLinks
                label="show"
                options={[side('harms', 'harms'), side('helps', 'helps')]}
              />
              <a
                href={harmsDataHref(slug, { ...params, page: 1 }, 'csv')}
                download
                className="hover:text-ink hover:underline"
              >
                CSV
              </a>
            </>
          }
        >
          {view.total === 0 ? (
            <p className="text-ink-2">
              {harms.nTasks === 0
                ? 'No task has counted trials in both arms. Choose other conditions or another error policy.'
                : `${words.none} ${words.noneNext}`}
            </p>
          ) : (
            <>
              <Luck view={view} />
              <HarmTable view={view} params={params} />
              <Pages view={view} params={params} />
            </>
          )}
          <Method view={view} />
        </Section>
      )}
    </>
  )
}

function Luck({ view }: { view: View }) {
  const { harms, reach, show } = view
  // One task alone may not get there, several that change together may.
  const limit = reach && harms.nStrong === 0 ? sayReach(reach.pooled, reach.trials) : null
  return (
    <div className="mb-4 max-w-[860px] text-ink-2">
      <p>{luckSentence(harms, SIDE_WORDS[show].agrees)}</p>
      {limit && <p>{limit}</p>}
      {view.items.every(({ causes }) => causes.parts === null && causes.unread === null) && (
        <p>
          How trials ended and whether skills were read is not known here, so no share of a{' '}
          {SIDE_WORDS[show].change} can be laid to time-outs, infrastructure or unread skills.
        </p>
      )}
      <ul className="mt-2 grid grid-cols-[auto_1fr] items-baseline gap-x-2 gap-y-1 text-xs text-ink-3">
        {(['strong', 'suggestive', 'within_noise'] as const).map((label) => (
          <li key={label} className="contents">
            <span>
              <HarmMark label={label} side={show} />
            </span>
            <span>{labelMeanings(show)[label]}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}

function Pages({ view, params }: { view: View; params: HarmsParams }) {
  const page = Math.max(1, params.page)
  const first = (page - 1) * HARMS_A_PAGE + 1
  const to = (number: number) => harmsHref(view.experiment.slug, { ...params, page: number })
  if (view.total <= HARMS_A_PAGE && page === 1) return null
  return (
    <PageLinks page={page} pageSize={HARMS_A_PAGE} total={view.total} href={to}>
      {first} to {Math.min(view.total, first + HARMS_A_PAGE - 1)} of {view.total}
    </PageLinks>
  )
}

function Method({ view }: { view: View }) {
  const { harms, reach } = view
  const alone = reach && sayReach(reach.oneConfiguration, reach.trials)
  return (
    <HowComputed>
      <p>
        Δ: mean over configurations of with − without. p, two-sided, by the first test that applies:
        every reward 0 or 1 → exact test stratified by configuration, mid-p; single rewards known →
        rewards permuted within each configuration (B = 9,999, seed 20260213); means only → signs of
        the configurations’ differences flipped, which needs equally many trials in both arms. A
        partial reward is never made into a pass or a fail.
      </p>
      <p>
        q: Benjamini-Hochberg over{' '}
        {reach ? displayCounted(reach.nTests, 'task') : 'all tasks with a p'}, whatever this page
        shows. Order: how sure, then P(harm) or the one-sided p, then size, then name. The interval
        of a row says where these same configurations would land when run again; with partial
        rewards, of three configurations or more, where other configurations like these would.
      </p>
      {harms.expectedNegative !== null && (
        <p>
          By luck: the sum over tasks of P(Δ on this side, given its trials and passes, if skills
          did nothing) ± its standard deviation;{' '}
          {displayNamedP('P(so many or more)', harms.pAtLeastObserved)}. A count alone proves
          little: a uniform gain still leaves some tasks below zero.
        </p>
      )}
      {alone && <p>One configuration alone: {alone}</p>}
      <p>docs/statistics.md, “Tasks where skills hurt”.</p>
    </HowComputed>
  )
}
