import type { DemoTask } from './demo-task'

const CODE_HEAD = `import csv, sys, unicodedata
rows = list(csv.reader(open('/root/data/places.csv', encoding='utf-8')))`

const CODE_TAIL = `columns = [max(width(r[i]) for r in rows) for i in range(len(rows[0]))]
with open('/root/out/table.txt', 'w', encoding='utf-8') as f:
    for r in rows:
        f.write(' | '.join(cell + ' ' * (columns[i] - width(cell)) for i, cell in enumerate(r)) + chr(10))
print(len(rows), 'rows, columns', columns)`

export const tableCellWidth: DemoTask = {
  name: 'table-cell-width',
  domain: 'Software Engineering',
  category: 'software-engineering',
  difficulty: 'medium',
  tags: ['unicode', 'terminal', 'formatting'],
  ask: `Print /root/data/places.csv as a table to /root/out/table.txt: cells parted by " | ", each column padded with spaces so that the bars stand below each other in a terminal. Names are in Latin, Greek, Japanese, Korean and Hindi script, and some hold accents written as combining marks.`,
  data: [
    {
      name: 'places.csv',
      bytes: 1944,
      head: `name,country,people
Tromsø,Norway,78745
東京,日本,14094034
서울,대한민국,9411260
São Tomé,São Tomé e Príncipe,87880`,
    },
  ],
  checks: {
    'test_table.py::test_row_count': 'expected 61 rows',
    'test_table.py::test_latin_rows_align': 'bars of the Latin rows do not align',
    'test_table.py::test_wide_rows_align':
      'assert 16 == 14: bar of 東京 stands two cells to the right',
    'test_table.py::test_combining_marks_align': 'assert 19 == 20: combining marks take no cell',
    'test_table.py::test_no_trailing_garbage': 'unexpected characters at the end of a line',
  },
  skills: [
    {
      name: 'terminal-cell-width',
      description: 'How many terminal cells a text takes.',
      body: `# Cells, not characters

- East Asian Wide (W) and Fullwidth (F) characters take **two** cells: \`unicodedata.east_asian_width\`.
- Combining marks (category Mn, Me) and zero width joiners take **none**.
- Ambiguous (A) counts as one.
- Normalise to NFC first.

\`scripts/cell_width.py TEXT\` prints the width; copy its function.`,
      scripts: [
        {
          path: 'scripts/cell_width.py',
          text: `"""Terminal cells of a text."""
import sys, unicodedata


def width(text):
    cells = 0
    for char in unicodedata.normalize('NFC', text):
        if unicodedata.category(char) in ('Mn', 'Me', 'Cf'):
            continue
        cells += 2 if unicodedata.east_asian_width(char) in 'WF' else 1
    return cells


print(width(sys.argv[1]))
`,
          call: '東京',
          output: '4',
        },
      ],
      references: [],
    },
  ],
  ways: {
    sound: {
      idea: 'A terminal gives wide characters two cells and combining marks none, so I count cells.',
      code: `${CODE_HEAD}
def width(text):
    cells = 0
    for char in unicodedata.normalize('NFC', text):
        if unicodedata.category(char) in ('Mn', 'Me', 'Cf'):
            continue
        cells += 2 if unicodedata.east_asian_width(char) in 'WF' else 1
    return cells
${CODE_TAIL}`,
      printed: '61 rows, columns [24, 21, 8]',
      fails: [],
    },
    naive: {
      idea: 'Pad each cell to the length of the longest in its column.',
      code: `${CODE_HEAD}
def width(text):
    return len(text)
${CODE_TAIL}`,
      printed: '61 rows, columns [25, 22, 8]',
      fails: ['test_table.py::test_wide_rows_align', 'test_table.py::test_combining_marks_align'],
    },
  },
  skillLeadsTo: 'sound',
  readChance: 0.97,
  ownNotes: `# Text tables
- Find the longest cell of each column, pad with ljust.
- Open files as UTF-8.`,
  slip: {
    error: `Traceback (most recent call last):
  File "/root/solve.py", line 2, in <module>
    rows = list(csv.reader(open('/root/data/places.csv')))
UnicodeDecodeError: 'ascii' codec can't decode byte 0xc3 in position 31: ordinal not in range(128)`,
    lesson: 'The locale is C here, so the encoding has to be named.',
    before: "open('/root/data/places.csv')",
    after: "open('/root/data/places.csv', encoding='utf-8')",
  },
  inspect: {
    command: 'sed -n 1,5p /root/out/table.txt',
    good: `name                     | country               | people
Tromsø                   | Norway                | 78745
東京                     | 日本                  | 14094034
서울                     | 대한민국              | 9411260
São Tomé                 | São Tomé e Príncipe   | 87880`,
    bad: `name                      | country                | people
Tromsø                    | Norway                 | 78745
東京                        | 日本                     | 14094034
서울                        | 대한민국                   | 9411260
São Tomé                 | São Tomé e Príncipe    | 87880`,
    alarm: 'The bars of the Japanese and Korean rows stand too far right.',
  },
  passChance: {
    no_skills: [0.6, 0.2, 0.15],
    curated: [1, 0.85, 0.8],
    generated_before: [0.6, 0.25, 0.15],
  },
  hasPartialReward: false,
}
