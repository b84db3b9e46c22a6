/** Texts that people take for the same: case, blanks and characters without a width do not count. */

// Ends of guards, joiners and direction marks, which a copied cell may carry unseen.
const UNSEEN = /[\p{Cf}\p{Cc}]/gu
const BLANKS = /[\s\u00a0]+/g
const PLAIN = /^[!-~]+(?: [!-~]+)*$/

/** The text as it is compared. */
export function sameWords(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase()
  return text
    .normalize('NFKC')
    .replace(BLANKS, ' ')
    .replace(UNSEEN, '')
    .replace(BLANKS, ' ')
    .trim()
    .toLowerCase()
}
