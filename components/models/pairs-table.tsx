import Link from 'next/link'
import { HoverNote } from '@/components/ui/hover-note'
import { standOf } from '@/lib/cells/list-model-pairs'
import type { ModelPairRow } from '@/lib/cells/pairs-by-policy'
import type { ModelsView } from '@/lib/analysis/model/compare-models'
import {
  displayCounted,
  displayNamedP,
  displayP,
  displayPoints,
  displayPointsInterval,
  displayRate,
} from '@/lib/display'
import { noninferiorityWords } from '@/lib/cells/noninferiority-words'
import type { AskedInterval } from '@/lib/domain/no-interval'
import { SIZE_BASES, type SizeBasis } from '@/lib/domain/model-size'
import { modelsHref, type ModelsParams } from '@/lib/url/models'
import { ConfigurationName } from './arm-name'
import { verdictTone } from './margin-chart'
import { sayTwoSizes, sizeWords } from './size-words'
import { right, rowClass, Table, wide, WIDE } from '@/components/ui/table'

const MOST_ROWS = 36
const FIRST_ROWS = 12

const BASIS_WORDS: Record<SizeBasis, string> = {
  reader: 'your choice',
  parameters: 'parameters',
  price: 'price',
  cost: 'cost a trial',
}

interface PairsTableProps {
  readonly view: ModelsView
  readonly rows: readonly ModelPairRow[]
  readonly params: ModelsParams
}

/** Cheaper or smaller models with skills against others without, in the order given. */
export function PairsTable(props: PairsTableProps) {
  const { rows } = props
  const more = rows.slice(FIRST_ROWS, MOST_ROWS)
  return (
    <>
      <PairRows {...props} rows={rows.slice(0, FIRST_ROWS)} />
      {more.length > 0 && (
        <details className="mt-2">
          <summary className="w-fit cursor-pointer text-ink-2 hover:text-ink">
            {displayCounted(more.length, 'more pair')}
          </summary>
          <PairRows {...props} rows={more} />
        </details>
      )}
      {rows.length > MOST_ROWS && (
        <p className="mt-2 text-xs text-ink-3">
          In the CSV: {displayCounted(rows.length - MOST_ROWS, 'further pair')}.
        </p>
      )}
    </>
  )
}

