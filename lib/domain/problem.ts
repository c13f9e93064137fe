/**
 * What may be wrong with a log: a code, a sentence, and what to do next.
 * Codes are public (the import API returns them); once landed they stay.
 */
export const PROBLEMS = {
  invalid_json: {
    says: 'The file is not valid JSON.',
    next: 'Export it again; a file cut short by a full disk or a killed job looks like this.',
  },
  invalid_encoding: {
    says: 'The file is not valid UTF-8; unreadable bytes were replaced.',
    next: 'Check how the file was copied. The rest of it was read.',
  },
  empty_file: {
    says: 'The file is empty.',
    next: 'Import the trial again once the job has written it.',
  },
  unexpected_shape: {
    says: 'The file does not have the fields that its format asks for.',
    next: 'Compare it with docs/formats.md; the rest of the trial was read.',
  },
  trial_without_result: {
    says: 'A trial folder has no result.json, so no trial was made of it.',
    next: 'The job stopped before it wrote one. Run that trial again.',
  },
  reward_out_of_range: {
    says: 'A reward lies outside 0 to 1 and was not used.',
    next: 'Scale the verifier’s reward to 0..1 and import again.',
  },
  reward_disagrees: {
    says: 'Two places of the log name different rewards; the detail says which was used.',
    next: 'Look at the verifier’s output of this trial.',
  },
  reward_ambiguous: {
    says: 'The verifier gave several scores and none is called reward, so none was used.',
    next: 'Say which one is the reward: --reward-key NAME, or “Reward key” on the page of the import.',
  },
  rule_value_unusable: {
    says: 'A rule of the import found a value that cannot be set, so it set nothing there.',
    next: 'Look at the pattern of the rule: the detail says what it found.',
  },
  usage_disagrees: {
    says: 'The sums that a log states are not those of its steps; the detail says which were used.',
    next: 'Nothing to do, unless you trust the stated sums more: then see how its writer counts.',
  },
  condition_disagrees: {
    says: 'A folder name claims another condition than the evidence shows; the evidence was used.',
    next: 'If the folder is right, import again with --condition, which wins.',
  },
  skills_in_no_skills: {
    says: 'The condition is no skills, but the log shows skills of the task mounted or read.',
    next: 'Look at how the task was built; if the skills were there, set the condition on import.',
  },
  condition_unknown: {
    says: 'Nothing in the log shows what skills the agent had.',
    next: 'Set the condition before you import (--condition on the command line), or afterwards in the settings of the experiment.',
  },
  model_unknown: {
    says: 'The log names no model.',
    next: 'Set it on import with --model.',
  },
  task_name_shared: {
    says: 'Datasets of this experiment have a task of the same name; this one bears its dataset’s.',
    next: 'Nothing to do where they are two tasks. Where they are the same, import again with --one-dataset.',
  },
  time_zone_assumed: {
    says: 'Times without a zone were read as UTC.',
    next: 'Durations between times of one clock are right either way. If the clock was another, the start of the trial is off by its offset.',
  },
  time_impossible: {
    says: 'A time that cannot be right, or is none, was not used: its duration is unknown.',
    next: 'Look at the clocks of the machine that ran the trial.',
  },
  harness_unknown: {
    says: 'The log names no harness.',
    next: 'Set it on import with --harness.',
  },
  domain_unknown: {
    says: 'The task has no domain.',
    next: 'Give a CSV of task,domain with --domains, or add its category to the mapping.',
  },
  duplicate_trial: {
    says: 'The same trial was delivered twice in this import; one copy was kept.',
    next: 'Nothing to do, unless the copies differ: then see which one you meant.',
  },
  regraded_trial: {
    says: 'The same trial lies here or is stored with another end; the one that finished last counts.',
    next: 'If the earlier one was meant, import without the later.',
  },
  trajectory_kept: {
    says: 'This copy of a trial has no trajectory; the one that is stored was kept.',
    next: 'Nothing to do.',
  },
  trajectory_missing: {
    says: 'The trial has no trajectory.',
    next: 'Its result counts; there is nothing to open or diff.',
  },
  trajectory_unsupported: {
    says: 'The agent’s own log is in a form that is not read yet.',
    next: 'The result counts; export the trajectory as ATIF to see its steps.',
  },
  trajectory_incomplete: {
    says: 'A part of the trajectory could not be found or read.',
    next: 'The steps that could be read are shown.',
  },
  line_unreadable: {
    says: 'A line of a log could not be read and was left out.',
    next: 'The other lines were read.',
  },
  unknown_format: {
    says: 'No known log format claims this file.',
    next: 'docs/formats.md lists what can be imported, from Harbor jobs to workspaces of skill-creator, and shows how it looks.',
  },
  needs_mapping: {
    says: 'Files that no format claims look like trials; which of their fields means what has to be said.',
    next: 'Look at the mapping that the dry run proposes: use it with “Use the proposed mappings” or --mapping proposed, or change it and give it with --mapping FILE. A table: say its columns with --columns.',
  },
  no_trials: {
    says: 'The file is of a known kind that holds no trials; the detail says of which.',
    next: 'Nothing to do where its runs were imported too; else import what they wrote.',
  },
  not_read: {
    says: 'Files lie beside what was read, and no reader knows what they hold.',
    next: 'docs/formats.md says what is read of each format. A log among them may be one of another tool: import it by itself.',
  },
  not_a_file: {
    says: 'A folder or special file stands where a log file belongs.',
    next: 'Remove it and import again.',
  },
  file_too_large: {
    says: 'The file is larger than an import reads in one piece.',
    next: 'Split it, or raise the limit named in docs/formats.md.',
  },
  unsafe_path: {
    says: 'An archive entry points outside the archive and was left out.',
    next: 'Make the archive again with relative paths.',
  },
  archive_broken: {
    says: 'The archive is cut short or damaged; what came before was read.',
    next: 'Upload it again.',
  },
  duplicate_entry: {
    says: 'Two files of the delivery have the same path; the one that came last was read.',
    next: 'If the other one was meant, make the archive again without the double.',
  },
  archive_bomb: {
    says: 'The archive unpacks to far more than its size; it was not read further.',
    next: 'If it is honest, unpack it and import the folder.',
  },
  archive_nested: {
    says: 'An archive inside the archive was not opened.',
    next: 'Unpack it and import the folder.',
  },
  unreadable_file: {
    says: 'The file could not be read.',
    next: 'Check its permissions and that it is still there.',
  },
  row_invalid: {
    says: 'A row of a table of trials, or a value in it, could not be used; the detail says which.',
    next: 'Mend the row and import the table again; the other rows were read.',
  },
  cell_invalid: {
    says: 'A row of the table of cells is not valid and was left out.',
    next: 'Compare it with the columns in docs/formats.md.',
  },
  table_invalid: {
    says: 'A table of a tables.json is not valid and was left out.',
    next: 'Compare it with the fields in docs/imports.md.',
  },
} as const satisfies Record<string, { says: string; next: string }>

export type ProblemCode = keyof typeof PROBLEMS

/** Something odd in a log: a value, never an exception. */
export interface LogProblem {
  readonly code: ProblemCode
  /** Path inside the delivery. */
  readonly file: string
  readonly line?: number
  /** What exactly, in a few words; no secrets. */
  readonly detail: string
  /** How many it stands for, where it is more than itself: the others of its kind are not listed. */
  readonly times?: number
}
