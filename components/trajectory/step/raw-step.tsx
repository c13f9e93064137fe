import { useState } from 'react'
import { displayBytes } from '@/lib/display'
import type { ClippedStep } from '@/lib/trajectory/clip-step'
import { clipText } from '@/lib/trajectory/step-outline'
import { visibleText } from '@/lib/domain/visible-text'

/** Characters drawn at once: more in one piece makes the browser stutter. */
const CHARS_AT_ONCE = 32_000

/** A step as it is stored, as JSON. */
export function RawStep({ step }: { step: ClippedStep }) {
  const [shown, setShown] = useState(CHARS_AT_ONCE)
  const { clipped, ...raw } = step
  const json = JSON.stringify(raw, null, 2)
  const visible = clipText(json, shown)
  const rest = json.length - visible.length
  return (
    <>
      <pre
        tabIndex={0}
        aria-label={`Step ${step.number} as JSON`}
        className="max-h-[70vh] overflow-auto bg-sunk p-2 font-mono text-xs [overflow-wrap:anywhere] whitespace-pre-wrap"
      >
        {visibleText(visible)}
      </pre>
      {rest > 0 && (
        <button
          type="button"
          onClick={() => setShown(shown + CHARS_AT_ONCE * 4)}
          className="text-xs text-ink-3 underline hover:text-ink"
        >
          {`Show more, ${displayBytes(rest)} left`}
        </button>
      )}
      {clipped.text + clipped.input + clipped.output > 0 && (
        <p className="text-xs text-ink-3">Reading the whole step…</p>
      )}
    </>
  )
}
