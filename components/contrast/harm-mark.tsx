import { HARM_LABELS, HELP_LABELS, type HarmLabel, type HarmSide } from '@/lib/domain/gain'

const LABEL_STYLE: Record<HarmLabel, string> = {
  strong: 'border-hurt text-hurt font-[600]',
  suggestive: 'border-hurt text-hurt border-dashed',
  within_noise: 'text-ink-3',
  not_worse: 'text-ink-3',
  no_data: 'text-ink-3',
}

const HELP_STYLE: Record<HarmLabel, string> = {
  ...LABEL_STYLE,
  strong: 'border-help text-help font-[600]',
  suggestive: 'border-help text-help border-dashed',
}

/** How sure it is that a task got worse (or better), in words and in a frame. */
export function HarmMark({ label, side = 'harms' }: { label: HarmLabel; side?: HarmSide }) {
  const style = (side === 'harms' ? LABEL_STYLE : HELP_STYLE)[label]
  return (
    <span className={`inline-block rounded border px-[6px] text-2xs whitespace-nowrap ${style}`}>
      {(side === 'harms' ? HARM_LABELS : HELP_LABELS)[label]}
    </span>
  )
}
