import type { DemoTask } from './demo-task'

const CODE_HEAD = `import json, re
text = open('/root/data/commits.txt').read()
commits = [c.strip() for c in text.split('----') if c.strip()]
current = json.load(open('/root/data/package.json'))['version']`

const CODE_TAIL = `major, minor, patch = map(int, current.split('.'))
version = {'major': f'{major + 1}.0.0', 'minor': f'{major}.{minor + 1}.0', 'patch': f'{major}.{minor}.{patch + 1}'}[bump]
json.dump({'from': current, 'to': version, 'bump': bump, 'reasons': reasons}, open('/root/out/release.json', 'w'))
print(current, '->', version, 'because of', reasons)`

export const changelogSemverBump: DemoTask = {
  name: 'changelog-semver-bump',
  domain: 'Software Engineering',
  category: 'software-engineering',
  difficulty: 'medium',
  tags: ['release', 'semver', 'git'],
  ask: `/root/data/commits.txt holds the commit messages since the last release, parted by a line of four dashes. Decide the next version by semantic versioning and write /root/out/release.json with from, to, bump and reasons (ids of the commits that decide it).`,
  data: [
    {
      name: 'commits.txt',
      bytes: 9318,
      head: `a41c9f2 fix: keep order of equal keys
----
77be013 feat(cli): accept several input files
----
d20f55e Merge branch 'config-file'

* read settings from skyline.toml

BREAKING CHANGE: the flag --config-json is gone
----`,
    },
    { name: 'package.json', bytes: 210, head: `{"name": "skyline", "version": "2.14.3"}` },
  ],
  checks: {
    'test_release.py::test_from_version': 'from must be 2.14.3',
    'test_release.py::test_bump_is_major':
      "assert 'minor' == 'major': d20f55e has a BREAKING CHANGE footer",
    'test_release.py::test_to_version': "assert '2.15.0' == '3.0.0'",
    'test_release.py::test_reasons_name_the_commit': "assert 'd20f55e' in ['77be013']",
  },
  skills: [
    {
      name: 'release-notes-style',
      description: 'Tone and layout of our release notes.',
      body: `# Release notes

- Present tense, one line a change, most visible first.
- Group: Changed, Added, Mended.
- A breaking change is named in the subject *or* in a footer \`BREAKING CHANGE:\`, also inside merge commits: read whole messages before deciding the version.
- Thank people by name.`,
      scripts: [],
      references: [
        {
          path: 'references/examples.md',
          text: `# Two notes we liked

## 1.4.0
Added: reads gzip without unpacking. Mended: the progress bar no longer goes backwards.

## 2.0.0
Changed: times are UTC everywhere; set SKYLINE_LOCAL=1 for the old way.
`,
        },
      ],
    },
  ],
  ways: {
    sound: {
      idea: 'A breaking change may stand in a footer, so whole messages count, merges too.',
      code: `${CODE_HEAD}
breaking = [c.split()[0] for c in commits if re.search(r'^BREAKING CHANGE:', c, re.M) or re.match(r'[0-9a-f]+ [a-z]+(?:[(].*?[)])?!:', c)]
features = [c.split()[0] for c in commits if re.match(r'[0-9a-f]+ feat', c)]
bump, reasons = ('major', breaking) if breaking else ('minor', features) if features else ('patch', [])
${CODE_TAIL}`,
      printed: "2.14.3 -> 3.0.0 because of ['d20f55e']",
      fails: [],
    },
    naive: {
      idea: 'Conventional commits: "!" means major, "feat" minor, all else patch.',
      code: `${CODE_HEAD}
subjects = [c.splitlines()[0] for c in commits]
breaking = [s.split()[0] for s in subjects if '!:' in s]
features = [s.split()[0] for s in subjects if re.match(r'[0-9a-f]+ feat', s)]
bump, reasons = ('major', breaking) if breaking else ('minor', features) if features else ('patch', [])
${CODE_TAIL}`,
      printed: "2.14.3 -> 2.15.0 because of ['77be013']",
      fails: [
        'test_release.py::test_bump_is_major',
        'test_release.py::test_to_version',
        'test_release.py::test_reasons_name_the_commit',
      ],
    },
  },
  skillLeadsTo: 'sound',
  readChance: 0,
  ownNotes: `# Semantic versioning
- "!" after the type: major
- feat: minor
- everything else: patch`,
  slip: {
    error: `Traceback (most recent call last):
  File "/root/solve.py", line 8, in <module>
    major, minor, patch = map(int, current.split('.'))
NameError: name 'current' is not defined`,
    lesson: 'I forgot to read the present version from package.json.',
    before: "commits = [c.strip() for c in text.split('----')]",
    after: `commits = [c.strip() for c in text.split('----') if c.strip()]
current = json.load(open('/root/data/package.json'))['version']`,
  },
  inspect: {
    command:
      'cat /root/out/release.json && grep -c . /root/data/commits.txt && grep -n BREAKING /root/data/commits.txt',
    good: `{"from": "2.14.3", "to": "3.0.0", "bump": "major", "reasons": ["d20f55e"]}
241
87:BREAKING CHANGE: the flag --config-json is gone`,
    bad: `{"from": "2.14.3", "to": "2.15.0", "bump": "minor", "reasons": ["77be013"]}
241
87:BREAKING CHANGE: the flag --config-json is gone`,
    alarm: 'Line 87 has a BREAKING CHANGE footer that my pattern on subjects does not see.',
  },
  passChance: {
    no_skills: [0.65, 0.35, 0.35],
    curated: [0.65, 0.35, 0.35],
    generated_before: [0.6, 0.35, 0.3],
  },
  hasPartialReward: false,
}
