import type { RoundsView } from '@/lib/analysis/rounds/view-rounds'
import { heading, type ShareDocument } from './document'
import { lineageMermaid } from './lineage-mermaid'

/** Where each text came from, as a diagram that Markdown with Mermaid draws. */
export function shareLineage(
  { lineage, libraryWord, experiment }: RoundsView,
  href: string,
): ShareDocument {
  return {
    title: `${experiment.slug}: where each text came from`,
    href,
    blocks: [{ kind: 'code', language: 'mermaid', text: lineageMermaid(lineage, libraryWord) }],
  }
}

/** The readings as their table, and below them the lineage. */
export const shareRounds = (view: RoundsView, readings: ShareDocument): ShareDocument =>
  view.lineage.length === 0
    ? readings
    : {
        ...readings,
        blocks: [
          ...readings.blocks,
          heading('Where each text came from'),
          ...shareLineage(view, readings.href).blocks,
        ],
      }
