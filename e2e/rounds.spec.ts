import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from './fixtures'
import { importZip, zipOf } from './harbor-job'

// What evolves over rounds, and what was written before or after: as papers print it, and from a store.

const STORE = 'lib/ingest/formats/containers/skillclaw/fixtures/store'

const filesBelow = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? filesBelow(path) : [path]
  })

test('SkillClaw: how much of the growth came with new text, absolute beside relative', async ({
  page,
}) => {
  await page.goto('/experiments/skillclaw/rounds')
  const growth = page.getByRole('region', { name: 'Real growth, or a running maximum?' })
  await expect(growth).toContainText('5 upward steps, 2 of them retests without new text')
  await expect(growth).toContainText('+88.41 % is +10.23 points on 11.57')
  await expect(page.getByText('printed as +88.41 % · after 1 night')).toBeVisible()
  const gate = page.getByRole('region', { name: 'Would a stricter gate have accepted it?' })
  await expect(gate.getByText('refuses: no such rise')).toHaveCount(3)
  await gate.getByRole('link', { name: '10 points' }).click()
  await expect(page).toHaveURL(/rise=10/)
  await expect(gate.getByText('refuses: no such rise')).toHaveCount(5)
})

test('SkillLearnBench: writing after is not told apart from writing before, and nobody measured success', async ({
  page,
}) => {
  await page.goto('/experiments/skilllearnbench/timing')
  await expect(page.getByText('3 of 6', { exact: true })).toBeVisible()
  await expect(page.getByText('+0.6', { exact: true }).first()).toBeVisible()
  await expect(page.getByText(/no figures exist: nobody measured it/)).toBeVisible()
  await page.goto('/experiments/skillsbench-paper-v2/timing')
  await expect(page.getByText(/21\.0 against 22\.3 % with no skills on the same 5/)).toBeVisible()
})

test('a view without data says which log would fill it, and leads to an example that has some', async ({
  page,
}) => {
  await page.goto('/experiments/skillsbench-v1-1/rounds')
  await expect(page.getByText('Nothing here was read in rounds.')).toBeVisible()
  await page.getByRole('link', { name: 'six nights of SkillClaw' }).click()
  await expect(page).toHaveURL('/experiments/skillclaw/rounds')
  await page.goto('/experiments/skillsbench-v1-1/timing')
  await page.getByRole('link', { name: 'six authors of SkillLearnBench' }).click()
  await expect(page).toHaveURL('/experiments/skilllearnbench/timing')
})

test('a store of SkillClaw becomes rounds, lanes of its skills, and candidates with their votes', async ({
  page,
  request,
}) => {
  const files = Object.fromEntries(
    filesBelow(STORE).map((path) => [path.slice(STORE.length + 1), readFileSync(path, 'utf8')]),
  )
  await importZip(request, { experiment: 'evolving-store' }, await zipOf(files))
  await page.goto('/experiments/evolving-store/rounds')
  const reviews = page.getByRole('region', {
    name: 'Was each candidate better than what it replaces?',
  })
  await expect(reviews.getByRole('row').filter({ hasText: 'read-ledger' })).toContainText(
    '1 won, 0 lost, 1 tied',
  )
  await reviews.getByText('read-ledger').first().click()
  await expect(reviews).toContainText('The total was guessed; token [redacted')
  await reviews.getByRole('link', { name: '0.9' }).click()
  await expect(reviews).toContainText(
    '1 accepted candidate of those listed would have been refused',
  )
  await expect(page.getByRole('img', { name: /a lane a skill/ }).first()).toBeVisible()
})

test('generated logs stand behind rounds and timing, and say that they are generated', async ({
  page,
  request,
}) => {
  await page.goto('/experiments/skillsbench-v1-1/rounds')
  await page.getByRole('link', { name: 'five rounds of generated logs' }).click()
  await expect(page).toHaveURL('/experiments/demo-evolution/rounds')
  await expect(page.getByRole('complementary', { name: 'What these data are' })).toContainText(
    'Generated demo.',
  )
  await expect(page.getByRole('region', { name: 'Does the gain grow over rounds?' })).toBeVisible()
  await page.getByText('The same as Mermaid text').click()
  await expect(page.getByLabel('Lineage as Mermaid text')).toContainText(
    'commit id: "round 3: refine rules-before-code, rejected" type: REVERSE',
  )
  const text = await request.get('/api/v1/experiments/demo-evolution/rounds?format=md')
  expect(await text.text()).toContain('```mermaid\ngitGraph')
  await page.goto('/experiments/demo-evolution/timing')
  const overlaps = page.getByRole('region', { name: /overlap with its own task/ })
  await overlaps.getByRole('link', { name: 'what the task asks' }).first().click()
  await expect(page).toHaveURL(/\/trials\/[^#]+#step-\d+$/)
})

test('an ordinary experiment is read week by week, by a switch in the link', async ({ page }) => {
  await page.goto('/experiments/demo/rounds')
  const choice = page.getByRole('group', { name: 'A round is' })
  await choice.getByRole('link', { name: 'a week' }).click()
  await expect(page).toHaveURL('/experiments/demo/rounds?by=week')
  const weeks = page.getByRole('region', { name: 'Does the gain grow from week to week?' })
  await weeks.getByText('The numbers as a table').click()
  await expect(weeks.getByRole('row').filter({ hasText: 'week of 2026-05-04' })).toBeVisible()
  await choice.getByRole('link', { name: 'a version of the skills' }).click()
  await expect(page.getByText(/were offered fewer than two versions of their skills/)).toBeVisible()
})
