import { parseArgs } from 'node:util'
import { DEFAULT_QUESTION, type ViewQuestion } from '@/lib/cells/describe-contrast'
import { ERROR_POLICIES } from '@/lib/domain/error-policy'
import { parseClaims, type ClaimName, type VerdictClaims } from '@/lib/domain/verdict-claims'

export const USAGE = `Usage: npm run verdict -- SLUG CLAIM… [options]

Says whether claims hold of an experiment, for a job that shall fail where they do not.

Claims, all of which must hold:
  --max-harms N       at most N tasks are shown to be harmed
  --min-gain-low X    the interval of the gain begins at X or above (0.05 is 5 percentage points)
  --min-tasks N       at least N tasks are in the gain

Options:
  --without KEY, --with KEY   which conditions are compared
  --policy headline|fail|completed_only   how errors count
  --json              the answer as JSON
  --database URL      another database (file:PATH, http(s)://…, libsql://…)

Exit codes: 0 the claims hold, 1 one does not, 2 wrong usage or no such experiment or database,
3 the data cannot tell, 4 it crashed.`

const FLAGS: Record<ClaimName, 'max-harms' | 'min-gain-low' | 'min-tasks'> = {
  maxHarms: 'max-harms',
  minGainLow: 'min-gain-low',
  minTasks: 'min-tasks',
}

export interface VerdictArguments {
  readonly slug: string
  readonly claims: VerdictClaims
  readonly question: ViewQuestion
  readonly isJson: boolean
  readonly database: string | null
}

const text = { type: 'string' } as const
const flag = { type: 'boolean' } as const
const OPTIONS = {
  ...{ 'max-harms': text, 'min-gain-low': text, 'min-tasks': text },
  ...{ without: text, with: text, policy: text, database: text },
  ...{ json: flag, help: flag },
} as const

/** A negative number is a value, not an option: `--min-gain-low -0.05`. */
const joined = (args: readonly string[]) =>
  args.flatMap((arg, at) => {
    if (/^-\.?\d/.test(arg) && args[at - 1]?.startsWith('--')) return []
    const next = args[at + 1]
    return arg.startsWith('--') && next !== undefined && /^-\.?\d/.test(next)
      ? `${arg}=${next}`
      : arg
  })

/** What was asked; `help`, or a sentence where it cannot be read. */
export function parseVerdictArguments(args: readonly string[]): VerdictArguments | string {
  let parsed
  try {
    parsed = parseArgs({ args: joined(args), options: OPTIONS, allowPositionals: true })
  } catch (error) {
    return (error as Error).message
  }
  const { values, positionals } = parsed
  if (values.help) return 'help'
  const [slug, ...more] = positionals
  if (slug === undefined || more.length > 0) return 'Name one experiment by its slug.'
  const claims = parseClaims(
    (name) => values[FLAGS[name]] ?? null,
    (name) => `--${FLAGS[name]}`,
  )
  if (typeof claims === 'string') return claims
  const policy = ERROR_POLICIES.find((one) => one === (values.policy ?? DEFAULT_QUESTION.policy))
  if (!policy) return `--policy takes ${ERROR_POLICIES.join(', ')}, not “${values.policy}”.`
  const { without = null, with: other = null } = values
  return {
    ...{ slug, claims, isJson: values.json ?? false, database: values.database ?? null },
    question: { ...DEFAULT_QUESTION, policy, without, with: other },
  }
}
