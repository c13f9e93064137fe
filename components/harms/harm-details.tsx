import { configurationName } from '@/components/models/arm-name'
import { NO_TEST_REASONS } from '@/components/contrast/label-words'
import { CheckTable } from '@/components/task/check-table'
import type { HarmRow } from '@/lib/analysis/harm/describe-harms'
import type { ConfigurationTest } from '@/lib/cells/test-by-configuration'
import { displayCounted, displayNamedP, displayPoints, displayRate } from '@/lib/display'
import {
  displayTaskP,
  displayTaskQ,
  MID_P,
  sayTaskP,
  sayTaskQ,
  WHY_NO_Q,
  whyNoTaskQ,
} from '@/lib/cells/say-task-p'
import { LOSS_WORDS, TEST_NAMES } from './harm-words'

const MOST_CONFIGURATIONS = 20

/** What stands behind one row: its test, its parts, each configuration alone, checks that flip. */
export function HarmDetails({ row }: { row: HarmRow }) {
  const { causes, pair, configurations } = row
  return (
    <div className="grid gap-4 py-3 pl-4 text-xs text-ink-2 max-sm:pl-0">
      <p className="max-w-[760px]">
        {row.test
          ? `Test: ${TEST_NAMES[row.test]}. ${sayTaskP(row)}; corrected over all tasks of the comparison: ${sayTaskQ(row)}.`
          : `No p: ${row.reason ? NO_TEST_REASONS[row.reason] : 'no data'}.`}
        {row.pAgreement !== null &&
          ` Sign test over configurations, one-sided: ${displayNamedP('p', row.pAgreement)}; models of one family are not independent.`}
      </p>
      {causes.parts && (
        <p className="max-w-[760px]">
          {displayPoints(row.gain.estimate, ' pp')} ={' '}
          {causes.parts
            .map(({ kind, delta }) => `${displayPoints(delta, ' pp')} ${LOSS_WORDS[kind]}`)
            .join(', ')}
          . An exact split by how trials ended, not a claim of cause.
          {causes.nLeftOut &&
            causes.nLeftOut.without + causes.nLeftOut.with > 0 &&
            ` Left out by the error policy: ${causes.nLeftOut.without} without, ${displayCounted(causes.nLeftOut.with, 'trial')} with skills.`}
        </p>
      )}
      <ConfigurationTable rows={configurations} />
      {pair && pair.checks.length > 0 && (
        <div className="max-w-[760px]">
          <p className="mb-1">
            Verifier checks that flip in{' '}
            <span className="text-ink">{nameOf(configurations, pair.configuration)}</span>
          </p>
          <CheckTable checks={pair.checks} kept={null} />
        </div>
      )}
    </div>
  )
}

const nameOf = (rows: readonly ConfigurationTest[], key: string): string => {
  const found = rows.find((row) => row.key === key)
  return found ? configurationName({ ...found, configuration: key }) : key
}

function ConfigurationTable({ rows }: { rows: readonly ConfigurationTest[] }) {
  return (
    <div className="scroll-x">
      <table className="w-full max-w-[760px]">
        <caption className="sr-only">Each configuration tested alone</caption>
        <thead>
          <tr className="border-b border-rule-strong [&>th]:pr-4 [&>th]:pb-1 [&>th]:whitespace-nowrap">
            <th scope="col">Configuration alone</th>
            {['Without', 'With', 'pp', 'p', 'q'].map((head) => (
              <th
                key={head}
                scope="col"
                className="text-right"
                title={head === 'p' ? MID_P : undefined}
              >
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, MOST_CONFIGURATIONS).map((row) => (
            <tr
              key={row.key}
              className="border-b last:border-0 [&>td]:py-[2px] [&>td]:pr-4 [&>td]:text-right [&>td]:whitespace-nowrap"
            >
              <th scope="row" className="pr-4 font-normal text-ink">
                {configurationName({ ...row, configuration: row.key })}
              </th>
              <td>
                {displayRate(row.without, '')} <Of n={row.nWithout} />
              </td>
              <td>
                {displayRate(row.with, '')} <Of n={row.nWith} />
              </td>
              <td className="font-[600]">{displayPoints(row.delta)}</td>
              <td title={row.reason ? NO_TEST_REASONS[row.reason] : undefined}>
                {displayTaskP(row)}
              </td>
              <td title={whyNoTaskQ(row)}>{displayTaskQ(row)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > MOST_CONFIGURATIONS && (
        <p className="mt-1 text-ink-3">
          {rows.length - MOST_CONFIGURATIONS} more on the page of the task
        </p>
      )}
      <p className="mt-1 text-ink-3">
        means in %, n = trials; q corrected for the configurations of this task, — where it{' '}
        {WHY_NO_Q}
        or all runs ended alike
      </p>
    </div>
  )
}

const Of = ({ n }: { n: number }) => <span className="text-ink-3">n {n}</span>
