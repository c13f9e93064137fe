import type { ReactNode } from 'react'
import { BigPoints } from '@/components/contrast/big-points'
import { CountedNote } from '@/components/contrast/counted-note'
import type { SkillView } from '@/lib/analysis/skill/get-skill'
import { displayCounted, displayPointsInterval, displayRate, displayTokens } from '@/lib/display'
import { sayTasks } from '@/lib/cells/say-tasks'
import { sayShared } from './shared-words'
import { sayUnread } from './unread-words'
import { GAIN_METHODS } from '@/lib/domain/gain'
import { visibleName, visibleText } from '@/lib/domain/visible-text'

/** Name, what it is for, and the effect of the condition that offers it, on its own tasks. */
export function SkillHead({ view, children }: { view: SkillView; children: ReactNode }) {
  const { skill, versions, shown, contrast, effect } = view
  const version = versions.find(({ contentHash }) => contentHash === shown?.contentHash)
  const facts = version
    ? [
        displayCounted(versions.length, 'version'),
        version.tokens === null ? 'no SKILL.md' : `${displayTokens(version.tokens)} tokens`,
        displayCounted(version.fileCount, 'file'),
        displayCounted(version.scriptCount, 'script'),
      ]
    : ['named by logs only: no import brought its text']
  return (
    <>
      <div className="flex flex-wrap items-start justify-between gap-x-8 gap-y-3 border-b border-rule-strong pb-4">
        <div className="min-w-0 flex-1 basis-[300px]">
          <h1 className="font-mono text-[17px] wrap-anywhere">
            {visibleName(skill)}{' '}
            <span className="font-sans text-sm font-normal text-ink-3">skill</span>
          </h1>
          {version?.description && (
            <p className="line-clamp-4 max-w-[85ch] text-ink-2">
              {visibleText(version.description)}
            </p>
          )}
          <p className="text-xs text-ink-3">{facts.join(' · ')}</p>
        </div>
        <div className="flex flex-wrap items-start gap-3">
          {children}
          {contrast && <CountedNote contrast={contrast} of="in the whole experiment " />}
        </div>
      </div>
      {effect && contrast ? <Headline view={view} /> : <NoEffect view={view} />}
    </>
  )
}

function Headline({ view }: { view: SkillView }) {
  const { effect, contrast, compared, offers } = view
  // Only drawn where both are there.
  const { gain, without, with: with_, tasks } = effect!
  const { nOffered, nUnknown, nRead } = compared!
  const nKnown = nOffered - nUnknown
  const shared = sayShared(offers)
  const unread = sayUnread(view)
  const below = tasks.filter(({ gain: { estimate } }) => (estimate ?? 0) < 0).length
  return (
    <section
      aria-label="What did it change?"
      className="flex flex-wrap items-center gap-x-10 gap-y-3 border-b py-4"
    >
      <div>
        {unread && <p className="mb-1 max-w-[60ch] font-[550]">{unread}</p>}
        <BigPoints gain={gain} />
        <p className="max-w-[60ch] text-ink-3" title={GAIN_METHODS[gain.method]}>
          {visibleName(contrast!.with.label)} − {visibleName(contrast!.without.label)}
          {gain.low !== null && ` · ${displayPointsInterval(gain.low, gain.high)}`} ·{' '}
          {sayTasks(gain)} · {displayCounted(gain.nTrials, 'trial')}
        </p>
        {shared && <p className="max-w-[60ch] text-xs text-ink-2">{shared}</p>}
      </div>
      <dl className="flex flex-wrap gap-x-10 gap-y-3 [&_dd]:text-base [&_dd]:font-[600] [&_dt]:text-xs [&_dt]:text-ink-3">
        <Fact name="without → with" value={`${displayRate(without, '')} → ${displayRate(with_)}`} />
        <Fact
          name={
            nKnown === 0
              ? 'no log tells whether it was read'
              : `of ${nKnown} trials of it read the skill`
          }
          value={nKnown === 0 ? '—' : displayRate(nRead / nKnown)}
        />
        <Fact name="tasks below zero" value={`${below} of ${tasks.length}`} />
      </dl>
    </section>
  )
}

const Fact = ({ name, value }: { name: string; value: string }) => (
  <div className="flex flex-col-reverse justify-end">
    <dt>{name}</dt>
    <dd>{value}</dd>
  </div>
)

const NoEffect = ({ view: { contrast } }: { view: SkillView }) => (
  <p className="border-b py-3 text-ink-2">
    {contrast
      ? `No task offered it under “${visibleName(contrast.with.label)}”: choose another condition in the comparison above to see what it changed.`
      : 'There are no two known conditions to compare, so what it changed cannot be said.'}
  </p>
)
