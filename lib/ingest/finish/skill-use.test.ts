import { expect, test } from 'vitest'
import type { Json } from '@/lib/domain/json'
import { detectSkillUse } from './skill-use'
import { draftStep, toolCall } from '@/lib/ingest/formats/reading/step-draft'
import { numberSteps } from './number-steps'

type Call = readonly [name: string, args: Json, output?: string, isError?: boolean]

/** `read pdf@1`: the fact, the skill and the step that shows it. */
const marksOf = (...calls: Call[]) => {
  const drafts = calls.map(([name, args, output, isError]) =>
    draftStep('tool', 1, '', {
      tool: toolCall({ name, arguments: args, output: output ?? 'ok', isError: isError ?? null }),
    }),
  )
  return detectSkillUse(numberSteps(drafts), []).steps.flatMap((step) =>
    step.skillMarks.map((mark) => `${mark.fact} ${mark.skill}@${step.number}`),
  )
}
const shell = (command: string, output?: string): Call => ['bash', { command }, output]

test.each<[string, Call, string[]]>([
  ['cat', shell('cat ~/.claude/skills/pdf/SKILL.md'), ['read pdf@1']],
  ['sed', shell(`sed -n '1,80p' /root/.codex/skills/pdf/SKILL.md`), ['read pdf@1']],
  ['head after cd', shell('cd /root/.claude/skills/pdf && head -50 SKILL.md'), ['read pdf@1']],
  [
    'keystrokes',
    ['bash_command', { keystrokes: 'cat /app/skills/pdf/SKILL.md\n' }],
    ['read pdf@1'],
  ],
  [
    'several in one command',
    shell('cat /s/skills/a/SKILL.md /s/skills/b/SKILL.md'),
    ['read a@1', 'read b@1'],
  ],
  [
    'a glob, by what came back',
    shell('cat /s/skills/*/SKILL.md', '---\nname: a\n---\n---\nname: b\n---'),
    ['read a@1', 'read b@1'],
  ],
  ['a read tool', ['Read', { file_path: '/root/.claude/skills/pdf/SKILL.md' }], ['read pdf@1']],
  ['the Skill tool', ['Skill', { skill: 'pdf' }], ['read pdf@1']],
  ['the Skill tool of a plugin', ['Skill', { skill: 'office:pdf' }], ['read pdf@1']],
  [
    'a search that shows lines of one',
    [
      'Grep',
      { pattern: '.*', path: '/repo/skills/pdf/SKILL.md', output_mode: 'content' },
      '1:name: pdf',
    ],
    ['read pdf@1'],
  ],
  [
    'a search over a folder that shows lines',
    [
      'Grep',
      { pattern: 'x', path: '/repo/skills', output_mode: 'content' },
      '/repo/skills/pdf/SKILL.md:3:Use x.\n/repo/skills/xls/SKILL.md-4-And x.',
    ],
    ['read pdf@1', 'read xls@1'],
  ],
  [
    'a search that lists files',
    ['Grep', { pattern: 'x', path: '/repo' }, 'Found 1 file\n/repo/skills/pdf/SKILL.md'],
    [],
  ],
  [
    'a search in one that finds nothing',
    [
      'Grep',
      { pattern: 'x', path: '/repo/skills/pdf/SKILL.md', output_mode: 'content' },
      'No matches found',
    ],
    [],
  ],
  [
    'a search for files',
    ['Glob', { pattern: '**/SKILL.md', path: '/repo' }, '/repo/skills/pdf/SKILL.md'],
    [],
  ],
  [
    'grep over a folder',
    shell('grep -rn pages skills/', 'skills/pdf/SKILL.md:7:Count the pages.'),
    ['read pdf@1'],
  ],
  ['grep for files', shell('grep -l pages skills/pdf/SKILL.md', 'skills/pdf/SKILL.md'), []],
  ['grep that counts', shell('grep pages skills/pdf/SKILL.md -c', '3'), []],
  [
    'grep in one',
    shell('grep -n "the; pages" skills/pdf/SKILL.md', '7:Count the; pages.'),
    ['read pdf@1'],
  ],
  ['grep in one that finds nothing', shell('grep -n pages skills/pdf/SKILL.md', ''), []],
  ['grep in its folder', shell('cd skills/pdf && grep -n pages SKILL.md', ''), []],
  [
    'grep for the name of one',
    shell('grep -rn "skills/pdf/SKILL.md" docs', 'docs/a.md:3:see skills/pdf/SKILL.md: how to'),
    [],
  ],
  [
    'grep beside other commands, by a word of its pattern',
    shell('ls; grep -i PAGES skills/pdf/SKILL.md', 'a.txt\nCount the pages.'),
    ['read pdf@1'],
  ],
  [
    'grep beside other commands that finds nothing',
    shell('ls; grep -i pages skills/pdf/SKILL.md', 'a.txt'),
    [],
  ],
  [
    'grep beside other commands, for a sign',
    shell('ls -la; grep -n "^#" skills/pdf/SKILL.md', 'a.txt\n1:# Count pages'),
    ['read pdf@1'],
  ],
  [
    'grep beside other commands, for a short ending',
    shell('grep -nE "\\.py" skills/pdf/SKILL.md && ls', '7:Run a.py\na.txt'),
    ['read pdf@1'],
  ],
  [
    'grep beside other commands, for a whole word',
    shell('ls; grep -n "\\bPDF\\b" skills/pdf/SKILL.md', 'a.txt\n7:Count the pages of a PDF.'),
    ['read pdf@1'],
  ],
  [
    'grep for a sign beside other commands where nothing was printed',
    shell('grep -n "^#" skills/pdf/SKILL.md; true', ''),
    [],
  ],
  [
    'a search over files that name one',
    [
      'Grep',
      { pattern: 'skills/pdf', path: '/repo', output_mode: 'content' },
      'docs/a.md:3:/root/skills/pdf/SKILL.md: how to\ndocs/a.md-4-/root/skills/xls/SKILL.md: more',
    ],
    [],
  ],
  [
    'a search that tells lines under the file',
    [
      'search_file_content',
      { pattern: 'x' },
      'Found 1 match\n---\nFile: skills/pdf/SKILL.md\nL3: Use x.',
    ],
    ['read pdf@1'],
  ],
  [
    'a search in the folder of skills, told from there',
    [
      'Grep',
      { pattern: 'x', path: '/root/.claude/skills/', output_mode: 'content' },
      'pdf/SKILL.md:3:Use x.',
    ],
    ['read pdf@1'],
  ],
  [
    'find that shows each',
    shell('find . -name SKILL.md -exec cat {} +', '---\nname: pdf\n---\n# PDF'),
    ['read pdf@1'],
  ],
  [
    'a loop',
    shell('for d in skills/*/; do head -40 "$d/SKILL.md"; done', '---\nname: pdf\n---'),
    ['read pdf@1'],
  ],
  [
    'several files at once',
    ['read_many_files', { paths: ['a.txt', '/s/skills/pdf/SKILL.md'] }],
    ['read pdf@1'],
  ],
  ['load_skill', ['load_skill', { skill: 'pdf' }], ['read pdf@1']],
  ['a load that finds nothing', ['load_skill', { skill: 'pdf' }, 'Skill not found: pdf'], []],
  [
    'a read that fails',
    shell('cat /s/skills/pdf/SKILL.md', 'cat: /s/skills/pdf/SKILL.md: No such file or directory'),
    [],
  ],
  ['a listing', shell('ls -la ~/.claude/skills/pdf/'), []],
  ['a search for skills', shell('find / -name SKILL.md -path "*skills/pdf/SKILL.md"'), []],
  [
    'writing one',
    shell("mkdir -p skills/pdf && cat > skills/pdf/SKILL.md << 'EOF'\n# PDF\nEOF"),
    [],
  ],
  [
    'a skill that the harness brings',
    shell('cat /root/.codex/skills/.system/skill-creator/SKILL.md'),
    [],
  ],
  ['a skill of a package', shell('cat /usr/lib/node_modules/openclaw/skills/weather/SKILL.md'), []],
  ['a script', shell('python3 ~/.claude/skills/pdf/scripts/fill.py form.pdf'), ['executed pdf@1']],
  [
    'a script that fails',
    ['bash', { command: 'bash /s/skills/pdf/scripts/run.sh' }, 'oops', true],
    ['executed pdf@1'],
  ],
  [
    'a script that is not there',
    shell('python3 /s/skills/pdf/x.py', "python3: can't open file '/s/skills/pdf/x.py'"),
    [],
  ],
  ['a script itself', shell('cd /tmp; /s/skills/pdf/scripts/fill.sh'), ['executed pdf@1']],
  ['looking at a script', shell('cat /s/skills/pdf/scripts/fill.py'), []],
  [
    'code that takes in the skill',
    shell("python3 - <<'EOF'\nimport sys\nsys.path.append('/s/skills/pdf/scripts')\nEOF"),
    ['executed pdf@1'],
  ],
  ['another word', shell('cat soft-skills.md'), []],
])('%s', (_, call, expected) => {
  expect(marksOf(call)).toEqual(expected)
})

