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
  ['Claude Opus 4.5', 'claude-opus-4-5'],
  ['Claude Opus 4.5 (1M context)', 'claude-opus-4-5'],
  ['claude-opus-4-5[1m]', 'claude-opus-4-5'],
  ['claude-opus-4-5-20251101[1m]', 'claude-opus-4-5'],
  ['claude-opus-4-5-latest', 'claude-opus-4-5'],
  ['claude-4.5-opus', 'claude-opus-4-5'],
  ['claude-3.5-sonnet', 'claude-3-5-sonnet'],
  ['litellm_proxy/claude-opus-4-5', 'claude-opus-4-5'],
  ['litellm_proxy/bedrock/converse/eu.anthropic.claude-opus-4-5-20251101-v1:0', 'claude-opus-4-5'],
  ['bedrock/us-west-2/anthropic.claude-opus-4-5-v1:0', 'claude-opus-4-5'],
  [
    'arn:aws:bedrock:eu-west-1:000000000000:inference-profile/eu.anthropic.claude-opus-4-5-20251101-v1:0',
    'claude-opus-4-5',
  ],
  ['arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-premier-v1:0', 'nova-premier'],
  [
    'arn:aws:bedrock:us-east-1:000000000000:application-inference-profile/a1b2c3',
    'arn:aws:bedrock:us-east-1:000000000000:application-inference-profile/a1b2c3',
  ],
  ['vertex_ai/claude-opus-4-5@20251101', 'claude-opus-4-5'],
  ['fireworks_ai/accounts/fireworks/models/kimi-k2', 'kimi-k2'],
  ['gpt-4o-latest', 'gpt-4o-latest'],
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
