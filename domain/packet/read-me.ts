/** The page of a packet's archive that people read first. */

import type { PacketCover } from './packet.ts'

const CHECK = `How to check that nothing was changed: compute the SHA-256 of each file and compare it with SHA256SUMS
(sha256sum -c SHA256SUMS). The SHA-256 of the whole archive stands in the log entry that sealed it. The log's
hash below is the head of the chain that this packet rests on: whoever keeps it can show later that no
entry up to it was changed, taken away or added (quarterdeck verify --number N --hash HASH).`

const NUMBERS = `An empty cell is no number; it is never zero. Zero is printed. The mark * in the column "suppressed" says that a
number is not shown because so few people stand behind it, or because it would tell such a number; >= and <=
say that the number is a bound. Values are not rounded. Statuses are judged on the district's day below.`

/** The text of `README.txt`, with LF line ends. */
export function readMeOf(cover: PacketCover, files: readonly { name: string; title: string }[]) {
  const { district, cycle, log } = cover
  const widest = Math.max(...files.map(({ name }) => name.length))
  return `${[
    `${district.name}: packet ${cover.number}`,
    cover.title,
    '',
    ...(district.demonstration ? ['Demonstration data: the values are invented.', ''] : []),
    `School year     ${cover.schoolYear}`,
    `Cycle           ${cycle.name}, ${cycle.startsOn} to ${cycle.endsOn} (${cycle.state} when it was sealed)`,
    `As of           ${cover.asOf} (${cover.day} in ${district.timeZone})`,
    `Log             entry ${log.number}, hash ${log.hash}`,
    `Rules           version ${cover.rules}; groups of fewer than ${district.smallestGroup} people are hidden`,
    `Format          version ${cover.format}`,
    '',
    'What is in it',
    ...files.map(({ name, title }) => `  ${name.padEnd(widest)}  ${title}`),
    '',
    NUMBERS,
    '',
    CHECK,
  ].join('\n')}\n`
}
