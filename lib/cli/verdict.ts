// `npm run verdict -- SLUG --max-harms 0 --min-gain-low 0`: whether claims hold of an experiment, by exit code.
import { existsSync } from 'node:fs'
import { databaseToken, databaseUrl } from '@/db/database-url'
import { openDatabase } from '@/db/open-database'
import { judgeExperiment, type VerdictAnswer } from '@/lib/analysis/verdict/judge-experiment'
import { isUpToDate } from '@/lib/server/prepare-database'
import { parseVerdictArguments, USAGE, type VerdictArguments } from './verdict-arguments'

const EXIT = { holds: 0, fails: 1, usage: 2, unknown: 3, crash: 4 } as const

const HOLDS = { true: 'holds', false: 'DOES NOT HOLD', null: 'cannot be told' } as const

function answerText({ holds, claims, why, verdict, harm, harmed }: VerdictAnswer): string {
  if (why !== null) return why
  return [
    [verdict, harm].filter(Boolean).join(' '),
    ...claims.map((one) => `- ${one.says} ${capital(HOLDS[`${one.holds}`])}.`),
    ...(harmed.length > 0 ? [`Shown to be harmed: ${harmed.join(', ')}.`] : []),
    `The claim ${HOLDS[`${holds}`]}.`,
  ].join('\n')
}

const capital = (text: string) => `${text[0]!.toUpperCase()}${text.slice(1)}`

async function judge({ slug, claims, question, isJson, database }: VerdictArguments) {
  const url = database ?? databaseUrl()
  // Opening a file that is not there would make one.
  if (url.startsWith('file:') && !existsSync(url.slice('file:'.length)))
    return `There is no database at ${url}.`
  const db = openDatabase(url, databaseToken())
  try {
    if (!(await isUpToDate(db)))
      return 'Another version made this database: start the server or import something first.'
    const answer = await judgeExperiment(db, slug, { ...question, claims })
    if (!answer) return `There is no experiment “${slug}”.`
    console.log(isJson ? JSON.stringify(answer) : answerText(answer))
    return answer.holds
  } finally {
    db.$client.close()
  }
}

function exitCodeOf(found: string | boolean | null): number {
  if (typeof found === 'string') return EXIT.usage
  if (found === null) return EXIT.unknown
  return found ? EXIT.holds : EXIT.fails
}

const args = parseVerdictArguments(process.argv.slice(2))
if (args === 'help') console.log(USAGE)
else if (typeof args === 'string') {
  console.error(`${args}\n\n${USAGE}`)
  process.exitCode = EXIT.usage
} else {
  try {
    const found = await judge(args)
    if (typeof found === 'string') console.error(found)
    process.exitCode = exitCodeOf(found)
  } catch (error) {
    // Node would end with 1, which says that a claim does not hold.
    console.error(error)
    process.exitCode = EXIT.crash
  }
}
