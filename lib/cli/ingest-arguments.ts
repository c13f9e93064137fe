import { existsSync, readFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { NO_OPTIONS, type ImportOptions } from '@/lib/domain/import'
import { CONDITION_HELP, parseCondition } from '@/lib/domain/parse-condition'
import { canonicalModel } from '@/lib/ingest/finish/model-name'
import { parseColumns } from '@/lib/domain/parse-columns'
import { parseDomains } from '@/lib/domain/parse-domains'
import { parseGivenMappings, type ParsedMappings } from '@/lib/domain/parse-mappings'
import { parseRulesText } from '@/lib/domain/parse-rules'
import { experimentSlugOf, isExperimentSlug } from '@/lib/domain/slug'
import { archiveFolder } from '@/lib/ingest/open/archive-path'

export const USAGE = `Usage: npm run ingest -- PATH… --experiment SLUG [options]

  PATH                 folders, log files, .zip, .tar or .tar.gz; or a cells.csv of published results
  --experiment SLUG    where it goes; made when it is not there. Without it: named after the first PATH
  --condition C        what skills the agent had: ${CONDITION_HELP}
  --harness H          the agent program
  --model M            the language model
  --reward-key NAME    which of a verifier's scores is the reward, where there are several
  --attempt NAME       which of a trial's attempts counts: a name, first or last
  --regrade WHICH      which copy of a trial counts, by when it finished: first or last (unless set)
  --one-dataset        tasks of one name are one task, whichever dataset the logs say they are of
  --columns ROLES      which columns of a table of trials say what: task=COLUMN,reward=COLUMN,…
  --mapping FILE       JSON: which files of a folder are trials and which field means what, where no format knows it
                       (docs/formats.md, “Folders of your own”); “proposed”: as the dry run proposes
  --rules FILE         JSON: rules that set what the logs do not say (docs/formats.md, “Rules”); kept with the
                       experiment and used again; a file with [] drops them
  --domains FILE       CSV of task,domain; wins over the mapping from categories
  --watch              goes on: takes in what appears or changes there, until Ctrl-C
  --dry-run            say what would happen, store nothing
  --json               one JSON object on standard output

Exit code: 0 something was read, 1 nothing could be, 2 wrong usage.`

export interface IngestArguments {
  readonly paths: readonly string[]
  readonly slug: string
  readonly options: ImportOptions
  readonly isDryRun: boolean
  readonly isJson: boolean
  readonly isWatching: boolean
}

/** Tables that belong to a published source lie beside each other. */
const BESIDE = ['tasks.csv', 'figures.csv', 'tables.json', 'citation.json']

const withNeighbours = (path: string) =>
  ['cells.csv', 'figures.csv', 'tables.json'].includes(basename(path))
    ? [path, ...BESIDE.map((name) => join(dirname(path), name)).filter((one) => existsSync(one))]
    : [path]

/** A path as it was meant: a package runs in a folder of its own, and says from where it was called. */
const asCalled = (path: string): string =>
  process.env.SKILLSCOPE_FROM ? resolve(process.env.SKILLSCOPE_FROM, path) : path

/** What a file says, as `parse` reads it: null where none is named, a sentence where it cannot be used. */
function readNamed<T>(
  flag: string,
  file: string | undefined,
  parse: (text: string) => T | string,
): T | null | string {
  if (file === undefined) return null
  let text: string
  try {
    text = readFileSync(asCalled(file), 'utf8')
  } catch {
    return `${flag}: ${file} cannot be read.`
  }
  const value = parse(text)
  return typeof value === 'string' ? `${flag}: ${value}` : value
}

const domainsOf = (text: string): NonNullable<ImportOptions['domains']> | string => {
  const { domains, problem } = parseDomains(text)
  return problem ?? domains
}

/** Mappings of a file; the word for those that a dry run proposes is the name of none. */
function mappingsOf(file: string | undefined): ParsedMappings {
  if (file === 'proposed') return { mappings: 'proposed' }
  const read = readNamed('--mapping', file, (text) => {
    const given = parseGivenMappings(text)
    return 'problem' in given ? given.problem : given
  })
  return typeof read === 'string' ? { problem: read } : (read ?? { mappings: null })
}

/** `runs/My job.zip` → `my-job`; `.` is the folder one stands in. */
const slugAfter = (path: string) => experimentSlugOf(archiveFolder(basename(resolve(path))))

const FLAGS = {
  experiment: { type: 'string' },
  condition: { type: 'string' },
  harness: { type: 'string' },
  model: { type: 'string' },
  'reward-key': { type: 'string' },
  attempt: { type: 'string' },
  regrade: { type: 'string' },
  'one-dataset': { type: 'boolean' },
  columns: { type: 'string' },
  domains: { type: 'string' },
  rules: { type: 'string' },
  mapping: { type: 'string' },
  watch: { type: 'boolean' },
  'dry-run': { type: 'boolean' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const

function parseFlags(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: FLAGS, allowPositionals: true })
  } catch (error) {
    return error instanceof Error ? error.message : 'Unknown arguments.'
  }
}

/** The command line as a job; a sentence when it is not used right, `help` when help is asked for. */
export function parseIngestArguments(args: readonly string[]): IngestArguments | string {
  const parsed = parseFlags(args)
  if (typeof parsed === 'string') return parsed
  const { values } = parsed
  const positionals = parsed.positionals.map(asCalled)
  if (values.help) return 'help'
  if (positionals.length === 0) return 'Name at least one file or folder.'
  if (values.watch && values['dry-run']) return '--watch stores what appears; without --dry-run.'
  const slug = values.experiment ?? slugAfter(positionals[0]!)
  if (!isExperimentSlug(slug)) {
    return `--experiment: “${slug}” is no slug: lower-case letters, digits and single hyphens, at most 64.`
  }
  const condition = values.condition === undefined ? null : parseCondition(values.condition)
  if (values.condition !== undefined && condition === null) {
    return `--condition: “${values.condition}” is not known. ${CONDITION_HELP}`
  }
  const { regrade = 'last' } = values
  if (regrade !== 'first' && regrade !== 'last')
    return `--regrade: “${regrade}” is not first or last.`
  const domains = readNamed('--domains', values.domains, domainsOf)
  if (typeof domains === 'string') return domains
  const rules = readNamed('--rules', values.rules, parseRulesText)
  if (typeof rules === 'string') return rules
  const given = mappingsOf(values.mapping)
  if ('problem' in given) return given.problem
  const columns = parseColumns(values.columns ?? '')
  if (typeof columns === 'string') return `--columns: ${columns}`
  const text = (value: string | undefined) => value?.trim() || null
  const model = text(values.model)
  const options = {
    ...NO_OPTIONS,
    condition,
    domains,
    columns,
    rules,
    ...given,
    harness: text(values.harness),
    rewardKey: text(values['reward-key']),
    attempt: text(values.attempt),
    regrade: regrade === 'first' ? ('first' as const) : null,
    isOneDataset: values['one-dataset'] ?? false,
    model: model && canonicalModel(model),
  }
  return {
    paths: [...new Set(positionals.flatMap(withNeighbours))],
    slug,
    options,
    isDryRun: values['dry-run'] ?? false,
    isJson: values.json ?? false,
    isWatching: values.watch ?? false,
  }
}
