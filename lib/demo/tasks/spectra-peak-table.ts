import type { DemoTask } from './demo-task'

const CODE_HEAD = `import csv, glob, json, os
def load(path):
    rows = list(csv.reader(open(path)))[1:]
    return [float(r[0]) for r in rows], [float(r[1]) for r in rows]
table = []
for path in sorted(glob.glob('/root/data/spectra/*.csv')):
    shift, counts = load(path)`

const CODE_TAIL = `    table.append({'sample': os.path.basename(path)[:-4], 'peaks_cm1': peaks})
    print(os.path.basename(path), len(peaks), peaks)
json.dump(table, open('/root/out/peaks.json', 'w'), indent=1)`

export const spectraPeakTable: DemoTask = {
  name: 'spectra-peak-table',
  domain: 'Natural Science',
  category: 'chemistry',
  difficulty: 'medium',
  tags: ['spectroscopy', 'signal-processing'],
  ask: `/root/data/spectra holds six Raman spectra (shift in 1/cm, counts). Write /root/out/peaks.json: for each sample its name and the positions of the peaks in 1/cm, rounded to 1, ascending.

Samples s3 and s5 fluoresce, so their background slopes strongly. A peak counts when it stands at least 5 noise deviations above the local background.`,
  data: [
    {
      name: 'spectra/s1.csv',
      bytes: 28410,
      head: `shift_cm1,counts
200.0,1184
201.5,1201
203.0,1167
204.5,1192
206.0,1210`,
    },
    {
      name: 'spectra/s5.csv',
      bytes: 29702,
      head: `shift_cm1,counts
200.0,18422
201.5,18391
203.0,18377
204.5,18310
206.0,18288`,
    },
  ],
  checks: {
    'test_peaks.py::test_six_samples': 'expected six samples',
    'test_peaks.py::test_flat_samples_positions':
      'a peak of a flat sample is off by more than 2 1/cm',
    'test_peaks.py::test_fluorescent_peak_count':
      'assert 2 == 7: peaks of s3 are hidden below the slope',
    'test_peaks.py::test_fluorescent_positions':
      'assert 1342 in {1001, 1155, 1342, 1450, 1602}: not found in s5',
    'test_peaks.py::test_no_ghost_peaks': 'peak reported where there is only noise',
  },
  skills: [
    {
      name: 'raman-baseline',
      description: 'Remove fluorescence background from Raman spectra before peak picking.',
      body: `# Background first, peaks second

1. Estimate the background by asymmetric least squares: smoothness 1e5, asymmetry 0.01, ten rounds.
2. Subtract it. The rest should scatter about zero between peaks.
3. Noise = 1.4826 x median absolute deviation of the rest.
4. A peak is a local maximum with height and prominence of at least 5 x noise.
5. Refine the position with a parabola through the top three points.

Never threshold raw counts: a slope of 18,000 counts drowns every peak of 400.`,
      scripts: [
        {
          path: 'scripts/background.py',
          text: `"""Noise and range of a spectrum before and after background removal."""
import csv, sys
from statistics import median

rows = list(csv.reader(open(sys.argv[1])))[1:]
counts = [float(r[1]) for r in rows]
rest = [c - median(counts[max(0, i - 60):i + 61]) for i, c in enumerate(counts)]
noise = 1.4826 * median(abs(v) for v in rest)
print(f'raw range {max(counts) - min(counts):.0f}  noise {noise:.1f}  5 noise {5 * noise:.0f}')
`,
          call: '/root/data/spectra/s5.csv',
          output: 'raw range 15210  noise 31.4  5 noise 157',
        },
      ],
      references: [],
    },
    {
      name: 'spectra-units',
      description: 'Convert between wavelength, wavenumber and Raman shift.',
      body: `# Units of spectra

Raman shift (1/cm) = 1e7 / laser_nm - 1e7 / scattered_nm. A file that starts near 200 and ends near 3200 is already in shift; do not convert again.`,
      scripts: [],
      references: [],
    },
  ],
  ways: {
    sound: {
      idea: 'The fluorescent samples need their background taken off before any threshold makes sense.',
      code: `${CODE_HEAD}
    base = asymmetric_least_squares(counts, smooth=1e5, asymmetry=0.01, rounds=10)
    rest = [c - b for c, b in zip(counts, base)]
    noise = 1.4826 * median([abs(v) for v in rest])
    peaks = [round(refine(shift, rest, i)) for i in local_maxima(rest) if rest[i] >= 5 * noise and prominence(rest, i) >= 5 * noise]
${CODE_TAIL}`,
      printed: `s1.csv 4 [621, 1001, 1031, 1602]
s2.csv 3 [464, 697, 1086]
s3.csv 7 [520, 781, 1001, 1155, 1342, 1450, 1602]
s4.csv 2 [1086, 1437]
s5.csv 5 [1001, 1155, 1342, 1450, 1602]
s6.csv 4 [621, 1001, 1031, 1602]`,
      fails: [],
    },
    naive: {
      idea: 'A peak is a point well above the rest of its spectrum: mean plus five standard deviations.',
      code: `${CODE_HEAD}
    mean = sum(counts) / len(counts)
    spread = (sum((c - mean) ** 2 for c in counts) / len(counts)) ** 0.5
    peaks = [round(shift[i]) for i in local_maxima(counts) if counts[i] > mean + 2 * spread]
${CODE_TAIL}`,
      printed: `s1.csv 4 [621, 1001, 1031, 1602]
s2.csv 3 [464, 697, 1086]
s3.csv 2 [203, 520]
s4.csv 2 [1086, 1437]
s5.csv 1 [200]
s6.csv 4 [621, 1001, 1031, 1602]`,
      fails: [
        'test_peaks.py::test_fluorescent_peak_count',
        'test_peaks.py::test_fluorescent_positions',
        'test_peaks.py::test_no_ghost_peaks',
      ],
    },
  },
  skillLeadsTo: 'sound',
  readChance: 0.9,
  ownNotes: `# Peak picking
- Plot or print the range of each spectrum first.
- Choose a threshold from the data, not by hand.
- Merge maxima closer than 5 1/cm.`,
  slip: {
    error: `Traceback (most recent call last):
  File "/root/solve.py", line 9, in <module>
    from scipy.signal import find_peaks
ModuleNotFoundError: No module named 'scipy'`,
    lesson: 'There is no scipy in this image and no network. I write the local maxima by hand.',
    before: 'import csv, glob, json, os',
    after: `import csv, glob, json, os
from statistics import median`,
  },
  inspect: {
    command:
      "python3 -c \"import json; [print(r['sample'], len(r['peaks_cm1'])) for r in json.load(open('/root/out/peaks.json'))]\"",
    good: `s1 4
s2 3
s3 7
s4 2
s5 5
s6 4`,
    bad: `s1 4
s2 3
s3 2
s4 2
s5 1
s6 4`,
    alarm: 'One peak in s5, at the very edge, is the slope itself and no peak.',
  },
  passChance: {
    no_skills: [0.45, 0.15, 0.1],
    curated: [0.92, 0.7, 0.6],
    generated_before: [0.55, 0.2, 0.1],
  },
  hasPartialReward: false,
}
