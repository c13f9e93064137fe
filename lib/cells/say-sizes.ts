import { displayCount, displayCounted, displayNamedP } from '@/lib/display'
import { SKILL_SIZE_WORDS } from '@/lib/domain/skill-size'
import type { SizeFinding } from './answer-sizes'

/** The name of a class without its limits: `compact, < 1k` gives `compact`. */
export const shortOf = (label: string) => label.replace(/,.*$/, '')

const points = (size: number) => `${(Math.abs(size) * 100).toFixed(1)} points`

function sayFound({ size, found, verdict, raw }: SizeFinding): string[] {
  const [largest] = [...found].sort(
    (one, two) => Math.abs(two.difference!) - Math.abs(one.difference!),
  )
  const how =
    verdict === 'rises' || verdict === 'falls'
      ? [`The gain ${verdict} with the ${SKILL_SIZE_WORDS[size]} (${displayNamedP('p', raw.p)}).`]
      : []
  if (!largest) return how
  const more = found.length > 1 ? `; so do ${displayCounted(found.length - 1, 'more pair')}` : ''
  const than = largest.difference! < 0 ? 'less' : 'more'
  return [
    ...how,
    `By ${SKILL_SIZE_WORDS[size]}, tasks of the class ${shortOf(largest.first)} gain ${points(largest.difference!)} ${than} than those of ${shortOf(largest.second)} (${displayNamedP('q', largest.q)})${more}.`,
  ]
}

const listed = (words: readonly string[]) =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`

/** Whether larger skills help more, by each size that is known, findings first; empty where none is. */
export function saySizes(findings: readonly SizeFinding[]): string[] {
  if (findings.length === 0) return []
  const varied = findings.filter(({ only }) => only === null)
  const said = varied.flatMap(sayFound)
  const open = varied.filter((one) => sayFound(one).length === 0)
  const words = open.map(({ size }) => SKILL_SIZE_WORDS[size])
  const constant = findings.flatMap(({ only, nKnown, size }) =>
    only === null
      ? []
      : [
          `${nKnown === 1 ? 'The one task' : `All ${displayCount(nKnown)} tasks`} that ${nKnown === 1 ? 'is known has' : 'are known have'} the same ${SKILL_SIZE_WORDS[size]} (${displayCount(only)}), so that nothing can be said by it.`,
        ],
  )
  return [
    ...said,
    ...(words.length > 0
      ? [`Whether the gain changes with the ${listed(words)} cannot be told yet.`]
      : []),
    ...constant,
    ...(said.length > 0 ? ['Sizes were not assigned at random: this is no proof of cause.'] : []),
  ]
}
