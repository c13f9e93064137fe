import { TASK_LABELS, type TaskLabel } from '@/lib/domain/gain'

const STYLE: Partial<Record<TaskLabel, string>> = {
  hurts_strong: 'border-hurt text-hurt font-[600]',
  hurts_suggestive: 'border-hurt text-hurt border-dashed',
  helps_strong: 'border-help text-help font-[600]',
  helps_suggestive: 'border-help text-help border-dashed',
}

/** How sure it is that a task got worse, or better, in words and in a frame. */
export function HarmMark({ finding, title }: { finding: TaskLabel; title?: string }) {
  const style = STYLE[finding] ?? 'text-ink-3'
  return (
    <span
      title={title}
      className={`inline-block rounded border px-[6px] text-2xs whitespace-nowrap ${style}`}
    >
      {TASK_LABELS[finding]}
    </span>
  )
}
