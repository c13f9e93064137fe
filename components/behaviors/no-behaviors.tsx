import Link from 'next/link'
import type { BehaviorsView } from '@/lib/analysis/behavior/summarize-behaviors'
import { displayCounted } from '@/lib/display'
import { behaviorsHref } from '@/lib/url/behaviors'
import { importsHref } from '@/lib/url/site'

const LINK = 'underline underline-offset-2'

const ImportAgain = () => (
  <>
    <Link href={importsHref()} className={LINK}>
      Import the same logs again
    </Link>{' '}
    to have them looked through; nothing else of them changes.
  </>
)

/** Which log would fill the page, and where such data stands. */
export function NoBehaviors({ view: { nNotLooked } }: { view: BehaviorsView }) {
  return (
    <div className="mt-6 max-w-[760px] text-ink-2">
      {nNotLooked > 0 ? (
        <p>
          {displayCounted(nNotLooked, 'trial')} with steps {nNotLooked === 1 ? 'was' : 'were'}{' '}
          stored before behaviours were looked for. <ImportAgain />
        </p>
      ) : (
        <p>
          No trial here has steps to look at. Logs that hold the trajectory of the agent (its
          messages and tool calls) would fill this, or a table of behaviours that a source prints.{' '}
          <Link href={behaviorsHref('skillfactory')} className={LINK}>
            See such tables in the example SkillFactory
          </Link>
          , or{' '}
          <Link href={behaviorsHref('demo-traces')} className={LINK}>
            generated traces
          </Link>
          .
        </p>
      )}
    </div>
  )
}

/** Trials that are in no number of the page, or were looked through by other detectors. */
export function NotLooked({ view: { nNotLooked, nByOthers } }: { view: BehaviorsView }) {
  if (nNotLooked + nByOthers === 0) return null
  return (
    <p className="mt-3 max-w-[860px] text-ink-2">
      {nNotLooked > 0 &&
        `${displayCounted(nNotLooked, 'trial')} with steps, stored before behaviours were looked for, ${nNotLooked === 1 ? 'is' : 'are'} in no number here. `}
      {nByOthers > 0 &&
        `${displayCounted(nByOthers, 'trial')} ${nByOthers === 1 ? 'was' : 'were'} looked through by an earlier version of the detectors. `}
      <ImportAgain />
    </p>
  )
}
