// Skills that a harness brings itself, in every condition. They say nothing about the condition
// and are no skills of the task. Edit when a harness gains one.

/** Claude Code lists these at start whatever is mounted (seen in versions up to 2.1). */
export const CLAUDE_OWN_SKILLS: ReadonlySet<string> = new Set([
  'batch',
  'claude-api',
  'claude-developer-platform',
  'code-review',
  'debug',
  'deep-research',
  'fewer-permission-prompts',
  'init',
  'insights',
  'keybindings-help',
  'loop',
  'review',
  'run',
  'run-skill-generator',
  'schedule',
  'security-review',
  'session-start-hook',
  'simplify',
  'statusline',
  'update-config',
  'verify',
])

/** codex brings `.system` skills in every condition; packages bring their own: they are not the task's. */
export const isOwnSkill = (path: string): boolean => /\/\.system\/|\/node_modules\//.test(path)
