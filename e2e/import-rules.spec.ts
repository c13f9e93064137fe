import { rmSync } from 'node:fs'
import { writeAndChooseFolder, chooseFolder } from './choose-folder'
import { expect, test } from './fixtures'

// A folder of bare sessions: no log of it names a task, a condition or a reward; its folders do.

const TASKS = ['add-column', 'fix-dates', 'merge-sheets', 'sort-rows']

const session = (id: number) =>
  JSON.stringify({
    schema_version: 'ATIF-v1.6',
    session_id: `0a1b2c3d-0000-4000-8000-${String(id).padStart(12, '0')}`,
    agent: { name: 'codex', model_name: 'gpt-5.2' },
    steps: [
      { step_id: 1, source: 'user', message: 'Do what task.md says.' },
      { step_id: 2, source: 'agent', message: 'It is done.' },
    ],
  })

const files = () =>
  Object.fromEntries(
    TASKS.flatMap((task, at) =>
      ['with-it', 'plain'].map((arm, side) => {
        const verdict = side === 0 || at === 0 ? 'passed' : 'failed'
        return [`runs/${arm}/${task}/${verdict}/session.json`, session(at * 2 + side)]
      }),
    ),
  )

test('rules make a contrast of bare sessions: dry run, rule, preview, import, overview', async ({
  page,
}, info) => {
  const folder = info.outputPath('sessions')
  await writeAndChooseFolder(page, folder, files())

  await expect(page.getByText('trials would be added').locator('..')).toContainText('8')
  await expect(page.getByText('no condition: 8 trials')).toBeVisible()
  const table = page.getByRole('table', { name: 'Trials of this dry run' })
  await expect(table.getByRole('row', { name: /plain\/fix-dates/ })).toContainText('none')

  await page.getByLabel('Experiment', { exact: false }).first().fill('ruled-run')
  const add = page.getByRole('button', { name: 'Add a rule' })
  await add.click()
  const first = page.getByRole('listitem', { name: 'Rule 1' })
  await first.getByRole('textbox', { name: /^the path ends in/ }).fill('{arm}/{task}/{reward}/*')
  await add.click()
  const second = page.getByRole('listitem', { name: 'Rule 2' })
  await second.getByRole('textbox', { name: /^the path ends in/ }).fill('with-it/**')
  await second.getByLabel('Rule 2: set also').selectOption('condition')
  await second.getByRole('textbox', { name: /^condition/ }).fill('curatd')
  await page.getByRole('button', { name: 'Preview again' }).click()
  await expect(page.getByText('Rule 2: set.condition: “curatd” is no condition.')).toBeVisible()
  await second.getByRole('textbox', { name: /^condition/ }).fill('curated')
  await add.click()
  const third = page.getByRole('listitem', { name: 'Rule 3' })
  await third.getByRole('textbox', { name: /^the path ends in/ }).fill('plain/**')
  await third.getByLabel('Rule 3: set also').selectOption('condition')
  await third.getByRole('textbox', { name: /^condition/ }).fill('no_skills')
  await page.getByRole('button', { name: 'Preview again' }).click()

  const rules = page.getByRole('region', { name: 'What did the rules set?' })
  await expect(rules.getByRole('row', { name: /1\. path/ })).toContainText(
    'sets task (8), sets reward (8)',
  )
  const row = table.getByRole('row', { name: /plain\/fix-dates/ })
  await expect(row).toContainText('fix-dates')
  await expect(row).toContainText('unknown → no skills rule 3')
  await expect(row).toContainText('none → 0 rule 1')
  await expect(second.getByRole('textbox', { name: /^condition/ })).toHaveValue('curated')

  await page.getByRole('button', { name: 'Import', exact: true }).click()
  await expect(page.getByText('Imported', { exact: true })).toBeVisible()
  await page.getByRole('link', { name: 'ruled-run', exact: true }).click()
  await expect(page).toHaveURL('/experiments/ruled-run')
  // 4 of 4 against 1 of 4.
  await expect(page.getByText(/\+75(\.0)?/).first()).toBeVisible()

  // They are kept with the experiment, where they can be put in another order.
  await page.goto('/experiments/ruled-run/settings')
  const keptRules = page.getByRole('region', { name: 'Rules for imports' })
  await expect(keptRules.getByRole('row', { name: /1\. path/ })).toContainText('8')
  await keptRules.getByText('Change, reorder or remove').click()
  await keptRules.getByRole('button', { name: 'Move rule 3 up' }).press('Enter')
  await keptRules.getByRole('button', { name: 'Save the rules' }).click()
  await expect(keptRules.getByText('Kept for the next import. Rules: 1 moved.')).toBeVisible()
  await expect(keptRules.getByRole('row', { name: /2\. path plain/ })).toBeVisible()

  // The next delivery into it is read by the same rules: another place changes no trial.
  await chooseFolder(page, folder)
  await expect(page.getByText('This is a dry run: nothing is stored')).toBeVisible()
  await page.getByLabel('Experiment', { exact: false }).first().fill('ruled-run')
  await page.getByRole('button', { name: 'Preview again' }).click()
  await expect(page.getByText('kept with the experiment')).toBeVisible()
  await expect(page.getByText('trials unchanged').locator('..')).toContainText('8')
  rmSync(folder, { recursive: true })
})
