/** A text in lines, since a canvas and a drawing know of none. */

/** The height of a line of the key under a picture, in CSS pixels. */
export const KEY_LINE = 17

/** Lines of at most so many letters, broken between words; a longer word has its own. */
export function wrapped(text: string, letters: number): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    const longer = last === undefined ? word : `${last} ${word}`
    if (last === undefined || longer.length > letters) lines.push(word)
    else lines[lines.length - 1] = longer
  }
  return lines
}
