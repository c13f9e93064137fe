import { expect, test } from 'vitest'
import { canonicalModel, isUnresolvedModel, modelInFolders } from './model-name'

test.each([
  ['claude-opus-4.6', 'claude-opus-4-6'],
  ['anthropic/claude-opus-4.6', 'claude-opus-4-6'],
  ['us.anthropic.claude-opus-4-5-20251101-v1:0', 'claude-opus-4-5'],
  ['bedrock/us.anthropic.claude-opus-4-5-20251101-v1:0', 'claude-opus-4-5'],
  ['claude-sonnet-4-5@20250929', 'claude-sonnet-4-5'],
  ['claude-haiku-4-5-20251001', 'claude-haiku-4-5'],
  ['openrouter/nousresearch/hermes-4-70b', 'hermes-4-70b'],
  ['openai/z-ai/glm-5', 'glm-5'],
  ['google/gemini-3-flash-preview', 'gemini-3-flash'],
  ['us.amazon.nova-premier-v1:0', 'nova-premier'],
  ['MiniMax-M2.1', 'minimax-m2.1'],
  ['gpt-5.2', 'gpt-5.2'],
  ['gpt-4o-2024-08-06', 'gpt-4o'],
  ['acme-labs/own-model', 'acme-labs/own-model'],
])('%s is %s', (logged, canonical) => {
  expect(canonicalModel(logged)).toBe(canonical)
  expect(canonicalModel(canonical)).toBe(canonical)
})

test('sonnet is whatever is served that day', () => {
  expect(isUnresolvedModel('anthropic/sonnet')).toBe(true)
  expect(isUnresolvedModel('claude-sonnet-4-6')).toBe(false)
})

test('a folder may name the model', () => {
  expect(modelInFolders(['predev-haiku-4-5__41.6', 'jobs'])).toEqual({
    model: 'haiku-4-5',
    folder: 'predev-haiku-4-5__41.6',
  })
  expect(modelInFolders(['jobs', 'sort-names'])).toBeNull()
})
