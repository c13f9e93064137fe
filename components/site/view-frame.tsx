import type { ReactNode } from 'react'
import { viewOf, type ViewTab } from '@/lib/url/views'
import { PageFrame, type FrameExperiment } from './page-frame'

/** The frame of a view of an experiment, named as the registry names it. */
export const ViewFrame = ({
  view,
  experiment,
  comparison,
  children,
}: {
  view: ViewTab
  experiment: FrameExperiment
  /** The line that says what is compared. */
  comparison?: ReactNode
  children: ReactNode
}) => (
  <PageFrame
    experiment={experiment}
    tab={view}
    comparison={comparison}
    // The overview is the experiment itself, which the way here names already.
    crumbs={view === 'overview' ? [] : [{ label: viewOf(view).label }]}
  >
    {children}
  </PageFrame>
)
