/** The longest run of characters of one text that stands in the other; of equals the first. */
export function longestSharedRun(one: string, other: string): string {
  let longest = '';
  for (let start = 0; start < one.length; start++) {
    let end = start + longest.length + 1;
    while (end <= one.length && other.includes(one.slice(start, end))) {
      longest = one.slice(start, end);
      end += 1;
    }
  }
  return longest;
}
