import { HowComputed } from '@/components/ui/how-computed'
import { methodHref } from '@/lib/url/docs'
import { Section } from '@/components/ui/section'
import { right, rowClass, Table } from '@/components/ui/table'
import type { SearchNode, SearchTree } from '@/lib/cells/rounds/search-trees'
import { displayCounted } from '@/lib/display'
import { visibleName } from '@/lib/domain/visible-text'

/** Nodes of one search that a page lists; the CSV has all. */
const MOST_NODES = 200
const STEP_PX = 14
const DEEPEST_INDENT = 12

const shown = (value: number | null, digits = 3) =>
  value === null ? '—' : value.toFixed(digits).replace('-', '−')

/** Searches over texts: what was tried in which order, and why the search went there. */
export function SearchSection({
  searches,
  csvHref,
}: {
  searches: readonly SearchTree[]
  csvHref: string
}) {
  if (searches.length === 0) return null
  return (
    <Section
      id="searches"
      title="Why did the search go there?"
      aside="UCB1: the mean, and what draws a search to what it has seldom tried"
    >
      {searches.map((tree) => (
        <Tree key={tree.name} tree={tree} />
      ))}
      <p className="mt-2 text-xs text-ink-2">
        <a href={csvHref} download className="underline underline-offset-2">
          Every node as CSV
        </a>
      </p>
      <HowComputed href={methodHref('Readings over rounds (`lib/cells/rounds`)')}>
        <p>
          UCB1 of a node is its mean plus C · √(ln N / n), with n visits of its own and N of its
          parent. It is computed from visits and mean, and set beside the value that the log states:
          a difference of more than 0.0005 is named. A node without visits has none.
        </p>
      </HowComputed>
    </Section>
  )
}

function Tree({ tree }: { tree: SearchTree }) {
  const { name, nodes, c, isCLogged, nCompared, nDiffering } = tree
  return (
    <div className="mt-3">
      <h3 className="font-[600] wrap-anywhere">{visibleName(name)}</h3>
      <p className="text-xs text-ink-2">
        {displayCounted(nodes.length, 'node')}, C = {c}
        {!isCLogged && ' (the log names none)'}.{' '}
        {nCompared === 0
          ? 'No node states its UCB1.'
          : nDiffering === 0
            ? `Computed again, UCB1 equals the logged value of all ${displayCounted(nCompared, 'node')} that state it.`
            : `Computed again, UCB1 differs from the logged value of ${nDiffering} of ${displayCounted(nCompared, 'node')}.`}
        {nodes.length > MOST_NODES && ` The first ${MOST_NODES} are shown.`}
      </p>
      <Table
        caption={`Nodes of the search ${visibleName(name)}`}
        least={640}
        heads={[
          'Node, below its parent',
          ...right('Order', 'Visits', 'Mean', 'Seldom tried', 'UCB1', 'Logged'),
        ]}
      >
        {nodes.slice(0, MOST_NODES).map((node) => (
          <Row key={node.name} node={node} />
        ))}
      </Table>
    </div>
  )
}

function Row({ node }: { node: SearchNode }) {
  const { name, skill, depth, order, visits, mean, explore, ucb, logged, isSame } = node
  return (
    <tr className={rowClass('dense')}>
      <td
        className="wrap-anywhere"
        style={{ paddingLeft: Math.min(depth, DEEPEST_INDENT) * STEP_PX }}
      >
        <span className="font-mono text-xs">{visibleName(name)}</span>
        {skill !== null && <span className="text-2xs text-ink-3"> {visibleName(skill)}</span>}
      </td>
      <td className="text-right">{order ?? '—'}</td>
      <td className="text-right">{visits ?? '—'}</td>
      <td className="text-right">{shown(mean)}</td>
      <td className="text-right text-ink-3">{explore === null ? '—' : `+${shown(explore)}`}</td>
      <td className="text-right font-[600]">{shown(ucb)}</td>
      <td className={`text-right ${isSame === false ? 'font-[600] text-hurt' : 'text-ink-3'}`}>
        {shown(logged)}
        {isSame === false && ' ≠'}
      </td>
    </tr>
  )
}
