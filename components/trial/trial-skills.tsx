import type { TrialAnswer } from '@/lib/analysis/get-trial'
import { SKILL_FACTS } from '@/lib/domain/step'
import { stepHash } from '@/lib/url/trial'

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
  const read = skills.filter((skill) => skill.read !== null).length
  return (
    <details open={skills.length <= 4}>
      <summary>
        <span className="font-[550]">
          read {read} of {skills.length} skills
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
                {skill.skill}
              </th>
              {SKILL_FACTS.map((fact) => (
                <td key={fact} title={skill[fact] ?? undefined} className="px-2 text-center">
                  {skill[fact] === null ? (
                    <span className="text-ink-3">no</span>
                  ) : fact === 'read' && skill.firstReadStep !== null ? (
                    <a href={stepHash(skill.firstReadStep)} className="text-help underline">
                      step {skill.firstReadStep}
                    </a>
                  ) : (
                    <span className="text-help">yes</span>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
