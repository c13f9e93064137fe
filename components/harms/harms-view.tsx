import { AnswerLine } from '@/components/contrast/answer-line'
import { HarmMark } from '@/components/contrast/harm-mark'
import { comparedBy, luckSentence, sayTrueChanges } from '@/components/contrast/luck'
import { NothingToCompare } from '@/components/contrast/nothing-to-compare'
import { CopyMarkdown } from '@/components/share/copy-markdown'
import { ViewHead } from '@/components/contrast/view-head'
import { PageLinks } from '@/components/ui/page-links'
import { HowComputed } from '@/components/ui/how-computed'
import { methodHref } from '@/lib/url/docs'
import { Section } from '@/components/ui/section'
import { SwitchLinks } from '@/components/ui/switch-links'
import type { HarmsView as View } from '@/lib/analysis/harm/list-harms'
import { displayCounted, displayNamedP } from '@/lib/display'
import { shareHarms } from '@/lib/share/share-harms'
import { sayReach } from '@/lib/stats/reach-of-task'
import { HARMS_A_PAGE, harmsDataHref, harmsHref, type HarmsParams } from '@/lib/url/harms'
import { HarmTable } from './harm-table'
import { TermsHere } from '@/components/contrast/term'
import { LABEL_MEANINGS } from '@/components/contrast/label-words'
import type { TaskLabel } from '@/lib/domain/gain'
import { SIDE_WORDS } from './harm-words'

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
      {headline && contrast && (
        <AnswerLine headline={headline} frame={view} harms={show === 'harms' ? harms : undefined} />
      )}
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
              <CopyMarkdown document={shareHarms(view, params)} />
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
      <TermsHere terms={['Harm', 'Gain', 'pp', 'Interval', 'p', 'q', 'Noise', 'Error policy']} />
    </>
  )
}

function Luck({ view }: { view: View }) {
  const { harms, reach, show, luck, family } = view
  // Where some tests could reach certainty, those that could not are set aside.
  const limit = reach && family.nTestable === 0 ? sayReach(reach.pooled, reach.trials) : null
  return (
    <div className="mb-4 max-w-[860px] text-ink-2">
      <p>{luckSentence(harms, luck, show, comparedBy(view.contrast?.without))}</p>
      <TrueChangesLine view={view} />
      {limit && <p>{limit}</p>}
      {view.items.every(({ causes }) => causes.parts === null && causes.unread === null) && (
        <p>
          How trials ended and whether skills were read is not known here, so no share of a{' '}
          {SIDE_WORDS[show].change} can be laid to time-outs, infrastructure or unread skills.
        </p>
      )}
      <ul className="mt-2 grid grid-cols-[auto_1fr] items-baseline gap-x-2 gap-y-1 text-xs text-ink-3">
        {[...new Set([...LEGEND[show], ...view.items.map(({ finding }) => finding)])].map(
          (finding) => (
            <li key={finding} className="contents">
              <span>
                <HarmMark finding={finding} />
              </span>
              <span>{LABEL_MEANINGS[finding]}</span>
            </li>
          ),
        )}
      </ul>
    </div>
  )
}

const LEGEND: Record<View['show'], readonly TaskLabel[]> = {
  harms: ['hurts_strong', 'hurts_suggestive', 'within_noise'],
  helps: ['helps_strong', 'helps_suggestive', 'within_noise'],
}

/** How many tasks are probably truly hurt, whichever they are: a lower figure. */
function TrueChangesLine({ view: { trueChanges, show, harms } }: { view: View }) {
  const said = trueChanges && sayTrueChanges(trueChanges, show, harms.nNegative)
  return said && <p>{said}</p>
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
  const { reach, family, luck, show } = view
  return (
    <HowComputed href={methodHref('Tasks where skills hurt')}>
      <p>
        Δ: mean over configurations of with − without. p, two-sided, by the first test that applies:
        every reward 0 or 1 → exact test stratified by configuration, mid-p; single rewards known →
        rewards permuted within each configuration, every permutation counted (9,999 drawn where
        these are too many; seed 20260213); means only → signs of the configurations’ differences
        flipped, which needs equally many trials in both arms. A partial reward is never made into a
        pass or a fail.
      </p>
      <p>
        q: Benjamini-Hochberg over{' '}
        {family.nTestable > 0 && family.nTestable < family.nTests
          ? `${displayCounted(family.nTestable, 'task')} of ${family.nTests}: the others cannot reach 5 % after correction, whatever their runs had shown: with the passes they have no outcome has p ≤ ${Number(family.level?.toPrecision(2))}. They were set aside and have no q (Tarone 1990; Gilbert 2005)`
          : reach
            ? displayCounted(reach.nTests, 'task')
            : 'all tasks with a p'}
        , whatever this page shows. It assumes that configurations vary independently: the logs do
        not say that trials share a seed, batch or environment across them. p is a mid-p: it counts
        half of the outcomes as likely as the one seen. Order: how sure, then P(harm) or the
        one-sided p, then size, then name. The label of a task is that of its test. The interval of
        a row is made another way and may reach zero where the test is sure: score limits for the
        true gain of these same configurations; with partial rewards, of three configurations or
        more, t limits for other configurations like these, which is another question.
      </p>
      {luck && luck.nTasks > 0 && (
        <p>
          By luck: over tasks whose rewards are all 0 or 1, given the trials and passes of each; if
          skills did nothing, or if one odds ratio held for every task
          {luck.logOr !== null &&
            ` (${Math.exp(show === 'harms' ? luck.logOr : -luck.logOr).toFixed(2)}, which gives the gain seen)`}
          ; in brackets 95 % of such experiments. Exact, no draws (Fisher 1935).{' '}
          {displayNamedP('P(so many or more, if nothing)', luck.nothing.pAtLeastObserved)}.
        </p>
      )}
      {view.trueChanges && view.trueChanges.nTasks > 0 && (
        <p>
          Truly hurt or helped: a mixture of “no effect” and 30 normals fit to the tasks’ gains
          (Stephens 2017). Assumes that most effects are near 0, that noise is normal and known, and
          that tasks are independent; many small losses around a gain are missed, so read it as a
          lower figure.
        </p>
      )}
    </HowComputed>
  )
}
