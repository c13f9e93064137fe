import type { PlannedTrial } from './plan-trials'
import { skillPath } from './skill-folder'

/** The first message of a trial: who the agent is and, where there are any, which skills it has. */
export function systemPrompt(trial: PlannedTrial): string {
  const { agent } = trial
  const lines = [
    `You are ${agent.harness}, an agent that works in a Linux container through its tools.`,
    'Input lies in /root/data. Write results to /root/out. There is no network.',
  ]
  if (trial.condition === 'curated')
    lines.push(
      '',
      'Available skills:',
      ...trial.task.skills.map(
        (skill) => `- ${skill.name}: ${skill.description} (${skillPath(skill, 'SKILL.md')})`,
      ),
      'Open SKILL.md of a skill when it fits the task.',
    )
  return lines.join('\n')
}

/** What the agent is asked; under `generated_before` also to write skills first. */
export const userPrompt = ({ task, condition }: PlannedTrial): string =>
  condition === 'generated_before'
    ? `${task.ask}

## Important: Generate Skills First

Before you solve the task, write one to five short documents into environment/skills/ with what one has to know for tasks like this one. Then solve the task with their help.`
    : task.ask
