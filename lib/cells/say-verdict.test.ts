import { expect, test } from 'vitest'
import type { ConditionKind } from '@/lib/domain/condition'
import type { ExperimentFrame } from './describe-contrast'
import { sayHarm, sayUnder, sayVerdict } from './say-verdict'

const condition = (key: string, kind: ConditionKind, label: string) => ({
  ...{ key, kind, label, nTasks: 9, nTrials: 90, nInferred: 0 },
})
const bare = condition('no_skills', 'no_skills', 'no skills')
const curated = condition('curated', 'curated', 'curated')
const generated = condition('generated', 'generated_before', 'generated')
const arm = { nTrials: 90, nCountedAsFail: 0, nExcluded: 0 }
const contrast: NonNullable<ExperimentFrame['contrast']> = {
  ...{ without: bare, with: curated, policy: 'headline', uncertainty: 'new_tasks' },
  ...{
    weighting: 'tasks',
    canSwitchPolicy: true,
    canRerun: true,
    once: [],
    showsSkills: true,
    basis: 'covers_tasks',
  },
  ...{ configurations: ['one'], counts: { without: arm, with: arm } },
}
const two = { conditions: [bare, curated], contrast }

type Told = Parameters<typeof sayVerdict>[1]
const told = (verdict: Told['verdict'], low: number | null, high: number | null): Told => ({
  ...{ verdict, without: 0.34, with: 0.386, isEquivalent: false },
  coverage: { nTasks: 9, plannedTasks: 9 },
  gain: { estimate: 0.046, low, high, nTasks: 9, nTrials: 180, method: 'paired_t' },
})
const say = (found: Told, compared: typeof two = two) => sayVerdict(compared, found, null).verdict

test('an open verdict says what still fits, and never that skills do nothing', () => {
  expect(say(told('cannot_tell', -0.003, 0.096))).toBe(
    'Whether skills helped cannot be told yet: success went from 34 % to 39 %, +4.6 points, but anything between −0.3 and +9.6 fits these runs.',
  )
  expect(say(told('cannot_tell', -6.85, 5.85))).toContain(
    'between less than −100 and more than +100',
  )
})

test('small is said only where it is sure', () => {
  expect(say({ ...told('helps', 0.01, 0.049), isEquivalent: true })).toContain(
    'very likely between +1.0 and +4.9, surely less than 5 points.',
  )
  expect(say({ ...told('no_sizeable_effect', -0.01, 0.04), isEquivalent: true })).toMatch(
    /^Skills changed success by less than 5 points either way/,
  )
})

test('one of several conditions says when it is sure before their correction only', () => {
  const one = told('helps', 0.01, 0.09)
  expect(say({ ...one, among: { q: 0.307, nPairs: 12 } })).toMatch(
    /very likely between \+1\.0 and \+9\.0; before correction for 12 pairs of conditions: q = 0\.307\.$/,
  )
  expect(say({ ...one, among: { q: 0.01, nPairs: 12 } })).toBe(say(one))
})

test('without an interval or a gain the reason stands in the sentence', () => {
  expect(say(told(null, null, null))).toContain('how sure that is cannot be told: too few data.')
  const nothing = told(null, null, null)
  expect(say({ ...nothing, gain: { ...nothing.gain, estimate: null, nTasks: 0 } })).toBe(
    'Whether skills helped cannot be told: no common task.',
  )
})

test('tasks that every run passes, or none, show nothing, whatever the interval', () => {
  const atRates = (rate: number, other = rate): Told => ({
    ...told('no_sizeable_effect', -0.03, 0.03),
    ...{ without: rate, with: other },
  })
  expect(say(atRates(1))).toMatch(/^Every run passed .* too easy to show whether skills help\.$/)
  expect(say(atRates(0))).toMatch(/^No run passed .* cannot show whether skills help\.$/)
  expect(say(atRates(0.5))).toMatch(/^Skills changed success by less than 5 points/)
})

test('among several conditions the ones compared are named', () => {
  const three = { conditions: [bare, curated, generated], contrast }
  expect(say(told('hurts', -0.2, -0.1), three)).toMatch(/^Curated lowered success/)
  const crossed = { ...three, contrast: { ...contrast, without: generated } }
  expect(say(told('helps', 0.1, 0.2), crossed)).toMatch(/^Curated against generated raised/)
  expect(say(told('cannot_tell', -0.1, 0.2), crossed)).toMatch(
    /^Whether curated did better than generated cannot be told yet/,
  )
})

