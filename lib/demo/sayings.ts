/** What agents of the demo say in between. Several of each, so that two trials never read the same. */
export const SAY = {
  start: [
    'I start by looking at what is there.',
    'Let me see which files I have.',
    'First a look at the folder.',
  ],
  look: [
    'A look at the format before I write anything.',
    'I read the first lines.',
    'Checking columns and units.',
    'What does this file hold?',
  ],
  skill: [
    'I read the skill before I begin.',
    'A skill fits this task; opening it.',
    'Let me follow the skill that is offered for this.',
  ],
  reference: [
    'The skill points to a reference; reading it too.',
    'I look up the details it names.',
  ],
  script: [
    'The skill brings a script. I run it on the data.',
    'I let its script look at the data first.',
  ],
  notesThought: [
    'I am asked to write down a skill first. What do I know about such tasks?',
    'Before solving I note the procedure as a skill document.',
  ],
  notes: ['Writing a short skill document.', 'I put what I know into a skill file.'],
  notesCheck: ['I read it once more.', 'Checking the document.'],
  write: [
    'I write the program.',
    'Now the solution.',
    'That is enough to write it.',
    'Putting it into solve.py.',
  ],
  run: ['Running it.', 'Let me run it.', 'Trying it out.'],
  again: ['Once more.', 'Let me run it again.', 'Maybe it works now.'],
  mend: ['I mend that.', 'A small fix.', 'That is easily mended.'],
  inspect: [
    'I look at the result before I hand it in.',
    'Does the output make sense?',
    'Checking a few values.',
  ],
  rewrite: ['I rewrite the core of it.', 'Another approach, then.', 'I change the method.'],
  doubt: [
    'I am not sure that this is right. I go over the instructions again.',
    'The numbers moved a little. Perhaps another round helps.',
    'The procedure says to go through everything again before writing.',
  ],
  finish: ['Done.', 'The result is written.', 'Finished; the files are in /root/out.'],
} as const
