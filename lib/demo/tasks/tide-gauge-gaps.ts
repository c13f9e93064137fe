import type { DemoTask } from './demo-task'

const CODE_HEAD = `import csv, json, math
rows = list(csv.DictReader(open('/root/data/gauge.csv')))
level = [float(r['level_m']) if r['level_m'] else None for r in rows]
gaps = [i for i, v in enumerate(level) if v is None]`

const CODE_TAIL = `with open('/root/out/filled.csv', 'w', newline='') as f:
    w = csv.writer(f)
    w.writerow(['time', 'level_m', 'filled'])
    for i, r in enumerate(rows):
        w.writerow([r['time'], round(level[i], 4), int(i in missing)])
json.dump({'mean_level_m': round(sum(level) / len(level), 4), 'n_filled': len(gaps), 'max_gap_hours': longest}, open('/root/out/summary.json', 'w'))
print('filled', len(gaps), 'mean', round(sum(level) / len(level), 4), 'longest gap', longest)`

export const tideGaugeGaps: DemoTask = {
  name: 'tide-gauge-gaps',
  domain: 'Natural Science',
  category: 'environmental-modeling',
  difficulty: 'medium',
  tags: ['time-series', 'tides', 'interpolation'],
  ask: `/root/data/gauge.csv holds hourly sea level in metres at a harbour gauge for 60 days. Some hours are missing, in gaps of 1 to 31 hours.

Write /root/out/filled.csv (time, level_m, filled) with every hour present, and /root/out/summary.json with mean_level_m, n_filled and max_gap_hours. A filled value should lie within 8 cm of what the gauge would have shown.`,
  data: [
    {
      name: 'gauge.csv',
      bytes: 41180,
      head: `time,level_m
2026-01-04T00:00Z,1.412
2026-01-04T01:00Z,1.887
2026-01-04T02:00Z,2.214
2026-01-04T03:00Z,
2026-01-04T04:00Z,2.231
2026-01-04T05:00Z,1.942
2026-01-04T06:00Z,1.498`,
    },
    {
      name: 'station.json',
      bytes: 164,
      head: `{"station": "Harbour wall", "latitude": 54.1, "datum": "local chart datum", "constituents_known": ["M2", "S2", "K1", "O1"]}`,
    },
  ],
  checks: {
    'test_filled.py::test_every_hour_present': 'missing hours: expected 1440 rows',
    'test_filled.py::test_observed_values_unchanged': 'observed values were changed',
    'test_filled.py::test_short_gaps_within_8_cm': 'short gaps: error above 0.08 m',
    'test_filled.py::test_long_gap_within_8_cm':
      'assert 0.741 < 0.08: error inside the 31 hour gap, the tide is cut off flat',
    'test_filled.py::test_tidal_range_kept':
      'assert 1.07 > 1.6: daily range inside filled hours is too small',
    'test_summary.py::test_mean_level': 'assert abs(1.4406 - 1.4213) < 0.005',
  },
  skills: [
    {
      name: 'harmonic-tide-fit',
      description: 'Fit tidal constituents to a sea level series and predict missing hours.',
      body: `# Fill a tide record by harmonic fit

Sea level at a coast is mostly a sum of a few waves whose periods are known from astronomy. A line drawn across a gap longer than about three hours cuts the tide off.

## Steps
1. Keep observed values as they are; fill missing ones only.
2. Build for each hour t the columns 1, cos(w t), sin(w t) for M2 (12.4206 h), S2 (12.0000 h), K1 (23.9345 h), O1 (25.8193 h).
3. Solve least squares on the observed hours.
4. Predict the missing hours, then add the residual at both ends of each gap, blended linearly, so that weather surge carries on.

## Check
Leave out 31 observed hours, fill them and compare. Anything above 5 cm means that a constituent is missing or the time axis is wrong.

\`scripts/fit_constituents.py FILE\` prints amplitude and phase of the four waves.`,
      scripts: [
        {
          path: 'scripts/fit_constituents.py',
          text: `"""Amplitude and phase of M2, S2, K1 and O1 in an hourly series."""
import csv, math, sys

PERIODS = {'M2': 12.4206, 'S2': 12.0, 'K1': 23.9345, 'O1': 25.8193}
rows = list(csv.DictReader(open(sys.argv[1])))
known = [(i, float(r['level_m'])) for i, r in enumerate(rows) if r['level_m']]
mean = sum(v for _, v in known) / len(known)
for name, hours in PERIODS.items():
    w = 2 * math.pi / hours
    a = 2 * sum((v - mean) * math.cos(w * i) for i, v in known) / len(known)
    b = 2 * sum((v - mean) * math.sin(w * i) for i, v in known) / len(known)
    print(f'{name}  amplitude {math.hypot(a, b):.3f} m  phase {math.degrees(math.atan2(b, a)):7.1f} deg')
`,
          call: '/root/data/gauge.csv',
          output: `M2  amplitude 0.842 m  phase   131.4 deg
S2  amplitude 0.287 m  phase   164.9 deg
K1  amplitude 0.093 m  phase   -21.7 deg
O1  amplitude 0.071 m  phase    44.2 deg`,
        },
      ],
      references: [
        {
          path: 'references/constituents.md',
          text: `# Constituents worth fitting

| name | period (h) | cause | needs a record of |
| --- | --- | --- | --- |
| M2 | 12.4206 | Moon, twice a day | 1 day |
| S2 | 12.0000 | Sun, twice a day | 15 days, to part it from M2 |
| K1 | 23.9345 | declination | 1 day |
| O1 | 25.8193 | Moon's declination | 14 days, to part it from K1 |
| N2 | 12.6583 | Moon's distance | 28 days, to part it from M2 |

A shorter record cannot tell the pairs apart: fit the larger one only.
`,
        },
      ],
    },
  ],
  ways: {
    sound: {
      idea: 'The tide runs on through the gaps, so I fit the four constituents by least squares and blend the residual at the ends of each gap.',
      code: `${CODE_HEAD}
missing = set(gaps)
PERIODS = [12.4206, 12.0, 23.9345, 25.8193]
def columns(t):
    out = [1.0]
    for p in PERIODS:
        w = 2 * math.pi / p
        out += [math.cos(w * t), math.sin(w * t)]
    return out
beta = least_squares([columns(i) for i, v in enumerate(level) if v is not None], [v for v in level if v is not None])
predict = lambda t: sum(b * c for b, c in zip(beta, columns(t)))
longest = 0
for start, end in runs(gaps):
    left = level[start - 1] - predict(start - 1)
    right = level[end + 1] - predict(end + 1)
    for i in range(start, end + 1):
        share = (i - start + 1) / (end - start + 2)
        level[i] = predict(i) + left * (1 - share) + right * share
    longest = max(longest, end - start + 1)
${CODE_TAIL}`,
      printed: 'filled 118 mean 1.4213 longest gap 31',
      fails: [],
    },
    naive: {
      idea: 'There are only 118 missing hours out of 1440, so linear interpolation between the neighbours should do.',
      code: `${CODE_HEAD}
missing = set(gaps)
longest = 0
for start, end in runs(gaps):
    left, right = level[start - 1], level[end + 1]
    for i in range(start, end + 1):
        share = (i - start + 1) / (end - start + 2)
        level[i] = left * (1 - share) + right * share
    longest = max(longest, end - start + 1)
${CODE_TAIL}`,
      printed: 'filled 118 mean 1.4406 longest gap 31',
      fails: [
        'test_filled.py::test_long_gap_within_8_cm',
        'test_filled.py::test_tidal_range_kept',
        'test_summary.py::test_mean_level',
      ],
    },
  },
  skillLeadsTo: 'sound',
  readChance: 0.97,
  ownNotes: `# Filling gaps in hourly series
- Look at the length of each gap before choosing a method.
- Short gaps: interpolate between neighbours.
- Long gaps: use the value of the same hour on the day before and after.
- Keep a column that says which values were filled.`,
  slip: {
    error: `Traceback (most recent call last):
  File "/root/solve.py", line 5, in <module>
    for start, end in runs(gaps):
NameError: name 'runs' is not defined`,
    lesson: 'I use a helper that I never wrote. I add it at the top.',
    before: 'import csv, json, math',
    after: `import csv, json, math
from helpers import least_squares, runs`,
  },
  inspect: {
    command: "awk -F, '$3==1' /root/out/filled.csv | sed -n '40,52p'",
    good: `2026-01-21T07:00Z,2.3127,1
2026-01-21T08:00Z,2.1874,1
2026-01-21T09:00Z,1.8332,1
2026-01-21T10:00Z,1.3349,1
2026-01-21T11:00Z,0.8461,1
2026-01-21T12:00Z,0.5206,1`,
    bad: `2026-01-21T07:00Z,1.6613,1
2026-01-21T08:00Z,1.6571,1
2026-01-21T09:00Z,1.6529,1
2026-01-21T10:00Z,1.6487,1
2026-01-21T11:00Z,1.6445,1
2026-01-21T12:00Z,1.6403,1`,
    alarm: 'A straight line through 31 hours cannot be a tide: two high waters are lost.',
  },
  passChance: {
    no_skills: [0.5, 0.1, 0.1],
    curated: [0.97, 0.85, 0.75],
    generated_before: [0.5, 0.1, 0.15],
  },
  hasPartialReward: false,
}
