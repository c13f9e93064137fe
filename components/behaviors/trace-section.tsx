import { Section } from '@/components/ui/section'
import { right, rowClass, Table } from '@/components/ui/table'
import type { BehaviorsView } from '@/lib/analysis/behavior/summarize-behaviors'
import type { TraceRow } from '@/lib/cells/summarize-traces'
import { displayCount, displayCounted } from '@/lib/display'
import { visibleName } from '@/lib/domain/visible-text'
import { behaviorsDataHref, type BehaviorsParams } from '@/lib/url/behaviors'

/** Traces that mark attempts, reflections and verdicts by tags: can their verdict be trusted? */
export function TraceSection({ view, params }: { view: BehaviorsView; params: BehaviorsParams }) {
  const { traces, experiment } = view
  const all = traces.at(-1)!
  return (
    <Section
      id="verdicts"
      title="Can the model’s verdict on its own answer be trusted?"
      aside={`${displayCounted(all.nTrials, 'trace')} marked by tags`}
      actions={
        <a
          href={behaviorsDataHref(experiment.slug, params, 'csv', 'traces')}
          download
          className="hover:text-ink hover:underline"
        >
          CSV
        </a>
      }
    >
      <div className="grid gap-x-10 gap-y-6 lg:grid-cols-[320px_minmax(0,1fr)]">
        <Confusion row={all} />
        <Table
          caption="Attempts, reflections and verdicts by kind of task"
          heads={[
            'Kind of task',
            ...right('Traces', 'Attempts a trace', 'Reflections a trace'),
            ...right('F1 of “correct”', 'F1 of “incorrect”', 'Verdicts'),
          ]}
        >
          {traces.map((row) => (
            <tr key={row.variant} className={rowClass()}>
              <th scope="row" className="text-left font-normal">
                {row.variant === null ? 'all' : visibleName(row.variant)}
              </th>
              <td className="text-right">{displayCount(row.nTrials)}</td>
              <td className="text-right">{row.attempts.toFixed(2)}</td>
              <td className="text-right">{row.reflections.toFixed(2)}</td>
              <td className="text-right">{displayF1(row.f1Correct)}</td>
              <td className="text-right">{displayF1(row.f1Incorrect)}</td>
              <td className="text-right">{displayCount(countVerdicts(row))}</td>
            </tr>
          ))}
        </Table>
      </div>
      <p className="mt-2 max-w-[860px] text-xs text-ink-2">
        Reflections here are those that a trace marks by tags; “Reflects” above counts phrases such
        as “wait”: the two counts are of different things and need not agree.
      </p>
    </Section>
  )
}

const displayF1 = (value: number | null) => (value === null ? '—' : value.toFixed(2))

const countVerdicts = ({ verdicts: one }: TraceRow) =>
  one.correctRight + one.correctWrong + one.incorrectRight + one.incorrectWrong

/** What the verdict says against what is so. */
function Confusion({ row: { verdicts } }: { row: TraceRow }) {
  const cell = (n: number, isRight: boolean) => (
    <td className={`text-right ${isRight ? 'font-[550]' : 'text-fail'}`}>
      {displayCount(n)} {isRight ? '✓' : '✗'}
    </td>
  )
  return (
    <Table
      caption="Verdicts against the truth"
      heads={[
        { label: 'What the verdict says', isHidden: true },
        ...right('truly right', 'truly wrong'),
      ]}
    >
      <tr className={rowClass()}>
        <th scope="row" className="text-left font-normal">
          says correct
        </th>
        {cell(verdicts.correctRight, true)}
        {cell(verdicts.correctWrong, false)}
      </tr>
      <tr className={rowClass()}>
        <th scope="row" className="text-left font-normal">
          says incorrect
        </th>
        {cell(verdicts.incorrectWrong, false)}
        {cell(verdicts.incorrectRight, true)}
      </tr>
    </Table>
  )
}
