import { describe, expect, test } from 'vitest'

import { TableReader } from '../../../domain/counting/tables.ts'
import { CsvReader } from '../../../domain/csv-reader.ts'

describe('the tables of a file', () => {
  test('title lines, notes and totals are told from the rows', () => {
    const file = [
      'Average Daily Attendance by month,,2022-2023,,',
      'Run date: 06/15/2023 10:02 AM,,,,',
      ',,,,',
      'School,Code,Aug,Sep,Oct',
      'Alder Creek,101,91.1%,*,94.2%',
      'Bay Laurel,102,88.9%,92.0%,95.9%',
      'District,,92.0%,91.4%,92.8%',
      ',,,,',
      'Source: the information system.,,,,',
    ]
    const { tables, rows } = read(file)
    expect(tables).toEqual([
      {
        number: 1,
        title: ['Average Daily Attendance by month 2022-2023', 'Run date: 06/15/2023 10:02 AM'],
        headings: ['School', 'Code', 'Aug', 'Sep', 'Oct'],
        headingLine: 4,
      },
    ])
    expect(rows).toEqual(['1:5 data', '1:6 data', '1:7 totals', '1:9 note'])
  })

  test('a meeting block over the participants is a table of its own', () => {
    const { tables, rows } = read([
      'Meeting ID,Topic,Start Time,Duration (Minutes),Participants,',
      '875 4421,Training,10/18/2022 03:55:12 PM,70,9,',
      '',
      'Name (Original Name),User Email,Join Time,Duration (Minutes)',
      'Ada Reyes,ada@d.example,10/18/2022 03:55:12 PM,70',
    ])
    expect(tables.map(({ headings }) => headings[0])).toEqual([
      'Meeting ID',
      'Name (Original Name)',
    ])
    expect(rows).toEqual(['1:2 data', '2:5 data'])
  })

  test('the three sections of an attendance report are three tables with their titles', () => {
    const { tables, rows } = read(
      [
        '1. Summary',
        'Meeting title\tTraining',
        'Attended participants\t2',
        '',
        '2. Participants',
        'Name\tFirst Join\tIn-Meeting Duration\tEmail',
        'Ada Reyes\t10/18/22, 3:55:12 PM\t1h 2m\tada@d.example',
        'Ben Osei\t10/18/22, 3:56:12 PM\t1h 1m\tben@d.example',
        '',
        '3. In-Meeting Activities',
        'Name\tJoin Time\tLeave Time\tDuration\tEmail',
        'Ada Reyes\t10/18/22, 3:55:12 PM\t10/18/22, 4:00:00 PM\t5m\tada@d.example',
      ],
      '\t',
    )
    expect(tables.map(({ title }) => title)).toEqual([
      ['1. Summary'],
      ['2. Participants'],
      ['3. In-Meeting Activities'],
    ])
    expect(rows.filter((row) => row.startsWith('2'))).toEqual(['2:7 data', '2:8 data'])
    expect(rows.filter((row) => row.startsWith('3'))).toEqual(['3:12 data'])
  })

  test('comments part tables', () => {
    const { tables } = read([
      '# Users by city',
      '# Start date: 20221022',
      'City,Users',
      'Pasadena,12',
      '# Users by day',
      'Nth day,Users',
      '0001,5',
    ])
    expect(tables.map(({ title, headings }) => [title.length, headings])).toEqual([
      [2, ['City', 'Users']],
      [1, ['Nth day', 'Users']],
    ])
  })

  test('several rows of headings become one', () => {
    const grouped = read([
      'Report,,,,',
      ',2021-22,,2022-23,',
      'School,Enrolled,Absent,Enrolled,Absent',
      'Alder,10,1,12,2',
      'Bay,11,2,13,3',
    ])
    expect(grouped.tables[0]?.headings).toEqual([
      'School',
      '2021-22 Enrolled',
      '2021-22 Absent',
      '2022-23 Enrolled',
      '2022-23 Absent',
    ])
    const qualtrics = read([
      'RecordedDate,Finished,Q1',
      'Recorded Date,Finished,How useful was it?',
      '"{""ImportId"":""recordedDate""}","{""ImportId"":""finished""}","{""ImportId"":""QID1""}"',
      '2022-10-18 17:05:22,1,5',
    ])
    expect(qualtrics.tables[0]?.headings).toEqual(['RecordedDate', 'Finished', 'Q1'])
    expect(qualtrics.rows).toEqual(['1:4 data'])
    const surveyMonkey = read([
      'Respondent ID,Start Date,Which sessions?,',
      ',,Session A,Session B',
      '114,10/18/2022,Session A,',
      '115,10/18/2022,,Session B',
    ])
    expect(surveyMonkey.tables[0]?.headings).toEqual([
      'Respondent ID',
      'Start Date',
      'Which sessions? Session A',
      'Which sessions? Session B',
    ])
  })

  test('years are headings, a table without headings has numbered columns', () => {
    const years = read(['Year,2000,2001,2002', 'Timber,"2,666","2,274","1,877"'])
    expect(years.tables[0]?.headings).toEqual(['Year', '2000', '2001', '2002'])
    const bare = read(['101^2022-09-01^F', '102^2022-09-02^W'], '^')
    expect(bare.tables[0]).toMatchObject({
      headings: ['Column 1', 'Column 2', 'Column 3'],
      headingLine: null,
    })
    expect(bare.rows).toHaveLength(2)
  })

  test('a gap within the rows ends nothing, and rows of other widths are told', () => {
    const { rows } = read([
      'Date,School,Value',
      '2022-09-01,A',
      '2022-09-02,A,2,extra',
      '2022-09-03,A,3',
      '',
      ',,',
      '2022-09-04,A,4',
      '2022-09-05,A,5,,',
    ])
    expect(rows).toEqual(['1:2 wrong_cells', '1:3 wrong_cells', '1:4 data', '1:7 data', '1:8 data'])
  })

  test('a list of names alone is a table of one column', () => {
    const { tables, rows } = read(['Present', 'Ada Reyes', 'Ben Osei'])
    expect(tables[0]?.headings).toEqual(['Present'])
    expect(rows).toHaveLength(2)
  })

  test('a word in the first row of numbers is no heading', () => {
    const { rows } = read(['School,Value', 'A,pending', 'B,2', 'C,3'])
    expect(rows).toEqual(['1:2 data', '1:3 data', '1:4 data'])
  })
})

function read(lines: string[], delimiter = ',') {
  const csv = new CsvReader(delimiter)
  const reader = new TableReader({ padded: false })
  const records = [...csv.read(lines.join('\n')), ...csv.end()]
  const rows = [...records.flatMap((record) => reader.read(record)), ...reader.end()]
  return {
    tables: reader.tables,
    rows: rows.map(({ table, line, kind }) => `${table.number}:${line} ${kind}`),
  }
}
