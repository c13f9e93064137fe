import { HowComputed } from '@/components/ui/how-computed'
import { methodHref } from '@/lib/url/docs'
import { Section } from '@/components/ui/section'
import type { ContrastHead } from '@/lib/cells/describe-contrast'
import type { MixSplit } from '@/lib/cells/split-mix'
import { displayPoints } from '@/lib/display'
import { visibleName } from '@/lib/domain/visible-text'
import { MixTable } from './mix-table'
import { saysMix } from './mix-words'

/** Did both arms run the same domains? What a naive difference owes to its mix; one domain has none. */
export function MixSection({ mix, contrast }: { mix: MixSplit; contrast: ContrastHead }) {
  if (mix.total === null || mix.groups.length < 2) return null
  const said = saysMix(mix)
  return (
    <Section
      id="mix"
      title="Did both arms run the same mix of domains?"
      aside="all counted trials of the shown configurations"
    >
      <p className="max-w-[860px] text-ink-2">
        {said ??
          `Yes: the two arms over everything they ran differ by ${displayPoints(mix.total, ' pp')}, and all of it is other rates, none another mix.`}
      </p>
      <details className="mt-2 text-xs">
        <summary className="w-fit cursor-pointer text-ink-3 hover:text-ink">
          The two mixes as a table
        </summary>
        <MixTable
          mix={mix}
          first={visibleName(contrast.with.label)}
          second={visibleName(contrast.without.label)}
        />
      </details>
      <HowComputed href={methodHref('Skill use, and traps')}>
        <p>
          Every trial counts once, whatever its task. The difference of the two rates is exactly the
          sum over domains of the mean share times the change of the rate, and of the mean rate
          times the change of the share (Kitagawa 1955). No interval and no draws: it splits what
          was seen.
        </p>
      </HowComputed>
    </Section>
  )
}
