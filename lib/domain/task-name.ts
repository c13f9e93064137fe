export const MOST_TASK_NAME = 300

/** Whether a task may be called so. It has a page: a browser takes `.` and `..` out of an address, and a server refuses long ones. */
export const isTaskName = (name: string): boolean =>
  name.length <= MOST_TASK_NAME && !/^\s*\.{0,2}\s*$/.test(name)
