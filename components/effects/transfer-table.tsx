import { rowClass, Table } from '@/components/ui/table'
import { Section } from '@/components/ui/section'
import type { TransferGrid } from '@/lib/cells/effects/transfer-grid'
import { displayPoints } from '@/lib/display'
import { visibleName } from '@/lib/domain/visible-text'
import { tintOf } from './effect-tint'

/** Where skills were learned by where they are used: the gains that the source prints. */
export function TransferTable({ grid }: { grid: TransferGrid }) {
  return (
    <Section
      id="transfer"
      title="Do skills learned from one model’s runs help another?"
      aside="best gain of each user as printed, pp; no n, so no interval"
    >
      <div className="max-w-[980px]">
        <Table
          caption="Learned from, by used by"
          heads={['Learned from', ...grid.usedBy.map((label) => visibleName(label))]}
        >
          {grid.learnedFrom.map((from) => (
            <tr key={from} className={`${rowClass()} align-top`}>
              <th scope="row" className="text-sm font-normal whitespace-nowrap">
                {visibleName(from)}
              </th>
              {grid.usedBy.map((user) => (
                <td key={user}>
                  {grid.transfers
                    .filter((one) => one.learnedFrom === from && one.usedBy === user)
                    .map(({ domain, gain }) => (
                      <span
                        key={domain}
                        className="my-[2px] block w-fit px-2 text-ink"
                        style={tintOf(gain)}
                      >
                        {displayPoints(gain)}{' '}
                        <span className="text-2xs">{visibleName(domain)}</span>
                      </span>
                    ))}
                </td>
              ))}
            </tr>
          ))}
        </Table>
      </div>
      <p className="mt-2 max-w-[760px] text-xs text-ink-2">
        Only the author whose skills gained most is printed for each user, and only some cells: an
        empty place is not printed, it is not zero.
      </p>
    </Section>
  )
}
