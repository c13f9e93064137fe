import type { DemoFile, DemoSkill, DemoTask } from '@/lib/demo/tasks/demo-task'
import { AGENT_TIMEOUT_SEC } from './plan-trials'

const SKILLS_FOLDER = '/root/.skills'

/** Where a skill of the demo is mounted. */
export const skillPath = (skill: DemoSkill, file: string): string =>
  `${SKILLS_FOLDER}/${skill.name}/${file}`

/** SKILL.md as it lies in the folder. */
export const skillText = (skill: DemoSkill): string =>
  `---\nname: ${skill.name}\ndescription: ${skill.description}\n---\n\n${skill.body}\n`

/** The folder of a task: its description, its image and the skills it offers. */
export function* taskFolder(task: DemoTask, name: string): Generator<DemoFile> {
  const folder = `tasks/${name}`
  yield { path: `${folder}/task.toml`, text: taskToml(task) }
  yield { path: `${folder}/instruction.md`, text: `${task.ask}\n` }
  yield {
    path: `${folder}/environment/Dockerfile`,
    text: `FROM python:3.12-slim\nCOPY data /root/data\nCOPY skills ${SKILLS_FOLDER}\n`,
  }
  for (const skill of task.skills) {
    const skillFolder = `${folder}/environment/skills/${skill.name}`
    yield { path: `${skillFolder}/SKILL.md`, text: skillText(skill) }
    for (const file of [...skill.scripts, ...skill.references])
      yield { path: `${skillFolder}/${file.path}`, text: file.text }
  }
}

const taskToml = (task: DemoTask) => `version = "1.0"

[metadata]
author_name = "Skillscope demo generator"
difficulty = "${task.difficulty}"
category = "${task.category}"
tags = [${task.tags.map((tag) => `"${tag}"`).join(', ')}]

[verifier]
timeout_sec = 300.0

[agent]
timeout_sec = ${AGENT_TIMEOUT_SEC}.0

[environment]
build_timeout_sec = 600.0
cpus = 1
memory_mb = 2048
`
