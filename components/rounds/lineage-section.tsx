import { PlotFrame } from '@/components/chart/plot-frame'
import { Section } from '@/components/ui/section'
import type { RoundsView } from '@/lib/analysis/rounds/view-rounds'
import { displayCounted } from '@/lib/display'
import { visibleName } from '@/lib/domain/visible-text'
import { CopyMarkdown } from '@/components/share/copy-markdown'
import { lineageMermaid } from '@/lib/share/lineage-mermaid'
import { shareLineage } from '@/lib/share/share-rounds'
import { roundsDataHref, roundsHref, type RoundsParams } from '@/lib/url/rounds'
import { skillPageHref } from './skill-page-href'
import { LineageLanes } from './lineage-lanes'

const QUESTION = 'Where did each text come from?'

/** Skills over the rounds: what stood, what was accepted, what was not. */
export function LineageSection({ view, params }: { view: RoundsView; params: RoundsParams }) {
  const { lineage, experiment, libraryWord, candidates } = view
  if (candidates.length === 0) return null
  return (
    <Section id="lineage" title={QUESTION} aside="a lane a skill; violet: in use; stub: refused">
      <PlotFrame
        label={`${displayCounted(candidates.length, 'candidate')} over rounds; the same follows as a table of data`}
        fileName={`${experiment.slug}-lineage`}
        csvHref={roundsDataHref(experiment.slug, params, 'csv', 'candidates')}
        caption={{
          title: QUESTION,
          note: `${visibleName(experiment.name)}. ${displayCounted(candidates.length, 'candidate')}, one mark each.`,
        }}
      >
        <LineageLanes groups={lineage} span={libraryWord} hrefOf={skillPageHref(view)} />
      </PlotFrame>
      <details className="mt-1 text-xs">
        <summary className="w-fit cursor-pointer text-ink-3 hover:text-ink">
          The same as Mermaid text
        </summary>
        <div className="mt-2">
          <CopyMarkdown document={shareLineage(view, roundsHref(experiment.slug, params))} />
        </div>
        <pre
          tabIndex={0}
          aria-label="Lineage as Mermaid text"
          className="mt-2 max-h-72 overflow-auto bg-sunk p-2"
        >
          {lineageMermaid(lineage, libraryWord)}
        </pre>
      </details>
    </Section>
  )
}
