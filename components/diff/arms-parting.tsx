import type { ArmPaths } from '@/lib/analysis/diff/compare-arm-paths'
import type { TreeNode, TreeParting } from '@/lib/diff/action-tree'
import { visibleName } from '@/lib/domain/visible-text'
import { PhraseText } from './phrase-text'

const SENTENCE =
  'mt-4 border-l-[3px] border-ink bg-sunk px-4 py-3 text-base [overflow-wrap:anywhere]'

const noPartingText = ({ arms }: TreeNode): string =>
  arms.with.n === 0 || arms.without.n === 0
    ? 'Only one of the arms has trajectories: there is nothing to set it against.'
    : 'The arms do not part: each branch is taken by the same share of both.'

/** Which branch sets two arms apart, in words; or that none does. */
export function ArmsParting({ paths: { tree, parting, labels } }: { paths: ArmPaths }) {
  return parting ? (
    <Parting parting={parting} labels={labels} />
  ) : (
    <p className={`${SENTENCE} text-ink-2`}>{noPartingText(tree)}</p>
  )
}

function Parting({
  parting: { node, of, depth, took, others },
  labels,
}: {
  parting: TreeParting
  labels: ArmPaths['labels']
}) {
  const counts = (['with', 'without'] as const).map(
    (arm) => `${node.arms[arm].n} of ${of[arm]} (${visibleName(labels[arm])})`,
  )
  const rates = [
    took.known === 0 ? null : `Of those that did, ${took.passed} of ${took.known} pass`,
    others.known === 0 ? null : `of the others ${others.passed} of ${others.known}`,
  ].filter((text) => text !== null)
  return (
    <p className={SENTENCE}>
      <strong className="font-[620]">The arms part at deed {depth}:</strong> the agent{' '}
      <PhraseText phrase={node.phrase!} /> in {counts.join(' and ')}.
      {rates.length > 0 && <span className="text-ink-2"> {rates.join(', ')}.</span>}
    </p>
  )
}
