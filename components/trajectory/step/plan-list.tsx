import { displayCounted } from '@/lib/display'
import { planSign } from '@/lib/trajectory/describe-call'
import { foldText } from '@/lib/trajectory/fold-text'
import { planCount, type PlanItem, type PlanState } from '@/lib/trajectory/plan-items'
import { MarkedText } from '@/components/markdown/marked-text'
import type { BodyView } from './body-view'

/** A longer plan is folded. */
const MOST_ITEMS = 20
const MOST_LINES = 4

const TONE: Record<PlanState, string> = {
  done: 'text-ink-3',
  'in progress': 'font-[550] text-ink',
  open: 'text-ink-2',
  dropped: 'text-ink-3 line-through',
}

/** An agent's plan as a check list; sign and word say the state, not colour alone. */
export function PlanList({ items, view }: { items: readonly PlanItem[]; view: BodyView }) {
  const shown = view.isOpen ? items : items.slice(0, MOST_ITEMS)
  const texts = shown.map(({ text }) => (view.isOpen ? text : foldText(text, MOST_LINES).head))
  const isFolded =
    items.length > MOST_ITEMS || items.some(({ text }) => foldText(text, MOST_LINES).hiddenChars)
  return (
    <>
      <p className="text-xs text-ink-3">{planCount(items)}</p>
      <ul>
        {shown.map(({ state }, index) => (
          <li
            key={index}
            className="grid grid-cols-[16px_72px_minmax(0,1fr)] [unicode-bidi:isolate]"
          >
            <span aria-hidden className="text-ink-3">
              {planSign(state)}
            </span>
            <span className="text-xs leading-[inherit] text-ink-3">{state}</span>
            <span className={`[overflow-wrap:anywhere] whitespace-pre-wrap ${TONE[state]}`}>
              <MarkedText text={texts[index]!} mark={view.mark} />
            </span>
          </li>
        ))}
      </ul>
      {isFolded && (
        <button
          type="button"
          onClick={view.onToggle}
          className="text-xs text-ink-3 underline hover:text-ink"
        >
          {view.isOpen ? 'Fold' : `Show the whole plan, ${displayCounted(items.length, 'item')}`}
        </button>
      )}
    </>
  )
}
