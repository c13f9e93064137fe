import { Button } from '@/components/ui/button'
import { INPUT_CLASS } from '@/components/ui/field'
import type { ExperimentName } from '@/lib/analysis/experiment/list-experiment-names'
import { visibleName } from '@/lib/domain/visible-text'
import { compareHref, type CompareParams } from '@/lib/url/compare'
import { Square } from './square'

/** The two experiments of a comparison, to be chosen; the rest of the question stays as it is. */
export function ChooseExperiments({
  experiments,
  params,
}: {
  experiments: readonly ExperimentName[]
  params: CompareParams
}) {
  // What differs from the default, as the link writes it.
  const [, rest = ''] = compareHref({ ...params, left: null, right: null }).split('?')
  const kept = [...new URLSearchParams(rest)].map(([name, value]) => ({ name, value }))
  return (
    <form action={compareHref({})} className="flex flex-wrap items-center gap-x-3 gap-y-2">
      {kept.map(({ name, value }) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {(['left', 'right'] as const).map((side) => (
        <label key={side} className="flex min-w-0 items-center max-sm:w-full">
          {side === 'right' && <span className="mr-3 text-ink-2">against</span>}
          <Square side={side} />
          <span className="sr-only">{side === 'left' ? 'First' : 'Second'} experiment</span>
          <select
            name={side}
            required
            defaultValue={params[side] ?? ''}
            className={`${INPUT_CLASS} max-w-[280px] font-[550]`}
          >
            <option value="">Choose an experiment</option>
            {experiments.map(({ slug, name }) => (
              <option key={slug} value={slug}>
                {visibleName(name)}
              </option>
            ))}
          </select>
        </label>
      ))}
      <Button type="submit">Compare</Button>
    </form>
  )
}
