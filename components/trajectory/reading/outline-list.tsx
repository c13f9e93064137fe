import { useVirtualizer } from '@tanstack/react-virtual'
import { memo, useEffect, useRef, type CSSProperties } from 'react'
import { isSkillUsed, type StepOutline } from '@/lib/trajectory/step-outline'
import { stepHash } from '@/lib/url/trial'
import { agentIndent } from '@/components/trajectory/step/agent-indent'

const ROW_HEIGHT = 24

export interface OutlineListProps {
  readonly outline: readonly StepOutline[]
  /** Positions shown, ascending. */
  readonly positions: readonly number[]
  /** The step at the top of the screen. */
  readonly current: number
  readonly onJump: (step: number) => void
}

/** The steps as one line each, kept beside the reader's place. */
export const OutlineList = memo(function OutlineList(props: OutlineListProps) {
  const { outline, positions, current, onJump } = props
  const scroller = useRef<HTMLDivElement>(null)
  const virtualizer = useVirtualizer({
    count: positions.length,
    estimateSize: () => ROW_HEIGHT,
    getScrollElement: () => scroller.current,
    overscan: 6,
    initialRect: { width: 260, height: 600 },
  })
  const currentIndex = positions.findIndex((at) => outline[at]!.number >= current)
  useEffect(() => {
    const top = virtualizer.scrollOffset ?? 0
    const height = virtualizer.scrollRect?.height ?? 0
    const at = currentIndex * ROW_HEIGHT
    const isVisible = at >= top + ROW_HEIGHT && at <= top + height - 2 * ROW_HEIGHT
    if (currentIndex >= 0 && !isVisible) {
      virtualizer.scrollToIndex(currentIndex, { align: 'center' })
    }
  }, [currentIndex, virtualizer])
  // As wide as the largest number, so that titles begin as far left as they can.
  const numberWidth = { '--number-width': `${String(outline.length).length}ch` } as CSSProperties
  return (
    <nav aria-label="Outline of the steps" ref={scroller} className="h-full overflow-y-auto">
      <ol className="relative" style={{ height: virtualizer.getTotalSize(), ...numberWidth }}>
        {virtualizer.getVirtualItems().map((item) => {
          const step = outline[positions[item.index]!]!
          return (
            <li
              key={item.key}
              className="absolute inset-x-0 top-0"
              style={{ transform: `translateY(${item.start}px)`, height: ROW_HEIGHT }}
            >
              <OutlineLine step={step} isCurrent={step.number === current} onJump={onJump} />
            </li>
          )
        })}
      </ol>
    </nav>
  )
})

const skillWords = (step: StepOutline) =>
  step.skillMarks.map((mark) => `skill ${mark.fact}: ${mark.skill}`).join(', ')

interface OutlineLineProps {
  readonly step: StepOutline
  readonly isCurrent: boolean
  readonly onJump: (step: number) => void
}

const OutlineLine = memo(function OutlineLine({ step, isCurrent, onJump }: OutlineLineProps) {
  const tone = step.isError ? 'text-fail' : step.kind === 'tool' ? 'text-ink' : 'text-ink-3'
  return (
    <a
      href={stepHash(step.number)}
      aria-current={isCurrent ? 'true' : undefined}
      onClick={(event) => {
        event.preventDefault()
        onJump(step.number)
      }}
      className={`flex h-full items-center gap-2 border-l-2 border-transparent pl-2 text-xs leading-6 hover:bg-sunk aria-[current=true]:border-ink aria-[current=true]:bg-sunk ${tone} `}
      style={{ marginLeft: agentIndent(step.agent) }}
    >
      <span className="w-(--number-width) flex-none text-right font-mono text-2xs text-ink-3">
        {step.number}
      </span>
      <span className="min-w-0 flex-1 truncate [unicode-bidi:isolate]">
        <span className="font-[550]">
          {step.tool ?? (step.kind === 'thought' ? '' : step.kind)}
        </span>{' '}
        {step.title}
      </span>
      {step.skillMarks.length > 0 && (
        <span
          title={skillWords(step)}
          className={`mr-2 size-[7px] flex-none rounded-full border border-help ${isSkillUsed(step) ? 'bg-help' : ''}`}
        >
          <span className="sr-only">{skillWords(step)}</span>
        </span>
      )}
    </a>
  )
})
