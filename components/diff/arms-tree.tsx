import type { CSSProperties } from 'react'
import { CarriedLink } from '@/components/site/carried-link'
import type { ArmPaths } from '@/lib/analysis/diff/compare-arm-paths'
import type { Arm, ArmCount, TreeNode } from '@/lib/diff/action-tree'
import { displayCounted } from '@/lib/display'
import { treeLines, type TreeLine } from '@/lib/diff/tree-lines'
import { armsHref, diffHref, type ArmsParams } from '@/lib/url/diff'
import { trialHref } from '@/lib/url/site'
import { visibleName } from '@/lib/domain/visible-text'
import { ArmsParting } from './arms-parting'
import { PhraseText } from './phrase-text'

const passText = ({ passed, known }: ArmCount) =>
  known === 0 ? 'no reward' : `${passed} of ${known} pass`

/** Where a branch leads: one trial, or the diff of one trial of each arm. */
function linkOf(node: TreeNode, paths: ArmPaths): { href: string; text: string } | null {
  const first = (arm: Arm) =>
    paths.trials[arm].find((trial) => node.trials.includes(trial.uid))?.uid
  const [left, right] = [first('without'), first('with')]
  if (left && right) return { href: diffHref({ left, right }), text: 'diff' }
  const only = left ?? right
  return only && node.trials.length === 1 ? { href: trialHref(only), text: 'open' } : null
}

/** All trials of two arms as a tree of what they did, with counts and pass rates. */
export function ArmsTree({ paths, asked }: { paths: ArmPaths; asked: ArmsParams }) {
  const { tree, labels } = paths
  const isWhole = asked.alone === 'whole'
  const lines = treeLines(tree, isWhole)
  return (
    <>
      <ArmsParting paths={paths} />
      <AloneNote tree={tree} asked={asked} />
      <div className="mt-2 overflow-x-auto">
        <table className="w-full">
          <caption className="sr-only">
            What the trials did, deed by deed; a deeper line comes after the one above it
          </caption>
          <thead>
            <tr className="border-b border-rule-strong">
              <th scope="col" className="py-1">
                First they … and then
              </th>
              <th scope="col" className="px-2 text-right sm:px-3">
                {visibleName(labels.without)}
              </th>
              <th scope="col" className="px-2 text-right sm:px-3">
                {visibleName(labels.with)}
              </th>
              <th scope="col">
                <span className="sr-only">Open</span>
              </th>
            </tr>
          </thead>
          <tbody>
            <Row line={{ node: tree, depth: -1, cutDeeds: 0 }} paths={paths} />
            {lines.map((line, index) => (
              <Row key={index} line={line} paths={paths} />
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

/** How many branches are cut, and the way to see them whole. */
function AloneNote({ tree, asked }: { tree: TreeNode; asked: ArmsParams }) {
  const cut = treeLines(tree, false).filter(({ cutDeeds }) => cutDeeds > 0).length
  const isWhole = asked.alone === 'whole'
  if (cut === 0) return null
  return (
    <p className="mt-4 text-xs text-ink-3">
      {isWhole
        ? `${displayCounted(cut, 'branch', 'branches')} that one trial goes alone shown whole. `
        : `${displayCounted(cut, 'branch', 'branches')} that one trial goes alone cut after the first deed. `}
      <CarriedLink
        href={armsHref({ ...asked, alone: isWhole ? 'cut' : 'whole' })}
        scroll={false}
        className="underline hover:text-ink"
      >
        {isWhole ? 'Cut them' : 'Show them whole'}
      </CarriedLink>
    </p>
  )
}

function Row({ line: { node, depth, cutDeeds }, paths }: { line: TreeLine; paths: ArmPaths }) {
  const link = linkOf(node, paths)
  const isParting = paths.parting?.node === node
  return (
    <tr className={`border-b ${isParting ? 'bg-diff-changed' : ''}`}>
      <th
        scope="row"
        // On a narrow screen depth takes less room.
        className="py-1 pl-[calc(var(--depth)*9px)] align-baseline font-normal text-ink sm:min-w-[260px] sm:pl-[calc(var(--depth)*18px)]"
        style={{ '--depth': depth + 1 } as CSSProperties}
      >
        <span className="text-sm [overflow-wrap:anywhere]">
          {node.phrase ? <PhraseText phrase={node.phrase} /> : 'all trials'}
        </span>
        {cutDeeds > 0 && (
          <span className="text-xs text-ink-3">
            {' '}
            · {displayCounted(cutDeeds, 'more deed', 'more deeds')}
          </span>
        )}
        {node.ended.length > 0 && (
          <span className="text-xs text-ink-3">
            {' '}
            · {displayCounted(node.ended.length, 'trial')} did nothing more
          </span>
        )}
      </th>
      {(['without', 'with'] as const).map((arm) => (
        <td
          key={arm}
          className="px-2 py-1 text-right align-baseline text-xs whitespace-nowrap text-ink-2 sm:px-3"
        >
          {node.arms[arm].n === 0 ? (
            <span className="text-ink-3">0</span>
          ) : (
            <>
              <span className="num">{node.arms[arm].n}</span>
              <span className="max-sm:hidden"> · </span>
              <span className="max-sm:block">{passText(node.arms[arm])}</span>
            </>
          )}
        </td>
      ))}
      <td className="py-1 text-right align-baseline text-xs">
        {link && (
          <CarriedLink href={link.href} className="underline">
            {link.text}
          </CarriedLink>
        )}
      </td>
    </tr>
  )
}
