import Link from 'next/link'
import { Dumbbell } from '@/components/chart/dumbbell'
import { HarmMark } from '@/components/contrast/harm-mark'
import { rowClass, Table } from '@/components/ui/table'
import type { ComparedExperiments } from '@/lib/analysis/compare/compare-experiments'
import type { ComparedTask, ComparedTaskSide } from '@/lib/analysis/compare/compared-task'
import type { ContrastHead } from '@/lib/cells/describe-contrast'
import { displayPoints } from '@/lib/display'
import { visibleName } from '@/lib/domain/visible-text'
import { taskHref } from '@/lib/url/site'
import { Square } from './square'

/** Tasks of which the two experiments show something else, the largest difference first. */
export function ChangedTasks({
  compared: { left, right },
  tasks,
}: {
  compared: Pick<ComparedExperiments, 'left' | 'right'>
  tasks: readonly ComparedTask[]
}) {
  return (
    <Table
      caption="Tasks whose finding differs between the experiments"
      least={760}
      hasLinks
      heads={[
        'Task',
        {
          label: (
            <>
              <Square side="left" />
              finding
            </>
          ),
        },
        {
          label: (
            <>
              <Square side="right" />
              finding
            </>
          ),
        },
        {
          label: (
            <>
              <Square side="left" />
              success
            </>
          ),
        },
        {
          label: (
            <>
              <Square side="right" />
              success
            </>
          ),
        },
        { label: 'Diff., pp', isRight: true },
      ]}
    >
      {tasks.map((row) => (
        <tr key={row.task} className={rowClass('dense')}>
          <th
            scope="row"
            className="min-w-[160px] text-left font-mono text-xs font-normal wrap-anywhere"
          >
            <Link href={taskHref(left.experiment.slug, row.task)} className="hover:underline">
              {visibleName(row.task)}
            </Link>
          </th>
          <td>
            <HarmMark finding={row.left.finding} />
          </td>
          <td>
            <Link href={taskHref(right.experiment.slug, row.task)}>
              <HarmMark finding={row.right.finding} />
            </Link>
          </td>
          <td>
            <Rates side={row.left} contrast={left.contrast!} />
          </td>
          <td>
            <Rates side={row.right} contrast={right.contrast!} />
          </td>
          <td className="text-right font-[600]">{displayPoints(row.difference)}</td>
        </tr>
      ))}
    </Table>
  )
}

const Rates = ({ side, contrast }: { side: ComparedTaskSide; contrast: ContrastHead }) => (
  <Dumbbell
    without={side.without}
    with={side.with}
    kinds={{ without: contrast.without.kind, with: contrast.with.kind }}
    width={88}
  />
)
