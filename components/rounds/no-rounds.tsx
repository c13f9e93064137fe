import Link from 'next/link'
import { importsHref } from '@/lib/url/site'
import type { ExperimentFrame } from '@/lib/cells/describe-contrast'
import { roundsHref } from '@/lib/url/rounds'
import { timingHref } from '@/lib/url/timing'

/** Which logs would fill the view, and where figures of that kind stand. */
export const NoRounds = ({
  experiment: { slug, filledViews },
}: Pick<ExperimentFrame, 'experiment'>) => (
  <p className="mt-6 max-w-[640px] text-ink-2">
    {filledViews.includes('timing') && (
      <>
        <Link href={timingHref(slug)} className="underline underline-offset-2">
          Timing
        </Link>{' '}
        has when the skills of this experiment were written.{' '}
      </>
    )}
    Nothing here was read in rounds. Trials under two conditions with a round would fill this page:
    a workspace of skill-creator with several iterations, a store of SkillClaw, trials of one
    condition that arrive in several imports or ran in several weeks, or trials imported as{' '}
    <code>evolved: round 1</code>, <code>evolved: round 2</code>.{' '}
    <Link href={importsHref()} className="underline underline-offset-2">
      Import logs
    </Link>
    , or see{' '}
    <Link href={roundsHref('skillclaw')} className="underline underline-offset-2">
      six nights of SkillClaw
    </Link>
    , as its paper prints them, or{' '}
    <Link href={roundsHref('demo-evolution')} className="underline underline-offset-2">
      five rounds of generated logs
    </Link>
    .
  </p>
)
