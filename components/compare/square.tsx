/** The mark of an experiment: a hollow square is the left, a filled one the right. */
export function Square({ side }: { side: 'left' | 'right' }) {
  return (
    <span
      aria-hidden
      className={`mr-2 inline-block size-[9px] shrink-0 border-[1.5px] border-ink ${side === 'right' ? 'bg-ink' : ''}`}
    />
  )
}
