import { Section } from '@/components/ui/section'
import { right, rowClass, Table } from '@/components/ui/table'
import { FALL_POINTS, type Fall } from '@/lib/cells/printed-stages'
import { displayCounted } from '@/lib/display'
import { visibleName } from '@/lib/domain/visible-text'
import { displayDrop, displayPrinted } from './printed-words'

/** Tasks that a model could do before its training and can no longer. */
export const ForgottenTable = ({ falls }: { falls: readonly Fall[] }) => (
  <Section
    id="forgotten"
    title="What was forgotten?"
    aside={`${displayCounted(falls.length, 'fall')} of ${FALL_POINTS} pp or more, base → after RL; n not printed`}
  >
    <Table
      caption="Falls from the base model to the model after RL"
      heads={['Task', 'Model and arm', ...right('Base → RL, %', 'pp')]}
    >
      {falls.map(({ model, arm, task, before, after }) => (
        <tr key={`${model} ${arm} ${task}`} className={rowClass()}>
          <th scope="row" className="text-left font-[550]">
            {visibleName(task)}
          </th>
          <td>
            {visibleName(model)} <span className="text-ink-3">{visibleName(arm)}</span>
          </td>
          <td className="text-right whitespace-nowrap">
            {displayPrinted(before)} → {displayPrinted(after)}
          </td>
          <td className="text-right whitespace-nowrap font-[600] text-hurt">
            ↓ {displayDrop(after - before)}
          </td>
        </tr>
      ))}
    </Table>
  </Section>
)
