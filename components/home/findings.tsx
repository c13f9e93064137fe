import Link from 'next/link'
import { Dumbbell } from '@/components/chart/dumbbell'
import { comparedBy, sayLuck } from '@/components/contrast/luck'
import type { Finding } from '@/lib/analysis/experiment/list-findings'
import { displayCounted, displayNamedP, displayRate } from '@/lib/display'
import { visibleName } from '@/lib/domain/visible-text'
import { harmsHref } from '@/lib/url/harms'
import { taskHref } from '@/lib/url/site'

const LINK = 'underline underline-offset-2 hover:text-ink'

/** How many tasks of an experiment are clearly harmed, of those that look worse. */
export function HarmCell({ finding }: { finding: Finding | undefined }) {
  if (!finding) return <span className="text-ink-3">—</span>
  const { nStrong, nNegative } = finding.harms
  if (nNegative === 0) return <span className="text-ink-3">none</span>
  return (
    <>
      {nStrong > 0 ? (
        <span className="font-[600] text-hurt">{nStrong} shown</span>
      ) : (
        <span className="text-ink-2">none shown</span>
      )}{' '}
      <span className="text-ink-3">of {nNegative}</span>
    </>
  )
}

/** What stands out across experiments: tasks that skills harm, and where none is shown to be. */
export function Findings({ findings }: { findings: readonly Finding[] }) {
  const harmed = findings.filter((finding) => finding.harmed.length > 0)
  // That nothing is shown to be harmed is no news of logs that a generator wrote.
  const free = findings.filter(
    ({ harmed, harms, isGenerated }) => harmed.length === 0 && harms.nNegative > 0 && !isGenerated,
  )
  if (harmed.length + free.length === 0)
    return <p className="text-ink-2">Nothing yet: no task is worse with skills than without.</p>
  return (
    <ul className="border-t">
      {harmed.map((finding) => (
        <Harmed key={finding.slug} finding={finding} />
      ))}
      {free.map(({ slug, name, harms, luck, kinds }) => (
        <li key={slug} className="grid gap-x-4 border-b py-3 sm:grid-cols-[120px_1fr]">
          <span />
          <p>
            <Link href={harmsHref(slug)} className={`font-[600] ${LINK}`}>
              No task of {visibleName(name)} is shown to be harmed.
            </Link>{' '}
            {sayLuck(harms, luck, comparedBy({ kind: kinds.without }))}
          </p>
        </li>
      ))}
    </ul>
  )
}

function Harmed({ finding: { slug, name, harms, harmed, kinds } }: { finding: Finding }) {
  const [worst, ...others] = harmed
  const { task, without, with: with_, nDown, nConfigurations, q } = worst!
  return (
    <li className="grid items-center gap-x-4 border-b py-3 sm:grid-cols-[120px_1fr_auto]">
      <Dumbbell without={without} with={with_} kinds={kinds} width={112} />
      <p>
        <strong className="font-[600]">
          {displayCounted(harms.nStrong, 'task is', 'tasks are')} clearly harmed in{' '}
          {visibleName(name)}:
        </strong>{' '}
        <Link href={taskHref(slug, task)} className={`font-mono text-xs wrap-anywhere ${LINK}`}>
          {visibleName(task)}
        </Link>
        , {displayRate(without, '')} → {displayRate(with_)} in {nDown} of{' '}
        {displayCounted(nConfigurations, 'configuration')}
        {others.map((other) => (
          <span key={other.task}>
            ,{' '}
            <Link
              href={taskHref(slug, other.task)}
              className={`font-mono text-xs wrap-anywhere ${LINK}`}
            >
              {visibleName(other.task)}
            </Link>
          </span>
        ))}
        {harms.nStrong > harmed.length && (
          <>
            {' '}
            and{' '}
            <Link href={harmsHref(slug)} className={LINK}>
              {harms.nStrong - harmed.length} more
            </Link>
          </>
        )}
      </p>
      <span className="text-xs whitespace-nowrap text-ink-3">{displayNamedP('q', q)}</span>
    </li>
  )
}
