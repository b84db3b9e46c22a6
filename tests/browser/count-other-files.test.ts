import { describe, expect, test } from 'vitest'

import { expectAccessible, LOOKS, useSite } from '../support/browser.ts'
import { MARK } from '../support/count-files.ts'
import { choose, focused, observations, step, tabTo, watch } from '../support/count-page.ts'
import { workbookOf } from '../support/workbook.ts'
import { zipOf } from '../support/zip.ts'

const MEETINGS = 'dr-2022-2-2-b'
const COMMITTEE = `${MARK}committee`
const OCTOBER = 44_835
const AGENDAS = [
  ['Agendas of the leadership team'],
  [],
  ['Date', 'Committee', 'Agenda'],
  ...[0, 7, 20, 40, 61].map((day) => [{ serial: OCTOBER + day }, COMMITTEE, `${MARK}agenda${day}`]),
  ['Total', 5],
]
const LOG = [
  'Date;Committee;Agenda',
  ...['05.10.2022', '19.10.2022', '21.12.2022'].map((day) => `${day};${COMMITTEE};${MARK}x`),
]

/** What is chosen, the part of it that is meant, and what comes out for October to December. */
const FILES = [
  {
    name: 'agendas.xlsx',
    bytes: () => workbookOf({ Notes: [['Kept by', MARK]], Agendas: AGENDAS }),
    part: 'Agendas',
    count: 5,
    told: '5 of 6 rows counted',
  },
  {
    name: 'agendas.zip',
    bytes: () => zipOf({ 'old/notes.txt': `Kept by ${MARK}`, 'agendas.csv': LOG.join('\r\n') }),
    part: 'agendas.csv',
    count: 3,
    told: '3 of 3 rows counted',
  },
]

/** What is refused, and what has to be said of it. */
const REFUSED: readonly [name: string, bytes: () => Blob, said: RegExp][] = [
  ['bomb.zip', () => zipOf({ 'bomb.csv': '0'.repeat(21_000_000) }), /unpacks to more than 20 MB/],
  [
    'bomb.xlsx',
    () => zipOf({ 'xl/workbook.xml': `<workbook>${'<sheet/>'.repeat(3_000_000)}</workbook>` }),
    /unpacks to more than 20 MB/,
  ],
  [
    'liar.zip',
    () => zipOf({ 'a.csv': '0'.repeat(5_000_000) }, { saidSize: 100 }),
    /damaged archive/,
  ],
  [
    'wide.xlsx',
    () => workbookOf({ Wide: [Array.from({ length: 20_000 }, (_, at) => at)] }),
    /2,001 columns or more/,
  ],
  ['wide.zip', () => zipOf({ 'a.csv': `${'a,'.repeat(20_000)}a\n` }), /columns or more/],
  ['letter.xlsx', () => zipOf({ 'word/document.xml': '<x/>' }), /Word document/],
  ['blank.xlsx', () => workbookOf({ Blank: [] }), /holds no table/],
  ['headings.xlsx', () => workbookOf({ Views: [['Date', 'Views']] }), /no rows under them/],
  ['lines.csv', () => new Blob(['\r\n\r\n']), /holds no table/],
  ['login.csv', () => new Blob(['<!-- a page -->\n<html>Sign in</html>']), /web page/],
]

