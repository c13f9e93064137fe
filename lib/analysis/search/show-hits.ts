import type { Db } from '@/db/open-database'
import { listSteps } from '@/lib/analysis/trial/list-steps'
import { STEPS_OF_A_TRIAL } from '@/lib/domain/search'
import type { Step, StepKind } from '@/lib/domain/step'
import { matchExpression, type SearchPhrase } from '@/lib/trajectory/search-phrases'
import { shownTexts } from '@/lib/trajectory/shown-texts'
import { snippetOf, type SnippetPiece } from '@/lib/trajectory/snippet'
import {
  ADDRESSES_OF_TRIAL,
  KIND_BITS,
  kindNumber,
  readAddress,
} from '@/lib/trajectory/step-address'

/** A step that holds what was sought. */
export interface SearchHit {
  readonly step: number
  readonly kind: StepKind
  /** The tool that was called. */
  readonly tool: string | null
  readonly snippet: readonly SnippetPiece[]
}

const FIRST = `SELECT rowid AS address FROM step_text WHERE step_text MATCH :match AND rowid BETWEEN :from AND :to
    AND (:kind = '[]' OR (rowid & ${KIND_BITS}) IN (SELECT value FROM json_each(:kind)))
  ORDER BY rowid LIMIT ${STEPS_OF_A_TRIAL}`

/** Steps so near lie in one part of the trajectory, mostly: then it is unpacked once. */
const NEAR = 100

async function readSteps(db: Db, trialId: number, numbers: readonly number[]): Promise<Step[]> {
  const [first, last] = [numbers[0], numbers.at(-1)]
  if (first === undefined || last === undefined) return []
  if (last - first < NEAR) {
    const steps = await listSteps(db, { trialId, from: first, to: last })
    return steps.filter(({ number }) => numbers.includes(number))
  }
  const read = numbers.map((number) => listSteps(db, { trialId, from: number, to: number }))
  return (await Promise.all(read)).flat()
}

/** The first steps of a trial that hold the phrases, each with the place where it does. */
export async function showHits(
  db: Db,
  trialId: number,
  { phrases, kind }: { phrases: readonly SearchPhrase[]; kind: readonly StepKind[] },
): Promise<SearchHit[]> {
  const from = trialId * ADDRESSES_OF_TRIAL
  const { rows } = await db.$client.execute({
    sql: FIRST,
    args: {
      ...{ match: matchExpression(phrases), from, to: from + ADDRESSES_OF_TRIAL - 1 },
      kind: JSON.stringify(kind.map(kindNumber)),
    },
  })
  const numbers = rows.map(({ address }) => readAddress(Number(address)).step)
  return (await readSteps(db, trialId, numbers)).map((step) => ({
    step: step.number,
    kind: step.kind,
    tool: step.tool?.name ?? null,
    snippet: snippetOf(shownTexts(step), phrases),
  }))
}
