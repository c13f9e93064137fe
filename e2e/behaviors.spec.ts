import { readFileSync } from 'node:fs'
import { experimentHref } from '@/lib/url/site'
import { expect, test } from './fixtures'
import { importZip, zipOf } from './harbor-job'

const FIXTURE = 'lib/ingest/formats/containers/skillfactory/fixtures/eval/countdown-eval.jsonl'

test('does the model check itself? The printed tables answer, under either Overall', async ({
  page,
}) => {
  await page.goto(experimentHref('skillfactory', 'behaviors'))
  const band = page.getByRole('region', { name: 'What the printed tables say' })
  await expect(band).toContainText('33 % kept')
  await expect(band).toContainText('75 % kept')
  await expect(band).toContainText('35.7 or 31.9 %')
  const overall = page.getByRole('region', { name: 'Which “Overall” is meant?' })
  const own = overall.getByRole('row', { name: /SkillFactory after RL/ })
  await expect(own).toContainText('35.7')
  await overall.getByRole('link', { name: '10 variants' }).click()
  await expect(page).toHaveURL(/overall=variants/)
  await expect(own).toContainText('31.9')
  const usage = page.getByRole('table', { name: /Attempts, reflections and F1/ })
  await expect(usage.getByRole('row', { name: /Countdown-4arg/ })).toContainText('7.13')
})

test('an evaluation of SkillFactory that was imported: is its verdict right, and where not?', async ({
  page,
  request,
}) => {
  const zip = await zipOf({ 'evals/qwen2.5-1.5b.jsonl': readFileSync(FIXTURE, 'utf8') })
  await importZip(request, { experiment: 'behaviors-eval' }, zip)
  await page.goto(experimentHref('behaviors-eval', 'behaviors'))
  const verdicts = page.getByRole('table', { name: 'Verdicts against the truth' })
  await expect(verdicts.getByRole('row', { name: /says correct/ })).toContainText('1 ✗')
  await expect(verdicts.getByRole('row', { name: /says incorrect/ })).toContainText('1 ✓')
  await page
    .getByRole('link', { name: /, step \d+$/ })
    .first()
    .click()
  const behaviours = page.getByRole('group', { name: 'Behaviours' })
  await expect(behaviours.getByRole('button', { name: /Reflects/ })).toBeVisible()
})
