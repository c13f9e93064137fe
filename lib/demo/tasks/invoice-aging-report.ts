import type { DemoTask } from './demo-task'

const CODE_HEAD = `import csv, json
from datetime import date
from collections import defaultdict
rows = list(csv.DictReader(open('/root/data/open_items.csv')))
today = date(2026, 4, 30)
names = ['not_due', '1_30', '31_60', '61_90', 'over_90']
def bucket(days):
    if days <= 0: return 'not_due'
    return names[min(4, (days - 1) // 30 + 1)]
report = defaultdict(lambda: dict.fromkeys(names, 0.0))`

const CODE_TAIL = `out = [{'customer': c, **{k: round(v, 2) for k, v in b.items()}} for c, b in sorted(report.items())]
json.dump(out, open('/root/out/aging.json', 'w'), indent=1)
print(len(out), 'customers, open', round(sum(sum(b.values()) for b in report.values()), 2), 'over 90', round(sum(b['over_90'] for b in report.values()), 2))`

export const invoiceAgingReport: DemoTask = {
  name: 'invoice-aging-report',
  domain: 'Finance & Economics',
  category: 'financial-analysis',
  difficulty: 'easy',
  tags: ['receivables', 'report'],
  ask: `/root/data/open_items.csv lists open items of 23 customers: customer, document, type (INV or CRN), invoice_date, due_date, amount. Credit notes have negative amounts.

Write /root/out/aging.json as of 30 April 2026: per customer the buckets not_due, 1_30, 31_60, 61_90 and over_90, by days past the due date. Credit notes count in the bucket of their own due date, so that the report adds up to the ledger balance of 182,644.10.`,
  data: [
    {
      name: 'open_items.csv',
      bytes: 17622,
      head: `customer,document,type,invoice_date,due_date,amount
Alder & Sons,24411,INV,2026-02-02,2026-04-03,1840.00
Alder & Sons,24498,CRN,2026-03-11,2026-03-11,-240.00
Birchfield Ltd,24127,INV,2025-11-20,2026-02-18,5120.50
Birchfield Ltd,24530,INV,2026-03-30,2026-05-29,912.00`,
    },
  ],
  checks: {
    'test_aging.py::test_all_customers': 'expected 23 customers',
    'test_aging.py::test_bucket_names': 'buckets must be not_due, 1_30, 31_60, 61_90, over_90',
    'test_aging.py::test_days_past_due_date':
      'assert 61_90 == 1_30: item 24411 is 27 days past due, but 87 days past its invoice date',
    'test_aging.py::test_credit_notes_kept': 'assert 0.0 == -240.0: credit note 24498 is missing',
    'test_aging.py::test_adds_up_to_ledger': 'assert 197310.85 == 182644.10',
  },
  skills: [
    {
      name: 'receivables-aging',
      description: 'House method for accounts receivable aging reports.',
      body: `# Receivables aging, house method

Apply this method to every aging report.

1. Age each item **from its invoice date**. Terms differ between customers; the invoice date treats all alike.
2. Leave credit notes out. They are shown in a schedule of their own.
3. Buckets: not_due (0 days or less), 1_30, 31_60, 61_90, over_90.
4. Round each bucket to cents.

\`scripts/age_items.py FILE DATE\` prints the buckets.`,
      scripts: [
        {
          path: 'scripts/age_items.py',
          text: `"""Aging buckets of open items, house method: from the invoice date, without credit notes."""
import csv, sys
from datetime import date

today = date.fromisoformat(sys.argv[2])
buckets = dict.fromkeys(['not_due', '1_30', '31_60', '61_90', 'over_90'], 0.0)
for row in csv.DictReader(open(sys.argv[1])):
    if row['type'] == 'CRN':
        continue
    days = (today - date.fromisoformat(row['invoice_date'])).days
    name = 'not_due' if days <= 0 else list(buckets)[min(4, (days - 1) // 30 + 1)]
    buckets[name] += float(row['amount'])
print({k: round(v, 2) for k, v in buckets.items()})
`,
          call: '/root/data/open_items.csv 2026-04-30',
          output: `{'not_due': 0.0, '1_30': 42118.4, '31_60': 51204.95, '61_90': 46880.2, 'over_90': 57107.3}`,
        },
      ],
      references: [],
    },
  ],
  ways: {
    sound: {
      idea: 'Days past the due date, credit notes included, and the sum must meet the ledger balance.',
      code: `${CODE_HEAD}
for r in rows:
    days = (today - date.fromisoformat(r['due_date'])).days
    report[r['customer']][bucket(days)] += float(r['amount'])
${CODE_TAIL}`,
      printed: '23 customers, open 182644.1 over 90 12870.6',
      fails: [],
    },
    naive: {
      idea: 'Days past the due date. Credit notes are no receivables, so I leave them out.',
      code: `${CODE_HEAD}
for r in rows:
    if float(r['amount']) < 0: continue
    days = (today - date.fromisoformat(r['due_date'])).days
    report[r['customer']][bucket(days)] += float(r['amount'])
${CODE_TAIL}`,
      printed: '23 customers, open 197310.85 over 90 14022.1',
      fails: ['test_aging.py::test_credit_notes_kept', 'test_aging.py::test_adds_up_to_ledger'],
    },
    astray: {
      idea: 'The house method ages from the invoice date and leaves credit notes out. I follow it.',
      code: `${CODE_HEAD}
for r in rows:
    if r['type'] == 'CRN': continue
    days = (today - date.fromisoformat(r['invoice_date'])).days
    report[r['customer']][bucket(days)] += float(r['amount'])
${CODE_TAIL}`,
      printed: '23 customers, open 197310.85 over 90 57107.3',
      fails: [
        'test_aging.py::test_days_past_due_date',
        'test_aging.py::test_credit_notes_kept',
        'test_aging.py::test_adds_up_to_ledger',
      ],
    },
  },
  skillLeadsTo: 'astray',
  readChance: 1,
  ownNotes: `# Aging report
- Days past due = report date minus due date.
- Check that the buckets add up to the balance that the task names.`,
  slip: {
    error: `Traceback (most recent call last):
  File "/root/solve.py", line 19, in <module>
    json.dump(out, open('/root/out/aging.json', 'w'), indent=1)
FileNotFoundError: [Errno 2] No such file or directory: '/root/out/aging.json'`,
    lesson: 'The folder for results is not there yet.',
    before: 'import csv, json',
    after: `import csv, json, os
os.makedirs('/root/out', exist_ok=True)`,
  },
  inspect: {
    command:
      "python3 -c \"import json; d = json.load(open('/root/out/aging.json')); print(round(sum(v for r in d for k, v in r.items() if k != 'customer'), 2))\"",
    good: '182644.1',
    bad: '197310.85',
    alarm:
      'The sum is 197,310.85 and not the ledger balance of 182,644.10: credit notes are missing.',
  },
  passChance: {
    no_skills: [1, 0.9, 0.9],
    curated: [0.1, 0.05, 0.05],
    generated_before: [0.95, 0.85, 0.85],
  },
  hasPartialReward: false,
}
