import { describe, expect, test } from 'vitest'

import { planChain } from '../../../domain/plan-text/document.ts'
import { REPORT, SCAN, TABLE_REPORT, reading } from '../../support/plan-texts.ts'

function counts(text: string): number[] {
  const { priorities, chains } = reading(text).plan
  const actions = priorities.flatMap((priority) => priority.actions)
  return [
    priorities.length,
    actions.length,
    actions.flatMap(({ metrics }) => metrics).length,
    chains.length,
  ]
}

describe('a generated report', () => {
  const { plan, warnings, unread, suggestedName } = reading(REPORT)

  test('has its cover, with several contacts and an empty phone', () => {
    expect(plan.kind).toBe('department_plan')
    expect(plan.schoolYear).toBe('2022-23')
    expect(plan.department).toEqual({
      name: 'Library Media',
      contacts: ['First Librarian', 'Second Librarian'],
      emails: ['first@lakeshore.example', 'second@lakeshore.example'],
      phone: null,
    })
  })

  test('was generated at the instant that its own time zone says', () => {
    expect(plan.reportGenerated).toBe('2022-10-04T15:05:09.000Z')
    const winter = REPORT.replace('Oct 04 2022 @ 08:05:09 (PDT)', 'Jan 04 2023 @ 08:05:09 (PST)')
    expect(reading(winter).plan.reportGenerated).toBe('2023-01-04T16:05:09.000Z')
  })

  test('has lists without bullets, texts with them, and null where nothing is printed', () => {
    expect(plan.sections.services).toEqual([
      'Lending across all campuses.',
      'Repair and rebinding',
      'Story hours for the youngest readers, with guests from the town.',
    ])
    expect(plan.sections.budget).toBeNull()
    expect(plan.sections.budgetNote).toBe('The figures for this year come in spring')
    expect(plan.sections.priorYearAchievement).toBe('N/A')
    expect(plan.sections.stakeholderInput).toBe(
      'Three groups were heard:\n- 1) teachers who use the rooms every week;\n- 2) families at the evening open house.',
    )
  })

  test('has one item where a page header cuts an item in two', () => {
    expect(plan.sections.currentPriorities).toBe(
      '- Shelves hold too many worn books.\n- Opening hours differ without reason across the campuses, which keeps families away.\nNewer books where readers are.',
    )
  })

  test('has chains whose labels stand inline, alone, or after a page break', () => {
    expect(plan.chains).toEqual([
      planChain(
        [
          'Weed the shelves of every campus before winter.',
          "Buy new books from the readers' own lists",
        ],
        [
          'Readers will find what they look for in the first place they try, whatever campus they are on.',
          'Shelves will be easier to keep in order',
        ],
        'Renew the collection',
      ),
      planChain(
        [
          'Agree with each principal on a committee which will set the hours for the whole year in advance.',
        ],
        ['Families will know when the doors are open at every campus.'],
        'Widen the opening hours',
      ),
    ])
  })

  test('has metrics as printed, the trailing comma and the last line without a bullet included', () => {
    const metrics = plan.priorities.map(({ actions }) => actions.map((action) => action.metrics))
    expect(metrics).toEqual([
      [
        [{ letter: 'a', text: 'Worn books taken out. Books on hand, by campus' }],
        [
          { letter: 'a', text: 'Book orders,' },
          { letter: 'b', text: 'Reader survey' },
        ],
      ],
      [[{ letter: 'a', text: 'Status of schedule' }]],
    ])
  })

  test('leaves nothing unread and doubts only the chain whose texts stand apart', () => {
    expect(unread).toEqual([])
    expect(warnings.map(({ code }) => code)).toEqual(['chain_order_unclear'])
    expect(suggestedName).toBeNull()
  })
})

describe('a report with a table of chains', () => {
  test('continues the sentence that the page break cuts', () => {
    expect(counts(TABLE_REPORT)).toEqual([2, 3, 4, 2])
    expect(reading(TABLE_REPORT).plan.chains).toEqual([
      planChain(
        ['hold open evenings at each campus during reading week'],
        ['families will come in', 'children will bring friends'],
        'more readers',
      ),
      planChain(['extend the hours'], ['doors will stay open'], 'longer days'),
    ])
  })
})

describe('a chain on one line', () => {
  const from = REPORT.indexOf('If we...')
  const to = REPORT.indexOf('If we...', from + 1)
  function withChain(chain: string) {
    return reading(`${REPORT.slice(0, from)}${chain}\n\n${REPORT.slice(to)}`).plan.chains
  }

  test('is taken apart at its labels', () => {
    expect(withChain('If we... weed then... readers find which will... renew')[0]).toEqual(
      planChain(['weed'], ['readers find'], 'renew'),
    )
  })

  test('gives a row of cells to a row of labels', () => {
    const table = 'If we...\tthen...\twhich will...\nWeed\tReaders find\tRenew'
    expect(withChain(table)[0]).toEqual(planChain(['Weed'], ['Readers find'], 'Renew'))
  })

  test('keeps a "then..." in its prose', () => {
    const chain = 'If we... wait, then... weed\n\nthen... readers find\n\nwhich will... renew'
    expect(withChain(chain)[0]).toEqual(
      planChain(['wait, then... weed'], ['readers find'], 'renew'),
    )
  })
})

describe('a scanned report', () => {
  const { plan, warnings, unread, suggestedName } = reading(SCAN)

  test('takes the year from the budget and never from the prior year', () => {
    expect(plan.schoolYear).toBe('2023-24')
    const silent = reading(SCAN.replace('for the 2023-24 school year ', ''))
    expect(silent.plan.schoolYear).toBeNull()
    expect(silent.warnings.map(({ code }) => code)).toContain('school_year_missing')
  })

  test('asks for the name and offers the one in the purpose', () => {
    expect(plan.department.name).toBeNull()
    expect(suggestedName).toBe('Grounds')
    expect(warnings.map(({ code }) => code)).toEqual([
      'department_name_missing',
      'chain_order_unclear',
    ])
  })

  test('joins wrapped lines with one blank', () => {
    expect(plan.sections.services).toEqual([
      'Mowing and marking the fields.',
      'Watering trees, lawns and school gardens in the hours before classes begin.',
      'Clearing paths after storms, with help from the volunteers of each and every site.',
    ])
    expect(plan.sections.servicesIntro).toBe('The crew serves all sites by:')
    expect(plan.sections.priorYearOutcomes).toBe(
      'In 2021-2022 the crew set out to save water on every field and to plant shade where the youngest pupils play.',
    )
  })

  test('gives paragraphs under stacked labels to the labels in order', () => {
    expect(plan.chains).toEqual([
      planChain(
        [
          'Plant trees along the south side of every playground',
          'Water them by hand in the first summer',
        ],
        ['pupils will have shade at noon'],
        'Result in cooler playgrounds',
      ),
      planChain(
        ['Walk the fields with the coaches (MONTHLY)'],
        ['There will be fewer holes, fewer falls, and better games.'],
        'Make the fields safe to play on.',
      ),
    ])
    expect(unread).toEqual([])
    expect(counts(SCAN)).toEqual([2, 2, 3, 2])
  })
})
