import type { Json } from '@/lib/domain/json'
import type { ToolCategory } from '@/lib/domain/step'

// Names of tools as harnesses have them, lower-case. What is not listed is `other`.
const CATEGORIES: Readonly<Record<Exclude<ToolCategory, 'other'>, readonly string[]>> = {
  shell:
    'bash bash_command shell exec exec_command local_shell execute_bash run_shell_command run_terminal_cmd command_execution execute_program terminal execute run_command process write_stdin container.exec powershell shell_command ipython execute_ipython_cell python'.split(
      ' ',
    ),
  read: 'read read_file readfile view view_file open_file cat read_code read_many_files notebookread view_image image pdf read_text_file'.split(
    ' ',
  ),
  write: 'write write_file write_to_file create_file create writefile save_file add_file'.split(
    ' ',
  ),
  edit: 'edit edit_file replace_file_content multi_replace_file_content multiedit str_replace str_replace_editor str_replace_based_edit_tool file_editor multi_edit notebook_edit edit_notebook apply_patch patch replace file_change notebookedit search_replace insert'.split(
    ' ',
  ),
  search:
    'grep glob grep_search find_by_name search find ls list_directory list_dir grep_files glob_files search_files search_project search_file_content file_search codebase_search search_conversation_history tool_search toolsearch'.split(
      ' ',
    ),
  web: 'search_web read_url_content webfetch web_fetch websearch web_search fetch google_web_search browser exa_search_urls exa_get_content exa_get_code_context url_fetch'.split(
    ' ',
  ),
  skill: 'skill load_skill activate_skill use_skill read_skill list_skills'.split(' '),
  plan: 'todowrite todoread todo_list todo_write write_todos settodolist set_todo_list manage_todo_list task_tracker todo update_plan plan think exitplanmode enterplanmode taskcreate taskupdate tasklist manage_memory'.split(
    ' ',
  ),
  agent:
    'task agent subagent spawn_agent delegate sequential_recurse llm_call dispatch_agent'.split(
      ' ',
    ),
}

const BY_NAME = new Map(
  Object.entries(CATEGORIES).flatMap(([category, names]) =>
    names.map((name) => [name, category as ToolCategory] as const),
  ),
)

const COMMAND_KEYS = [
  'command',
  'cmd',
  'keystrokes',
  'script',
  'code',
  'chars',
  'input',
  'CommandLine',
]
const PATH_KEYS = [
  'file_path',
  'path',
  'filePath',
  'filename',
  'file',
  'absolute_path',
  'notebook_path',
  'target_file',
  'AbsolutePath',
  'TargetFile',
  'SearchPath',
  'DirectoryPath',
]

const field = (value: Json, keys: readonly string[]): Json => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
  const record = value as { readonly [key: string]: Json }
  for (const key of keys) {
    const found = record[key]
    if (found !== undefined && found !== null) return found
  }
  return null
}

const SHELLS = /^(?:\/(?:usr\/)?bin\/)?(?:ba|z|da)?sh$/

/** `["bash","-lc","ls"]` → `ls`; a string stays as it is. */
const commandText = (value: Json): string | null => {
  if (typeof value === 'string') return value
  if (!Array.isArray(value)) return null
  const words = value.filter((word): word is string => typeof word === 'string')
  const runsShell = words.length === 3 && SHELLS.test(words[0]!) && /^-\w*c$/.test(words[1]!)
  return runsShell ? words[2]! : words.join(' ')
}

/** What a tool does, from its name and arguments, whatever the harness calls it. */
export const classifyTool = (
  name: string,
  args: Json,
): { category: ToolCategory; command: string | null; path: string | null } => {
  const plain = name.toLowerCase().replace(/^(?:functions\.|default_api\.|mcp__[^_]+__)/, '')
  let category: ToolCategory =
    BY_NAME.get(plain) ?? BY_NAME.get(plain.replaceAll('-', '_')) ?? 'other'
  // One tool with several verbs: `{command: 'view' | 'create' | 'str_replace', path}`.
  if (plain.startsWith('str_replace') || plain === 'file_editor') {
    const verb = field(args, ['command'])
    category = verb === 'view' ? 'read' : verb === 'create' ? 'write' : 'edit'
  }
  const command =
    category === 'shell'
      ? typeof args === 'string'
        ? args
        : commandText(field(args, COMMAND_KEYS))
      : null
  const path = category === 'shell' ? null : field(args, PATH_KEYS)
  return { category, command, path: typeof path === 'string' ? path : null }
}