function PairRows({ view, rows, params }: PairsTableProps) {
  const { less, more } = sizeWords(view.pairs.pairs)
  const named = new Map(view.configurations.map((one) => [one.key, one]))
  const name = (key: string) => {
    const { harness, model } = named.get(key)!
    return <ConfigurationName configuration={key} harness={harness} model={model} />
  }
  return (
    <Table
      caption={`Models that are ${less}, with skills, against ${more} ones without`}
      least={900}
      hasLinks
      heads={[
        `${capital(less)}, with skills`,
        { label: `${capital(more)}, without`, className: WIDE },
        { label: 'Known by', className: WIDE },
        ...wide(right('First without skills, %', 'Rates, %')),
        ...right('Difference, pp'),
        ...wide(right('90 %', 'q')),
        'Verdict',
      ]}
    >
      {rows.map((pair) => (
        <Row
          key={`${pair.small}\n${pair.large}`}
          pair={pair}
          margin={params.margin}
          asked={view.contrast}
          small={name(pair.small)}
          large={name(pair.large)}
          sizes={sayTwoSizes(pair, (key) => named.get(key)!)}
          href={modelsHref(view.experiment.slug, {
            ...params,
            ...{ first: pair.small, firstCondition: null },
            ...{ second: pair.large, secondCondition: null },
          })}
        />
      ))}
    </Table>
  )
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

const STANDS = { ahead: 'ahead already', near: 'within 5 pp already', behind: null }

function Row({
  pair,
  margin,
  asked,
  small,
  large,
  sizes,
  href,
}: {
  pair: ModelPairRow
  margin: number
  asked: AskedInterval | null
  small: React.ReactNode
  large: React.ReactNode
  /** Both by what orders them; null where the reader chose. */
  sizes: string | null
  href: string
}) {
  const { comparison, basis, q, bare } = pair
  const stand = standOf(pair)
  const was = stand && STANDS[stand]
  return (
    <tr className={`${rowClass()} [&>td]:whitespace-nowrap`}>
      <td className="max-w-[250px] min-w-[150px] font-[450] wrap-anywhere whitespace-normal!">
        {small}
        <span className="block text-2xs font-normal text-ink-3 sm:hidden">
          for {large}
          {sizes && ` (${sizes})`}, {displayRate(comparison.first, '')} /{' '}
          {displayRate(comparison.second)}
          {was && `; without skills ${displayRate(bare)}, ${was}`}
        </span>
      </td>
      <td
        className={`max-w-[250px] min-w-[150px] font-[450] wrap-anywhere whitespace-normal! ${WIDE}`}
      >
        {large}
      </td>
      <td className={`text-xs text-ink-3 ${WIDE}`} title={SIZE_BASES[basis]}>
        {BASIS_WORDS[basis]}
        {sizes && <span className="block text-2xs">{sizes}</span>}
      </td>
      <td className={`text-right ${WIDE}`}>
        {displayRate(bare, '')}
        {was && <span className="block text-2xs text-ink-3">{was}</span>}
      </td>
      <td className={`text-right ${WIDE}`}>
        {displayRate(comparison.first, '')} / {displayRate(comparison.second, '')}
      </td>
      <td className={`text-right font-[600] ${verdictTone(comparison.verdict)}`}>
        {displayPoints(comparison.difference)}
        <span className="block text-2xs font-normal text-ink-3 sm:hidden">
          {displayPointsInterval(comparison.lower, comparison.upper)}
        </span>
      </td>
      <td className={`text-right text-ink-3 ${WIDE}`}>
        {displayPointsInterval(comparison.lower, comparison.upper)}
        <span className="block text-2xs">
          {displayCounted(comparison.nTasks, 'task')} ·{' '}
          {displayCounted(comparison.nTrials, 'trial')}
        </span>
      </td>
      <td className={`text-right text-ink-3 ${WIDE}`} title={sayCorrected(pair)}>
        {displayP(q)}
      </td>
      <td className="max-sm:whitespace-normal!">
        <Link href={href} scroll={false} className="underline underline-offset-2">
          {noninferiorityWords(comparison, margin, asked)}
        </Link>
        <RowPolicies pair={pair} margin={margin} asked={asked} />
      </td>
    </tr>
  )
}

/** Each claim has its own test and its own correction over all pairs of the table. */
const sayCorrected = ({ q, qBetter, qWorse }: ModelPairRow) =>
  `Corrected for all pairs of this table. Better: ${displayNamedP('q', qBetter)}; not worse: ${displayNamedP('q', q)}; worse by more than the margin: ${displayNamedP('q', qWorse)}.`

const POLICY_NAMES = { headline: 'headline', fail: 'strict', completed_only: 'completed only' }

/** The verdict under the other error policies, marked where one of them differs. */
function RowPolicies({
  pair,
  margin,
  asked,
}: {
  pair: ModelPairRow
  margin: number
  asked: AskedInterval | null
}) {
  if (pair.others.length === 0) return null
  const isChanged = pair.others.some(
    ({ comparison, holds }) =>
      comparison.verdict !== pair.comparison.verdict || holds !== pair.holds,
  )
  return (
    <span className={`ml-2 text-2xs ${isChanged ? 'font-[600] text-timeout' : 'text-ink-3'}`}>
      <HoverNote label={isChanged ? 'depends on errors' : 'errors'}>
        <span className="grid gap-1">
          {pair.others.map(({ policy, comparison }) => (
            <span key={policy}>
              {POLICY_NAMES[policy]}:{' '}
              <b className="font-[600] whitespace-nowrap text-ink">
                {displayPoints(comparison.difference, ' pp')}{' '}
                {displayPointsInterval(comparison.lower, comparison.upper)}
              </b>
              : {noninferiorityWords(comparison, margin, asked)}
            </span>
          ))}
        </span>
      </HoverNote>
    </span>
  )
}
