import { displayCounted } from '@/lib/display'

/** How many notes a place of a list has, as a mark on it. */
export const NoteCount = ({ count }: { count: number }) => (
  <span className="rounded-full border border-ink-3 px-[6px] text-2xs font-[550] whitespace-nowrap text-ink-2">
    {displayCounted(count, 'note')}
  </span>
)
