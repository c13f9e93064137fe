import type { VerifierCheck } from '@/lib/domain/new-trial'
import { stringOrNull } from '@/lib/ingest/formats/reading/agent-log'
import { isRecord } from '@/lib/ingest/formats/reading/bundle-reader'
import { wordOf } from '@/lib/ingest/formats/reading/word-of'

type Fields = Readonly<Record<string, unknown>>

const records = (value: unknown): Fields[] => (Array.isArray(value) ? value.filter(isRecord) : [])
const fields = (value: unknown): Fields => (isRecord(value) ? value : {})

const calledWith = (one: Fields, name: unknown): string =>
  `${wordOf(name)}(${JSON.stringify(one.arguments ?? {})})`

const check = (name: string, passed: unknown, message: unknown = null): VerifierCheck => ({
  name: name.slice(0, 500),
  status: passed === true ? 'passed' : passed === false ? 'failed' : 'skipped',
  durationMs: null,
  message: stringOrNull(message)?.slice(0, 4000) ?? null,
})

/** What was looked at for a reward, each under a name of its own; not all of it counts for the reward. */
export function readChecks(reward: Fields): VerifierCheck[] {
  const database = fields(reward.db_check)
  const checks = [
    ...('db_match' in database ? [check('database', database.db_match)] : []),
    ...records(reward.env_assertions).map((one) => {
      const asked = fields(one.env_assertion)
      return check(`environment: ${calledWith(asked, asked.func_name)}`, one.met)
    }),
    ...records(reward.action_checks).map((one) => {
      const action = fields(one.action)
      return check(`action: ${calledWith(action, action.name)}`, one.action_match)
    }),
    ...records(reward.nl_assertions).map((one) =>
      check(`assertion: ${wordOf(one.nl_assertion)}`, one.met, one.justification),
    ),
    ...records(reward.communicate_checks).map((one) =>
      check(`told the user: ${wordOf(one.info)}`, one.met, one.justification),
    ),
  ]
  const seen = new Map<string, number>()
  return checks.map((one) => {
    const count = (seen.get(one.name) ?? 0) + 1
    seen.set(one.name, count)
    return count === 1 ? one : { ...one, name: `${one.name} (${count})` }
  })
}