test('a file that takes in a skill’s code counts when it is run, not when it is written', () => {
  const code =
    "import sys\nsys.path.append('/root/.opencode/skills/mesh/scripts')\nfrom mesh_tool import M"
  expect(
    marksOf(
      ['write', { path: '/root/weigh.py', content: code }],
      shell('ls'),
      shell('cd /root && python3 weigh.py'),
    ),
  ).toEqual(['executed mesh@3'])
})

test('skills that the first message of a harness lists with their files were offered', () => {
  const prompt = [
    'You work in a container. Skills live in /root/.skills/NAME/SKILL.md.',
    'Available skills:',
    '- aging: House method for reports. (/root/.skills/aging/SKILL.md)',
    '- creator: Makes skills. (file: /root/.codex/skills/.system/creator/SKILL.md)',
    '<skill><name>pdf</name><description>Reads PDF.</description>',
    '<location>file:///s/pdf/SKILL.md</location></skill>',
  ].join('\n')
  const offered = (kind: 'system' | 'user', text: string) =>
    detectSkillUse(numberSteps([draftStep(kind, 1, text), draftStep('message', 2, 'Yes.')]), [])
  const { steps, skillUses } = offered('system', prompt)
  expect(skillUses.map(({ skill, facts }) => [skill, facts.offered, facts.read])).toEqual([
    ['aging', 'step 1: - aging: House method for reports. (/root/.skills/aging/SKILL.md', null],
    ['pdf', expect.stringMatching(/^step 1: <name>pdf<\/name>/), null],
  ])
  expect(steps[0]!.skillMarks.map(({ skill, fact }) => `${skill} ${fact}`)).toEqual([
    'aging offered',
    'pdf offered',
  ])
  // What a person asks for may name the file of a skill that is nowhere.
  expect(offered('user', '- write a skill: put it in /out/write/SKILL.md').skillUses).toEqual([])
})
