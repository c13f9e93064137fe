import Link from 'next/link'
import { ConditionMark } from '@/components/ui/condition-mark'
import type { ConditionHead, ContrastHead } from '@/lib/cells/describe-contrast'
import { CountedNote } from './counted-note'

interface ContrastSwitchProps {
  readonly conditions: readonly ConditionHead[]
  readonly contrast: ContrastHead | null
  /** Link of this page under two other condition keys, by `without` and `with`. */
  readonly hrefs: Readonly<Record<'without' | 'with', ReadonlyMap<string, string>>>
}

/** The two conditions that a page compares; with more than two, each side is a choice of links. */
export function ContrastSwitch({ conditions, contrast, hrefs }: ContrastSwitchProps) {
  if (!contrast || conditions.filter(({ kind }) => kind !== 'unknown').length < 3)
    return (
      <div className="grid gap-1 sm:justify-items-end">
        <div className="flex flex-wrap gap-2" role="group" aria-label="Conditions">
          {(contrast ? [contrast.without, contrast.with] : conditions).map((condition) => (
            <Mark key={condition.key} condition={condition} />
          ))}
        </div>
        {contrast && <CountedNote contrast={contrast} />}
      </div>
    )
  return (
    <div className="grid grid-cols-[auto_1fr] items-center gap-x-2 gap-y-1 text-xs text-ink-3">
      {(['without', 'with'] as const).map((side) => (
        <Side
          key={side}
          side={side}
          current={contrast[side].key}
          conditions={conditions}
          hrefs={hrefs[side]}
        />
      ))}
      <div className="col-start-2">
        <CountedNote contrast={contrast} />
      </div>
    </div>
  )
}

function Side({
  side,
  current,
  conditions,
  hrefs,
}: {
  side: 'without' | 'with'
  current: string
  conditions: readonly ConditionHead[]
  hrefs: ReadonlyMap<string, string>
}) {
  const name = side === 'without' ? 'compare' : 'with'
  return (
    <>
      <span className="text-right">{name}</span>
      <div
        role="group"
        aria-label={side === 'without' ? 'Compared condition' : 'Condition with skills'}
        className="flex flex-wrap gap-1"
      >
        {conditions.map((condition) => {
          const href = hrefs.get(condition.key)
          if (condition.key !== current && !href) return null
          return condition.key === current ? (
            <span
              key={condition.key}
              aria-current="true"
              className="rounded-full ring-1 ring-ink-2"
            >
              <Mark condition={condition} />
            </span>
          ) : (
            <Link
              key={condition.key}
              href={href!}
              scroll={false}
              className="rounded-full hover:ring-1 hover:ring-rule-strong"
            >
              <Mark condition={condition} />
            </Link>
          )
        })}
      </div>
    </>
  )
}

const Mark = ({ condition }: { condition: ConditionHead }) => (
  <ConditionMark
    kind={condition.kind}
    label={condition.label}
    isInferred={condition.nInferred > 0}
  />
)
