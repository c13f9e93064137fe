import type { AfterParting } from '@/lib/diff/summarize-after'
import { displayCost, displayCount, displayDuration, displayTokens } from '@/lib/display'
import { sayRewrites } from './after-words'

interface AfterTableProps {
  readonly caption: string
  readonly left: AfterParting
  readonly right: AfterParting
}

const COLUMNS: readonly {
  readonly name: string
  readonly text: (after: AfterParting) => string
  readonly isKnown: (after: AfterParting) => boolean
}[] = [
  { name: 'steps', text: (one) => displayCount(one.steps), isKnown: () => true },
  {
    name: 'tokens',
    text: (one) => displayTokens(one.tokens),
    isKnown: (one) => one.tokens !== null,
  },
  { name: 'cost', text: (one) => displayCost(one.costUsd), isKnown: (one) => one.costUsd !== null },
  {
    name: 'time',
    text: (one) => displayDuration(one.durationMs),
    isKnown: (one) => one.durationMs !== null,
  },
  { name: 'errors', text: (one) => displayCount(one.errors), isKnown: () => true },
]

/** What each side took from the parting on, figure below figure. */
export function AfterTable({ caption, left, right }: AfterTableProps) {
  const sides = [
    ['left', left],
    ['right', right],
  ] as const
  const isByStamps = left.durationFrom === 'stamps' || right.durationFrom === 'stamps'
  return (
    <>
      <table className="mt-2 text-ink-2">
        <thead>
          <tr className="text-xs text-ink-3">
            <th scope="col" className="pr-4 text-left font-normal whitespace-nowrap">
              {caption}
            </th>
            {COLUMNS.map(({ name }) => (
              <th key={name} scope="col" className="pl-2 text-right font-normal sm:pl-6">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sides.map(([side, after]) => (
            <tr key={side}>
              <th scope="row" className="pr-4 text-left text-sm font-normal text-ink-2">
                {side}
              </th>
              {COLUMNS.map(({ name, text, isKnown }) => (
                <td
                  key={name}
                  title={isKnown(after) ? undefined : 'not in the log'}
                  className="num pl-2 text-right whitespace-nowrap sm:pl-6"
                >
                  {text(after)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="mt-1 text-xs text-ink-3 [overflow-wrap:anywhere] empty:hidden">
        {[
          ...sayRewrites(left.rewrites, right.rewrites),
          ...(isByStamps
            ? ['time is from the first time stamp to the last, where steps have no durations']
            : []),
        ]
          .map((text, at) => (at === 0 ? text[0]!.toUpperCase() + text.slice(1) : text))
          .join('; ')}
      </p>
    </>
  )
}
