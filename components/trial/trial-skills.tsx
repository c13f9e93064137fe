import { CarriedLink } from '@/components/site/carried-link'
import type { TrialAnswer } from '@/lib/analysis/trial/get-trial'
import { displayCounted } from '@/lib/display'
import { SKILL_FACTS } from '@/lib/domain/step'
import { shortHash, skillHref } from '@/lib/url/skill'
import { stepHash } from '@/lib/url/trial'
import { visibleName } from '@/lib/domain/visible-text'

type UsedSkill = TrialAnswer['skills'][number]
type SkillFact = (typeof SKILL_FACTS)[number]

/** What was read was loaded too, as the counts of a task say, though no log says so apart. */
const isImplied = (skill: UsedSkill, fact: SkillFact): boolean =>
  skill[fact] === null &&
  SKILL_FACTS.slice(SKILL_FACTS.indexOf(fact) + 1).some((later) => skill[later] !== null)

/** Whether a fact holds: where it happened, where a step shows it. */
function Fact({ skill, fact }: { skill: UsedSkill; fact: SkillFact }) {
  const evidence = skill[fact]
  if (isImplied(skill, fact))
    return (
      <span title="what comes after it shows it" className="text-help">
        yes
      </span>
    )
  if (evidence === null) return <span className="text-ink-3">no</span>
  // The evidence that a step gives begins with its number (lib/ingest/finish/skill-use.ts).
  const step = /^step (\d+):/.exec(evidence)?.[1]
  if (step === undefined) return <span className="text-help">yes</span>
  return (
    <a href={stepHash(Number(step))} className="text-help underline">
      step {step}
    </a>
  )
}

/** The text that a trial had of a skill; its newest where the version is not known. */
export const skillOfTrialHref = (
  { experiment }: TrialAnswer,
  { skill, version }: TrialAnswer['skills'][number],
) => skillHref(experiment.slug, skill, { version: version && shortHash(version) })

/** What the trial did with each skill: four facts, each with its evidence. */
export function TrialSkills({ trial }: { trial: TrialAnswer }) {
  const { skills } = trial
  if (skills.length === 0) {
    return (
      <p className="text-ink-3">
        {trial.skillUse === null
          ? 'Whether skills were used cannot be told from this log.'
          : 'No skill was offered or used.'}
      </p>
    )
  }
  return (
    <details open={skills.length <= 4}>
      <summary>
        <span className="font-[550]">{displayCounted(skills.length, 'skill')}</span>{' '}
        <span className="text-ink-3">
          {SKILL_FACTS.map(
            (fact) =>
              `${fact} ${skills.filter((skill) => skill[fact] !== null || isImplied(skill, fact)).length}`,
          ).join(' · ')}
        </span>
      </summary>
      <table className="mt-1 w-full text-xs">
        <thead>
          <tr className="border-b">
            <th scope="col" className="pr-2">
              Skill
            </th>
            {SKILL_FACTS.map((fact) => (
              <th key={fact} scope="col" className="px-2 text-center">
                {fact}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {skills.map((skill) => (
            <tr key={skill.skill} className="border-b">
              <th scope="row" className="py-1 pr-2 font-mono [overflow-wrap:anywhere] text-ink">
                <CarriedLink
                  href={skillOfTrialHref(trial, skill)}
                  className="underline underline-offset-2"
                >
                  {visibleName(skill.skill)}
                </CarriedLink>
              </th>
              {SKILL_FACTS.map((fact) => (
                <td key={fact} title={skill[fact] ?? undefined} className="px-2 text-center">
                  <Fact {...{ skill, fact }} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
