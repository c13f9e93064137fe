import type { ReactNode } from 'react'
import type { SkillView } from '@/lib/analysis/skill/get-skill'
import { Section } from '@/components/ui/section'
import { displayCounted } from '@/lib/display'
import type { SkillParams } from '@/lib/url/skill'
import { EffectMap } from './effect-map'
import { GainByConfiguration } from './gain-by-configuration'
import { HurtTasks } from './hurt-tasks'
import { NearSkillList } from './near-skill-list'
import { OfferTable } from './offer-table'
import { PassRates } from './pass-rates'
import { SkillHead } from './skill-head'
import { SkillText } from './skill-text'
import { UseFunnel } from './use-funnel'
import { VersionDiff } from './version-diff'
import { VersionTable } from './version-table'

/** One skill: what it says, how it changed, whether it was used, what it changed and where it hurt. */
export function SkillReview({
  view,
  params,
  ways,
}: {
  view: SkillView
  params: SkillParams
  /** Ways to go on, beside the name. */
  ways: ReactNode
}) {
  const { diff, effect, trials, offers, contrast } = view
  return (
    <>
      <SkillHead view={view}>{ways}</SkillHead>
      <div className="grid gap-x-10 lg:grid-cols-2">
        <Section
          id="versions"
          title={view.versions.length > 1 ? 'Which version works?' : 'Where does it come from?'}
          aside={contrast ? 'gain where a condition offered it, 95 %' : undefined}
        >
          <VersionTable view={view} params={params} />
        </Section>
        <Section
          id="use"
          title="Is it used?"
          aside="trials that were offered it; % of the stage before"
        >
          <UseFunnel funnel={trials.funnel} />
        </Section>
      </div>
      {diff && (
        <Section id="diff" title="What changed between the two versions?" aside="words">
          <VersionDiff view={view} diff={diff} params={params} />
        </Section>
      )}
      {effect && contrast && (
        <>
          <Section
            id="effect"
            title="Where does it help, and whom?"
            aside="gain in pp, tasks by gain"
          >
            <EffectMap view={view} effect={effect} params={params} />
          </Section>
          <div className="grid gap-x-10 lg:grid-cols-2">
            <Section id="configurations" title="Which configuration gains?">
              <GainByConfiguration effect={effect} />
            </Section>
            <Section id="hurts" title="Where does it hurt?">
              <HurtTasks view={view} effect={effect} params={params} />
            </Section>
          </div>
        </>
      )}
      <Section id="passing" title="Do those who use it pass?" aside="observational">
        <PassRates rates={trials.passing} />
      </Section>
      <Section id="text" title="What does it say?">
        <SkillText view={view} params={params} />
      </Section>
      <div className="grid gap-x-10 lg:grid-cols-2">
        <Section
          id="offers"
          title="Where was it offered?"
          aside={displayCounted(offers.length, 'task')}
        >
          <OfferTable view={view} params={params} />
        </Section>
        <Section id="near" title="Which skills say nearly the same?">
          <NearSkillList view={view} params={params} />
        </Section>
      </div>
    </>
  )
}
