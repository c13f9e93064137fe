import { expect, test } from 'vitest'
import { classifyTool } from './tool-category'

const categoryOf = (name: string, args = {}) => classifyTool(name, args).category

test('one kind of tool is one category, whatever the harness calls it', () => {
  for (const name of ['TodoWrite', 'update_plan', 'write_todos', 'task_tracker', 'SetTodoList']) {
    expect([name, categoryOf(name)]).toEqual([name, 'plan'])
  }
  for (const name of ['MultiEdit', 'NotebookEdit', 'apply_patch', 'functions.apply_patch']) {
    expect([name, categoryOf(name)]).toEqual([name, 'edit'])
  }
  expect(categoryOf('shell_command')).toBe('shell')
  expect(categoryOf('mcp__docs__web_search')).toBe('web')
  expect(categoryOf('book_flight')).toBe('other')
})

test('an editor of several verbs is what its verb says', () => {
  const by = (command: string) => categoryOf('file_editor', { command, path: '/a' })
  expect(['view', 'create', 'str_replace', 'insert'].map(by)).toEqual([
    'read',
    'write',
    'edit',
    'edit',
  ])
})
