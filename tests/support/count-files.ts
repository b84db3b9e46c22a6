/** Raw files for the page that counts them, every cell of which can be told again. */

/** Begins every cell that nothing may send. */
export const MARK = 'zqx'

const SCHOOLS = ['Alder Creek Elementary', 'Arroyo Vista High', 'Bay Laurel']
const MONTHS = ['2022-10', '2022-11', '2022-12'] as const

/** A log of portal visits in which no date and no site but one has to be asked. */
export function portalLog(visits = 240): Buffer {
  const lines = ['School,Account Name,User Type,Information Area,Date,Note']
  for (let at = 0; at < visits; at += 1) {
    const month = MONTHS[at % 3] ?? ''
    const day = String((at % 28) + 1).padStart(2, '0')
    const school = SCHOOLS[Math.floor(at / 3) % 3] ?? ''
    const who = `${MARK}account${at % 40}@mail.example`
    lines.push(
      `${school},${who},${at % 5 === 0 ? 'Student' : 'Parent'},${MARK}area${at % 4},${month}-${day},${MARK}note${at}`,
    )
  }
  return Buffer.from(`${lines.join('\n')}\n`)
}

/** A log that takes a while to count. */
export function longLog(): Buffer {
  return portalLog(150_000)
}

/** What is no table, with words of its refusal. */
export const HOSTILE: readonly [name: string, bytes: () => Buffer, said: RegExp][] = [
  ['page.csv', () => Buffer.from('<!doctype html><html><body>Sign in</body></html>'), /web page/],
  ['report.csv', () => Buffer.from('%PDF-1.7\n%\u00e2\u00e3\n'), /PDF/],
  ['rows.csv', () => Buffer.from('[{"name": "a", "value": 1}]'), /JSON/],
  ['wide.csv', () => Buffer.from(`${'a,'.repeat(20_000)}a\n${'1,'.repeat(20_000)}1\n`), /columns/],
  ['zeros.csv', () => Buffer.from('Name,Day\nA\u0000nn,2022-10-18\n'.repeat(200)), /NUL|zero/i],
  [
    'open.csv',
    () => Buffer.from(`Name,Day\n"Ann,2022-10-18\n${'Ben,2022-10-18\n'.repeat(20_000)}`),
    /quote/,
  ],
]
