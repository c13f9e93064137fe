import { expect, test } from 'vitest'
import { finishTask } from './finish-task'
import type { SkillDraft, TaskDraft } from '@/lib/ingest/formats/reading/trial-draft'

const skill = (contentHash: string): SkillDraft => ({
  name: contentHash,
  contentHash,
  files: [{ path: 'SKILL.md', bytes: 3, text: 'one' }],
  skillFile: 'one',
})

const task = (...skills: readonly SkillDraft[]): TaskDraft => ({
  name: 'a task',
  file: 'task.toml',
  domain: null,
  category: null,
  difficulty: null,
  family: null,
  variant: null,
  split: null,
  tags: [],
  skills,
})

test('tokens of a skill that is stored are not counted again, those of others are', async () => {
  const asked: string[] = []
  const known = async (contentHash: string) => {
    asked.push(contentHash)
    return contentHash === 'stored' ? 77 : null
  }
  const found = await finishTask(task(skill('stored'), skill('new')), known)
  expect(found.task.skills?.map(({ tokens }) => tokens)).toEqual([77, 1])
  expect(found.task.skillTokens).toBe(78)
  expect(asked).toEqual(['stored', 'new'])
})
