import { Section } from '@/components/ui/section'
import { rowClass, Table } from '@/components/ui/table'
import type { WrittenSummary } from '@/lib/cells/timing/summarize-written'
import { displayCounted, displayTokens } from '@/lib/display'
import { readWritingArm, TIMING_LABELS } from '@/lib/domain/timing'
import { visibleName } from '@/lib/domain/visible-text'

/** What each author wrote in each way: how many texts, how long. */
export function WrittenSection({ written }: { written: WrittenSummary }) {
  return (
    <Section
      id="written"
      title="How much does each author write, and when?"
      aside="texts of the last round for each task; tokens of all of them a task"
    >
      <Table
        caption="Texts and their tokens by author and way of writing"
        heads={[
          'Author',
          ...written.arms.map((arm) => {
            const said = readWritingArm(arm)
            return {
              label: (
                <span key={arm} className="block text-right">
                  <span className="block">
                    {visibleName(said?.label ?? arm.replaceAll('_', ' '))}
                  </span>
                  <span className="block text-2xs font-normal text-ink-3">
                    {said ? TIMING_LABELS[said.timing] : ' '}
                  </span>
                </span>
              ),
              isRight: true,
            }
          }),
        ]}
      >
        {written.rows.map(({ author, cells }) => (
          <tr key={author ?? ''} className={rowClass('dense')}>
            <td className="min-w-[110px] wrap-anywhere">{visibleName(author ?? 'people')}</td>
            {cells.map((cell, index) => (
              <td key={written.arms[index]} className="text-right">
                {cell === null ? (
                  '—'
                ) : (
                  <>
                    {displayTokens(cell.tokensPerTask)}
                    <span className="block text-2xs text-ink-3">
                      {displayCounted(cell.nTexts, 'text')}, {displayCounted(cell.nTasks, 'task')}
                    </span>
                  </>
                )}
              </td>
            ))}
          </tr>
        ))}
      </Table>
      <p className="mt-2 max-w-[760px] text-xs text-ink-2">
        Texts only: how well they work is in the runs that used them, and what writing them took no
        log says. Trials of these tasks under <code>generated_before</code> or{' '}
        <code>generated_after</code> are compared on this page, with the number of uses after which
        a cost of writing that you name is paid back.
      </p>
    </Section>
  )
}
