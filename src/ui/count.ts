/** A number of people as it is read: `1,248`. */
export function count(people: number): string {
  return people.toLocaleString('en')
}
