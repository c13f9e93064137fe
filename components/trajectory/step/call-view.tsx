import type { CallPart } from '@/lib/trajectory/describe-call'
import { FoldedText } from './folded-text'
import { PlanList } from './plan-list'
import type { BodyView } from './body-view'

interface CallViewProps {
  readonly parts: readonly CallPart[]
  /** Characters that were not read yet. */
  readonly clipped: number
  readonly view: BodyView
}

/** What a call asks for, each part as it is best read. */
export function CallView({ parts, clipped, view }: CallViewProps) {
  const last = parts.findLastIndex((part) => part.kind !== 'plan')
  return parts.map((part, index) =>
    part.kind === 'plan' ? (
      <PlanList key={index} items={part.items} view={view} />
    ) : (
      <FoldedText
        key={index}
        {...view}
        text={part.text}
        // What is missing is said once, at the end.
        clipped={index === last ? clipped : 0}
        lines={part.kind === 'lead' ? 6 : 12}
        className={`${isCode(part) ? 'font-mono text-xs' : ''} ${index > 0 ? 'text-ink-2' : ''}`}
      />
    ),
  )
}

const isCode = (part: CallPart) => part.kind === 'fields' || (part.kind === 'lead' && part.isCode)
