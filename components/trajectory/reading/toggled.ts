/** The set with a member put in, or taken out where it was. */
export const toggled = (set: ReadonlySet<number>, member: number): ReadonlySet<number> => {
  const next = new Set(set)
  if (!next.delete(member)) next.add(member)
  return next
}
