import Link from 'next/link'
import { GAIN_TONE, gainTone } from '@/components/chart/gain-tone'
import { clipGain } from '@/components/chart/interval-bar'
import { linearTicks, scaleOf } from '@/components/chart/ticks'
import { HowComputed } from '@/components/ui/how-computed'
import { methodHref } from '@/lib/url/docs'
import type { Strip, Way } from '@/lib/analysis/experiment/count-ways'
import { displayPoints, displayPointsInterval } from '@/lib/display'
import { VERDICT_LABELS } from '@/lib/domain/gain'
import { overviewHref, type ContrastParams } from '@/lib/url/experiment'
import { sayAlikeWays, sayOtherWays, sayWays, WAY_WORDS } from '@/lib/share/ways-words'

const HEIGHT = 86
/** Few ways stand side by side, not spread over a whole page. */
const WIDEST_COLUMN = 40
const PLOT = { top: 8, bottom: HEIGHT - 8 }

/** What a way counts, as far as ways differ in it. */
function sayWay(way: Way, ways: readonly Way[]): string {
  const differs = (key: keyof typeof WAY_WORDS) => ways.some((one) => one[key] !== way[key])
  return [
    differs('configurations') && WAY_WORDS.configurations[way.configurations],
    differs('policy') && WAY_WORDS.policy[way.policy],
    differs('uncertainty') && WAY_WORDS.uncertainty[way.uncertainty],
    differs('weighting') && WAY_WORDS.weighting[way.weighting],
  ]
    .filter(Boolean)
    .join(', ')
}

/** The verdict under every way of counting, largest gain first; a click sets the switches. */
export function WaysStrip({
  strip,
  slug,
  params,
}: {
  strip: Strip
  slug: string
  params: ContrastParams
}) {
  if (strip.n < 2) return null
  const ways = [...strip.ways].sort((a, b) => b.estimate! - a.estimate!)
  return (
    <section
      aria-label="Does the verdict hang on how one counts?"
      className="grid gap-x-10 gap-y-2 border-b py-4 md:grid-cols-[minmax(232px,300px)_minmax(0,1fr)]"
    >
      <div>
        <p className="font-[600]">{sayWays(strip)}</p>
        <p className="text-ink-2">
          {[sayOtherWays(strip), sayAlikeWays(strip)].filter(Boolean).join(' ')}
        </p>
        <HowComputed href={methodHref('Beside the headline')}>
          <p>
            Every combination of what an error counts as, what the interval is about, what counts
            once, and which configurations enter, as far as these data allow. The ways are not
            independent, so that their number is no probability (Simonsohn, Simmons &amp; Nelson
            2020).
          </p>
        </HowComputed>
      </div>
      <Picture
        ways={ways}
        hrefOf={(way) => overviewHref(slug, { ...params, ...switchesOf(way) })}
      />
    </section>
  )
}

const switchesOf = ({ policy, uncertainty, weighting, keys }: Way) => ({
  ...{ policy, uncertainty, weighting },
  configurations: keys === null ? null : [...keys],
})

function Picture({ ways, hrefOf }: { ways: readonly Way[]; hrefOf: (way: Way) => string }) {
  const ends = ways
    .flatMap(({ lo, hi, estimate }) => [lo ?? estimate!, hi ?? estimate!])
    .map(clipGain)
  const ticks = linearTicks(Math.min(0, ...ends), Math.max(0.05, ...ends), 3)
  const y = scaleOf(ticks, [PLOT.bottom, PLOT.top])
  return (
    <div className="flex min-w-0 gap-x-2">
      <svg width={34} height={HEIGHT} aria-hidden className="shrink-0">
        {ticks.map((tick) => (
          <text
            key={tick}
            x={32}
            y={y(tick) + 4}
            textAnchor="end"
            fontSize={11}
            fill="var(--ink-3)"
          >
            {displayPoints(tick).replace('.0', '')}
          </text>
        ))}
      </svg>
      <ul
        className="relative flex h-[86px] min-w-0 flex-1 justify-between"
        style={{ maxWidth: ways.length * WIDEST_COLUMN }}
      >
        <svg
          width="100%"
          height={HEIGHT}
          aria-hidden
          className="pointer-events-none absolute inset-0"
        >
          {ticks.map((tick) => (
            <line
              key={tick}
              x1="0"
              x2="100%"
              y1={y(tick)}
              y2={y(tick)}
              stroke={tick === 0 ? 'var(--rule-strong)' : 'var(--rule)'}
            />
          ))}
        </svg>
        {ways.map((way) => (
          <li key={way.configurations + way.policy + way.uncertainty + way.weighting}>
            <Column way={way} ways={ways} y={y} href={hrefOf(way)} />
          </li>
        ))}
      </ul>
    </div>
  )
}

function Column({
  way,
  ways,
  y,
  href,
}: {
  way: Way
  ways: readonly Way[]
  y: (gain: number) => number
  href: string
}) {
  const { estimate, lo, hi, verdict, isShown } = way
  const said = `${sayWay(way, ways)}: ${displayPoints(estimate, ' pp')} ${displayPointsInterval(lo, hi)}, ${verdict ? VERDICT_LABELS[verdict] : 'no interval'}`
  return (
    <Link
      href={href}
      scroll={false}
      aria-label={said}
      aria-current={isShown ? 'true' : undefined}
      title={isShown ? `${said} (this page)` : said}
      className={`relative block rounded-sm ${isShown ? 'bg-sunk outline outline-rule-strong' : 'hover:bg-sunk'}`}
    >
      <svg
        width={16}
        height={HEIGHT}
        aria-hidden
        className={GAIN_TONE[gainTone({ low: lo, high: hi })]}
      >
        {lo !== null && hi !== null && (
          <line
            x1={8}
            x2={8}
            y1={y(clipGain(hi))}
            y2={y(clipGain(lo))}
            stroke="currentColor"
            strokeOpacity={0.6}
            strokeWidth={1.5}
          />
        )}
        <circle cx={8} cy={y(clipGain(estimate!))} r={3.5} fill="currentColor" />
      </svg>
    </Link>
  )
}
