/**
 * Remembers the answers to the last `size` questions put to a database. Two who ask at once share
 * one answer; a failed question is forgotten, so that it can be asked again.
 */
export function createRecent<Answer>(size: number) {
  const byDatabase = new WeakMap<object, Map<string, Promise<Answer>>>()
  return (db: object, question: string, find: () => Promise<Answer>): Promise<Answer> => {
    const answers = byDatabase.get(db) ?? new Map<string, Promise<Answer>>()
    byDatabase.set(db, answers)
    const known = answers.get(question)
    answers.delete(question)
    const answer = known ?? find()
    answers.set(question, answer)
    if (answers.size > size) answers.delete(answers.keys().next().value!)
    if (!known) answer.catch(() => answers.delete(question))
    return answer
  }
}
