import { rmSync } from 'node:fs'
import { writeAndChooseFolder } from './choose-folder'
import { expect, test } from './fixtures'

// A folder in a layout that no format knows: a grade a run, below the arm and the task.

const TASKS = ['add-column', 'fix-dates', 'merge-sheets', 'sort-rows']

const files = () =>
  Object.fromEntries(
    TASKS.flatMap((task, at) =>
      ['no_skill', 'our_skill'].map((arm, side) => [
        `study/${arm}/${task}/grade.json`,
        JSON.stringify({
          skill_condition: arm,
          model: 'gpt-5.2',
          score: side === 1 || at === 0 ? 1 : 0,
        }),
      ]),
    ),
  )

test('a layout of one’s own: the dry run proposes a mapping, which is used, changed and kept', async ({
  page,
}, info) => {
  const folder = info.outputPath('own')
  await writeAndChooseFolder(page, folder, files())

  const proposed = page.getByRole('region', {
    name: 'What looks like trials and needs a mapping?',
  })
  await expect(proposed).toContainText('{condition}/{task}/grade.json, 8 files')
  await expect(proposed.getByRole('row', { name: /no_skill\/add-column/ })).toContainText(
    'without_skill',
  )
  await page.getByLabel('Experiment', { exact: false }).first().fill('own-layout')
  await page.getByLabel('Files that need a mapping').selectOption('Use the proposed mappings')
  await page.getByRole('button', { name: 'Preview again' }).click()
  await expect(page.getByText('trials would be added').locator('..')).toContainText('8')

  // Changed by hand, it says something else.
  await page
    .getByLabel('Files that need a mapping')
    .selectOption('Use the mappings as written here')
  await page.getByText('The mappings, to change them').click()
  const written = page.getByRole('textbox', { name: 'Mappings as JSON' })
  await written.fill('{"folder": "x"}')
  await page.getByRole('button', { name: 'Preview again' }).click()
  await expect(page.getByText(/Mapping 1 is none/)).toBeVisible()
  await written.fill(
    JSON.stringify({
      ...{ skillscope: 'mapping', version: 1, trials: '**/{arm}/{task}/grade.json' },
      fields: { task: '{task}', condition: '{arm}', reward: '#score', harness: 'our-agent' },
      conditions: { no_skill: 'without_skill', our_skill: 'with_skill' },
    }),
  )
  await page.getByRole('button', { name: 'Preview again' }).click()
  const table = page.getByRole('table', { name: 'Trials of this dry run' })
  await expect(table.getByRole('row', { name: /our_skill\/sort-rows/ })).toContainText('our-agent')

  await page.getByRole('button', { name: 'Import', exact: true }).click()
  await expect(page.getByText('Imported', { exact: true })).toBeVisible()
  await expect(page.getByText('1 mapping', { exact: false })).toBeVisible()
  await page.getByRole('link', { name: 'own-layout', exact: true }).click()
  // 4 of 4 against 1 of 4.
  await expect(page.getByText(/\+75(\.0)?/).first()).toBeVisible()
  rmSync(folder, { recursive: true })
})
