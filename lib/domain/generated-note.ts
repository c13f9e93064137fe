/** What stands above everything that is made from generated logs, on a page and where it is handed on. */
export const GENERATED_NOTE = {
  title: 'Generated demo.',
  text: 'These logs were written by Skillscope’s own generator to show its views; they measure no model.',
} as const
