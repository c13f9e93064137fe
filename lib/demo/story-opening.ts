import type { DemoConfiguration } from './demo-configurations'
import type { DemoTask } from '@/lib/demo/tasks/demo-task'
import type { Moment } from './moment'
import type { Random } from './random'
import { SAY } from './sayings'
import { skillPath, skillText } from './skill-folder'

/** Lists the files and reads some of them. */
export function lookAround(task: DemoTask, agent: DemoConfiguration, random: Random): Moment[] {
  const listing = task.data
    .map((file) => `-rw-r--r-- 1 root root ${String(file.bytes).padStart(6)} ${file.name}`)
    .join('\n')
  const command = random.pick([
    'ls -l /root/data',
    'find /root/data -type f | head',
    'ls -lR /root/data',
  ])
  const first: Moment = {
    says: random.pick(SAY.start),
    deed: { kind: 'run', command },
    output: listing,
  }
  const seen = agent.isLarge ? task.data : task.data.slice(0, random.between(1, task.data.length))
  const reads = seen.map((file): Moment => ({
    says: random.pick(SAY.look),
    deed: random.chance(0.5)
      ? { kind: 'run', command: `head -n 12 /root/data/${file.name}` }
      : { kind: 'read', path: `/root/data/${file.name}` },
    output: file.head,
  }))
  return [first, ...reads]
}

/** Opens the first skill, perhaps its references, and runs its script. */
export function readSkill(task: DemoTask, agent: DemoConfiguration, random: Random): Moment[] {
  const skill = task.skills[0]!
  const script = skill.scripts[0]
  const moments: Moment[] = [
    {
      thought: `There is a skill for this: ${skill.name}. ${skill.description}`,
      says: random.pick(SAY.skill),
      deed: { kind: 'read', path: skillPath(skill, 'SKILL.md') },
      output: skillText(skill).trimEnd(),
    },
  ]
  if (skill.references.length > 0 && random.chance(agent.isLarge ? 0.8 : 0.4))
    for (const reference of skill.references)
      moments.push({
        says: random.pick(SAY.reference),
        deed: { kind: 'read', path: skillPath(skill, reference.path) },
        output: reference.text.trimEnd(),
      })
  if (script && random.chance(agent.isLarge ? 0.9 : 0.6))
    moments.push({
      says: random.pick(SAY.script),
      deed: {
        kind: 'run',
        command: `${script.path.endsWith('.sh') ? 'sh' : 'python3'} ${skillPath(skill, script.path)} ${script.call}`,
      },
      output: script.output,
    })
  return moments
}

/** Writes a skill document of its own, as asked. */
export function writeNotes(task: DemoTask, random: Random): Moment[] {
  const path = `/root/environment/skills/${task.tags[0]}.md`
  return [
    {
      thought: random.pick(SAY.notesThought),
      says: random.pick(SAY.notes),
      deed: { kind: 'write', path, text: `${task.ownNotes}\n` },
      output: '',
    },
    { says: random.pick(SAY.notesCheck), deed: { kind: 'read', path }, output: task.ownNotes },
  ]
}
