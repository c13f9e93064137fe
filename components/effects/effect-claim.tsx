import type { EffectsView } from '@/lib/analysis/effect/compare-effects'
import type { EffectMap } from '@/lib/cells/effects/effect-map'
import {
  cellsBeyond,
  isUnlike,
  leadingCount,
  sayChance,
  testedRows,
} from '@/lib/cells/effects/say-effects'
import {
  displayCount,
  displayCounted,
  displayP,
  displayPoints,
  displayPointsInterval,
} from '@/lib/display'
import { sayTasksRough } from '@/lib/cells/say-tasks'
import { visibleName } from '@/lib/domain/visible-text'

/** How the largest of many came to stand here: what was picked is likely smaller when repeated. */
function sayWhich({ gain }: { gain: number | null }, maps: readonly EffectMap[]): string {
  const nKnown = maps.reduce((sum, map) => sum + map.nKnown, 0)
  const what = gain !== null && gain < 0 ? 'largest loss' : 'largest gain'
  return nKnown > 1 ? `${what} of ${nKnown} cells, so likely smaller when repeated` : what
}

/** The condition with the most of the page in what is beyond noise, and the finding that stands out, a loss before a gain. */
export function EffectClaim({ view }: { view: EffectsView }) {
  const [section] = view.sections
  if (!section) return null
  const { maps, columnWord } = section
  const nKnown = maps.reduce((sum, map) => sum + map.nKnown, 0)
  const [strongest] = cellsBeyond(maps)
  if (nKnown === 0) return null
  const rows = maps.flatMap((map) => map.rows)
  const tested = testedRows(maps)
  const unlike = tested.filter(isUnlike)
  const least = tested.reduce<number | null>((q, one) => Math.min(q ?? 1, one.q), null)
  const flips = rows.filter(({ flip }) => flip !== null)
  const leading = leadingCount(view.sections)
  return (
    <section
      aria-label="The strongest finding"
      className="flex flex-wrap items-start gap-x-12 gap-y-4 border-b py-4"
    >
      {leading && (
        <p className="max-w-[230px] text-xs text-ink-2">
          <span className="block text-headline font-[600] tracking-[-.03em]">
            {leading.nBeyond} <span className="text-lg text-ink-2">of {leading.nKnown}</span>
          </span>
          cells of {visibleName(leading.label)} against {visibleName(leading.baseline)} are beyond
          noise, each by itself; {sayChance(leading.nKnown)} would be by chance
        </p>
      )}
      {strongest ? (
        <p className="max-w-[300px] text-xs text-ink-2">
          <span
            className={`block text-base font-[620] ${strongest.gain! < 0 ? 'text-hurt' : 'text-help'}`}
          >
            {displayPoints(strongest.gain)} pp
          </span>
          {sayWhich(strongest, maps)}: {visibleName(strongest.column)} under{' '}
          {visibleName(strongest.row)} · {displayPointsInterval(strongest.low, strongest.high)}
          {strongest.nTasks !== null &&
            ` · ${sayTasksRough({ ...strongest, nTasks: strongest.nTasks })}`}
          {strongest.nTrials !== null && ` · ${displayCounted(strongest.nTrials, 'attempt')}`}
        </p>
      ) : (
        <p className="text-base font-[600]">No cell is beyond noise.</p>
      )}
      <dl className="grid min-w-0 flex-1 basis-[420px] grid-cols-2 gap-x-8 gap-y-3 sm:grid-cols-3 [&>div]:flex [&>div]:flex-col-reverse [&>div]:justify-end [&_dd]:text-base [&_dd]:font-[620] [&_dt]:text-xs [&_dt]:text-ink-3">
        {maps.slice(0, 3).map((map) => (
          <div key={map.id}>
            <dt>{visibleName(map.label) || 'cells'} beyond noise, each by itself</dt>
            <dd>
              {map.nBeyond} of {map.nKnown}
            </dd>
          </div>
        ))}
        <div>
          <dt>rows that change sign between {columnWord}s</dt>
          <dd>
            {flips.length} of {rows.length}
          </dd>
        </div>
        {least !== null && (
          <div>
            <dt>
              rows in which {columnWord}s differ; least q {displayP(least)}
            </dt>
            <dd>
              {displayCount(unlike.length)} of {tested.length}
            </dd>
          </div>
        )}
      </dl>
    </section>
  )
}
