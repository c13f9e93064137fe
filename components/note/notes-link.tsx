import { SHARE_CHIP } from '@/components/share/share-chip'
import { displayCounted } from '@/lib/display'

/** Leads to the notes on what a page shows, and says how many there are. */
export const NotesLink = ({ total, href = '#notes' }: { total: number; href?: string }) => (
  <a href={href} data-chrome className={SHARE_CHIP}>
    {total === 0 ? 'Write a note' : displayCounted(total, 'note')}
  </a>
)