describe('counting a workbook or an archive', () => {
  const site = useSite('demo')

  test.each(FILES)('$name is counted to a stored number by keys alone', async (given) => {
    const { page, faults, close } = await site.open(undefined, 'data')
    const sent = watch(page)
    await page.goto(`${site.address}/metrics/${MEETINGS}/count`, { waitUntil: 'networkidle' })
    const buffer = await bufferOf(given.bytes())
    const chosen = page.waitForEvent('filechooser')
    await tabTo(page, 'Choose a file')
    await page.keyboard.press('Enter')
    await (await chosen).setFiles({ name: given.name, mimeType: 'application/zip', buffer })
    await page.getByLabel('Which part is counted').waitFor()
    await tabTo(page, /^Choose…/)
    await page.keyboard.type(given.part)
    await step(page, 'What it means')
    await tabTo(page, 'Count the file')
    await page.keyboard.press('Enter')
    await step(page, 'The numbers')
    expect(await focused(page)).toBe('The numbers')
    await page.getByText(given.told).waitFor()
    await tabTo(page, 'These numbers are of a group of people')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    await page.keyboard.type(given.name)
    await tabTo(page, /^Record 1/)
    await page.keyboard.press('Enter')
    await page.getByText(/on the record\. The next file/).waitFor()

    const stored = await observations(page, site.address, MEETINGS)
    expect(stored).toMatch(new RegExp(`"group":"${given.name}"`))
    expect(storedIn(stored, given.name)).toMatchObject([
      { observedOn: '2022-12-31', value: given.count, provenance: { file: given.name } },
    ])
    expect(sent.filter(({ method }) => method !== 'GET').length).toBeGreaterThan(0)
    expect(sent.filter((request) => JSON.stringify(request).includes(MARK))).toEqual([])
    expect(stored).not.toContain(MARK)
    expect(faults).toEqual([])
    await close()
  })

  test('what holds no table, or too much, is refused in words and nothing is sent', async () => {
    const { page, faults, close } = await site.open(undefined, 'data')
    const sent = watch(page)
    await page.goto(`${site.address}/metrics/${MEETINGS}/count`, { waitUntil: 'networkidle' })
    sent.length = 0
    for (const [name, bytes, said] of REFUSED) {
      await choose(page, name, await bufferOf(bytes()))
      const told = page.getByRole('alert').filter({ hasText: said })
      await told.waitFor()
      await page.locator('.count-file').getByText(name).waitFor()
    }
    await choose(page, 'agendas.csv', Buffer.from(LOG.join('\n')))
    await step(page, 'What it means')
    expect(sent.filter(({ method }) => method !== 'GET')).toEqual([])
    expect(faults).toEqual([])
    await close()
  })

  test.each(LOOKS)('a number that a person reads is typed, $width px, $scheme', async (look) => {
    const { page, faults, close } = await site.open(look, 'data')
    const sent = watch(page)
    const group = `Read at ${look.width}`
    await page.goto(`${site.address}/metrics/${MEETINGS}/count`, { waitUntil: 'networkidle' })
    await choose(page, 'report.pdf', Buffer.from(`%PDF-1.7\n${MARK}\n`))
    await page.getByText('This looks like a PDF').waitFor()
    await tabTo(page, 'Type numbers that you read in it')
    await page.keyboard.press('Enter')
    await step(page, 'What it means')
    expect(await focused(page)).toBe('What it means')
    await page.getByLabel('Recorded for').fill('2022-12-20')
    await page.getByLabel('Value').fill('four')
    await page.getByText('This is no number.').waitFor()
    const show = page.getByRole('button', { name: 'Show what would be stored' })
    expect(await show.isDisabled()).toBe(true)
    await expectAccessible(page)
    await page.getByLabel('Value').fill('4')
    await page.getByRole('button', { name: 'Another number' }).click()
    await page.getByLabel('Value').last().fill('5')
    await page.getByText('Number 1 already says this observation; send one of the two.').waitFor()
    expect(await show.isDisabled()).toBe(true)
    await expectAccessible(page)
    await page.getByLabel('Recorded for').last().fill('2022-12-21')
    await expectAccessible(page)
    await show.click()
    await step(page, 'The numbers')
    await page.getByText('no row of the file was counted').waitFor()
    await page.getByText('These numbers are of a group').click()
    await page.getByLabel('Participant group').fill(group)
    await expectAccessible(page)
    await page.getByRole('button', { name: /^Record 2/ }).click()
    await page.getByText('2 numbers are on the record.').waitFor()
    const stored = storedIn(await observations(page, site.address, MEETINGS), group)
    expect(stored).toMatchObject([
      { observedOn: '2022-12-20', value: 4, provenance: { file: 'report.pdf' } },
      { observedOn: '2022-12-21', value: 5, provenance: { file: 'report.pdf' } },
    ])
    expect(sent.filter((request) => JSON.stringify(request).includes(MARK))).toEqual([])
    expect(faults).toEqual([])
    await close()
  })

  test('an empty sheet is told, and another one chosen', async () => {
    const { page, faults, close } = await site.open(undefined, 'data')
    await page.goto(`${site.address}/metrics/${MEETINGS}/count`, { waitUntil: 'networkidle' })
    const workbook = workbookOf({ Blank: [], Agendas: AGENDAS })
    await choose(page, 'two.xlsx', await bufferOf(workbook))
    await page.getByLabel('Which part is counted').selectOption('Blank')
    await page.getByRole('alert').getByText('“Blank” holds no table').waitFor()
    await expectAccessible(page)
    await page.getByLabel('Which part is counted').selectOption('Agendas')
    await step(page, 'What it means')
    expect(await page.getByRole('alert').count()).toBe(0)
    expect(faults).toEqual([])
    await close()
  })
})

async function bufferOf(file: Blob): Promise<Buffer> {
  return Buffer.from(await file.arrayBuffer())
}

interface Stored {
  group: string | null
  observedOn: string
}

/** By day: what is recorded within a millisecond has no order of its own. */
function storedIn(answer: string, group: string): Stored[] {
  const { items }: { items: Stored[] } = JSON.parse(answer)
  return items
    .filter((one) => one.group === group)
    .toSorted((a, b) => (a.observedOn < b.observedOn ? -1 : 1))
}