test('a round of a skill is called so, and a mean of partial rewards is no success', () => {
  const evolved = { ...curated, kind: 'evolved', label: 'evolved, round 3' } as const
  const rounds = {
    conditions: [bare, curated, evolved],
    contrast: { ...contrast, with: evolved },
  }
  const found = { ...told('helps', 0.1, 0.2), isMeanReward: true }
  expect(say(found, rounds)).toMatch(/^The skills of round 3 raised the mean reward from/)
  expect(say({ ...found, verdict: 'cannot_tell' }, rounds)).toMatch(
    /^Whether the skills of round 3 helped cannot be told yet: the mean reward went/,
  )
})

test('harm is what survives the correction; the rest is only worth running again', () => {
  const harms = { nTasks: 9, nStrong: 0, nSuggestive: 0, nNotTested: 0 }
  expect(sayHarm(harms)).toBe('No task is shown to be harmed.')
  expect(sayHarm({ ...harms, nSuggestive: 1 })).toBe(
    'No task is shown to be harmed, but one is worth running again first.',
  )
  expect(sayHarm({ ...harms, nStrong: 1, nSuggestive: 2 })).toBe(
    '1 task is shown to be harmed, and 2 more are worth running again first.',
  )
  expect(sayHarm({ ...harms, nNotTested: 7 })).toBe(
    'Only 2 of 9 tasks could be tested for harm; none is shown to be harmed.',
  )
  expect(sayHarm({ ...harms, nNotTested: 9 })).toBe('No task could be tested for harm.')
  expect(sayHarm({ ...harms, nTasks: 0 })).toBeNull()
  // Success fell: no task standing out alone is no sign that none was harmed.
  expect(sayHarm({ ...harms, nSuggestive: 3 }, 'hurts')).toBe(
    'Which tasks were harmed cannot be told one by one; 3 are worth running again first.',
  )
})

test('where no log shows a skill, skills did nothing that one could say', () => {
  const asked = condition('asked', 'curated', 'curated skills, asked to check itself')
  const unseen = {
    conditions: [bare, asked],
    contrast: { ...contrast, with: asked, showsSkills: false },
  }
  expect(say(told('helps', 0.01, 0.08), unseen)).toBe(
    'Success was 4.6 points higher under “asked to check itself” than under “no skills”: 39 % against 34 %, very likely between +1.0 and +8.0. No log shows that a skill was offered or read.',
  )
  for (const verdict of ['hurts', 'no_sizeable_effect', 'cannot_tell', null] as const) {
    const words = say(told(verdict, -0.01, 0.08), unseen)
    expect(words).not.toMatch(/[Ss]kills (raised|lowered|helped|changed)/)
    expect(words).toMatch(/No log shows that a skill was offered or read\.$/)
  }
  expect(sayUnder(unseen)).toBe('under “asked to check itself” than under “no skills”')
  // Two conditions beside each other are named, and nothing is said of skills.
  const crossed = { ...unseen, contrast: { ...unseen.contrast, without: generated } }
  expect(say(told('helps', 0.01, 0.08), crossed)).not.toContain('No log shows')
})

test('what a run uses is said under what is compared', () => {
  expect(sayUnder(two)).toBe('with skills')
  const three = { conditions: [bare, curated, generated], contrast }
  expect(sayUnder(three)).toBe('with curated')
  const crossed = { ...three, contrast: { ...contrast, without: generated } }
  expect(sayUnder(crossed)).toBe('under curated than under generated')
})

test('one task of many in both arms is too little to compare, whatever it did', () => {
  const one = { ...told(null, null, null), coverage: { nTasks: 1, plannedTasks: 53 } }
  expect(say(one)).toBe(
    'Too little to compare: only 1 of 53 tasks has trials that count under both conditions.',
  )
  expect(say({ ...one, coverage: { nTasks: 0, plannedTasks: 53 } })).toContain('none of 53 tasks')
  // An experiment of few tasks has no more.
  expect(say({ ...one, coverage: { nTasks: 1, plannedTasks: 2 } })).toContain('Success went')
})
