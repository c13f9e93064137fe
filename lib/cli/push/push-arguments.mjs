import { existsSync, readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'

export const USAGE = `Usage: npm run push -- PATH… --to URL --experiment SLUG [options]

Sends logs to a server and waits for the report of their import.

  PATH               folders, log files, archives
  --to URL           the server, such as https://skills.example.org or http://127.0.0.1:3000
  --experiment SLUG  where the logs go; made when it is not there
  --token TOKEN      a token of the role uploader; better in SKILLSCOPE_TOKEN, which other people on
                     this machine do not see. A server on loopback needs none
  --condition C, --harness H, --model M, --reward-key NAME, --attempt NAME, --regrade WHICH,
  --one-dataset, --columns ROLES, --mapping FILE, --rules FILE, --domains FILE
                     as for npm run ingest
  --json             the import as JSON

Cut off, the same command goes on where it was, for 24 hours.

Exit codes: 0 imported, 1 nothing could be read, 2 wrong usage, 3 the server refused or is gone.`

const text = { type: 'string' }
const flag = { type: 'boolean' }
const OPTIONS = {
  ...{ to: text, token: text, experiment: text, condition: text, harness: text, model: text },
  ...{ 'reward-key': text, attempt: text, regrade: text },
  ...{ columns: text, mapping: text, rules: text, domains: text },
  ...{ 'one-dataset': flag, json: flag, help: flag },
}

/** `http://host:port` of a server; null where the text is none. */
function originOf(text) {
  if (!URL.canParse(text)) return null
  const { protocol, origin } = new URL(text)
  return ['http:', 'https:'].includes(protocol) ? origin : null
}

/**
 * What was asked; `help`, or a sentence where it cannot be read.
 * @param {readonly string[]} args @param {Record<string, string | undefined>} env
 */
export function parsePushArguments(args, env) {
  let parsed
  try {
    parsed = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true })
  } catch (error) {
    return error.message
  }
  const { values, positionals: paths } = parsed
  if (values.help) return 'help'
  const to = originOf(values.to ?? '')
  if (to === null) return 'Name the server: --to https://skills.example.org.'
  if (!values.experiment) return 'Name the experiment: --experiment SLUG.'
  const missing = paths.find((path) => !existsSync(path))
  if (paths.length === 0) return 'Name what is to be sent.'
  if (missing !== undefined) return `There is nothing at ${missing}.`
  for (const flag of ['domains', 'rules', 'mapping'])
    if (!canBeRead(flag, values[flag])) return `--${flag}: ${values[flag]} cannot be read.`
  return {
    ...{ paths, to, isJson: values.json ?? false },
    token: values.token ?? env.SKILLSCOPE_TOKEN ?? null,
    settings: settingsOf(values),
  }
}

/** The word for the mappings that a dry run proposes is the name of no file. */
const isWord = (flag, value) => flag === 'mapping' && value === 'proposed'

const canBeRead = (flag, value) => value === undefined || isWord(flag, value) || existsSync(value)

/** What a named file says; absent: nothing. */
const said = (flag, value) =>
  value === undefined || isWord(flag, value) ? value : readFileSync(value, 'utf8')

/** Settings as the API takes them. */
function settingsOf(values) {
  const { experiment, condition, harness, model, columns, attempt, regrade } = values
  return {
    ...{ experiment, condition, harness, model, columns, rewardKey: values['reward-key'] },
    ...{ attempt, regrade, oneDataset: values['one-dataset'] },
    domains: said('domains', values.domains),
    rules: said('rules', values.rules),
    mappings: said('mapping', values.mapping),
  }
}
