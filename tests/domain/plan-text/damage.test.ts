import { describe, expect, test } from 'vitest'

import type { PlanWarningCode } from '../../../domain/plan-text/reading.ts'
import { REPORT, reading } from '../../support/plan-texts.ts'

const END = REPORT.lastIndexOf('Metrics')

function codesOf(text: string): PlanWarningCode[] {
  return reading(text).warnings.map(({ code }) => code)
}

function lastMetrics(list: string) {
  const { plan, warnings, unread } = reading(`${REPORT.slice(0, END)}Metrics\n\n${list}`)
  const metrics = plan.priorities.at(-1)?.actions.at(-1)?.metrics
  return { metrics, unread, codes: warnings.map(({ code }) => code) }
}

describe('metrics', () => {
  test('keep letters that are out of sequence, with a doubt for each', () => {
    const { metrics, codes } = lastMetrics('- a. One\n- c. Two\n- B. Three\n- d. Four')
    expect(metrics?.map(({ letter }) => letter)).toEqual(['a', 'c', 'B', 'd'])
    expect(codes.filter((code) => code === 'metric_letter_unexpected')).toHaveLength(3)
  })

  test('go on after z with aa', () => {
    const letters = [...'abcdefghijklmnopqrstuvwxyz'.split(''), 'aa', 'ab']
    const { metrics, codes } = lastMetrics(letters.map((each) => `- ${each}. M ${each}`).join('\n'))
    expect(metrics?.map(({ letter }) => letter)).toEqual(letters)
    expect(codes).not.toContain('metric_letter_unexpected')
  })

  test('without letters get one each, with a doubt', () => {
    const { metrics, codes } = lastMetrics('\u2022 Visits\n\u2022 Loans of the\nmonth')
    expect(metrics).toEqual([
      { letter: 'a', text: 'Visits' },
      { letter: 'b', text: 'Loans of the month' },
    ])
    expect(codes.filter((code) => code === 'metric_letter_missing')).toHaveLength(2)
  })

  test('take in a line that stands apart, with a doubt', () => {
    const { metrics, codes } = lastMetrics('- a. Loans\n\nApproved in June.')
    expect(metrics).toEqual([{ letter: 'a', text: 'Loans Approved in June.' }])
    expect(codes).toContain('metric_text_joined')
    expect(lastMetrics('- a. Loans\n\nby grade').codes).not.toContain('metric_text_joined')
  })

  test('keep markup and formulas as text', () => {
    const hostile = '=HYPERLINK("http://x.example","a") <script>alert(1)</script> **b** ${c}'
    expect(lastMetrics(`- a. ${hostile}`).metrics).toEqual([{ letter: 'a', text: hostile }])
  })

  test('do not begin at a wrapped line that starts with an abbreviation', () => {
    const { metrics } = lastMetrics('- a. Loans by group,\ne.g. by grade, or\nis. by campus')
    expect(metrics).toEqual([
      { letter: 'a', text: 'Loans by group, e.g. by grade, or is. by campus' },
    ])
  })

  test('without their heading are kept, with a doubt', () => {
    const text = REPORT.slice(0, END).trimEnd()
    const { plan, warnings } = reading(`${text}\n\n- a. Status`)
    expect(plan.priorities.at(-1)?.actions.at(-1)?.metrics).toEqual([
      { letter: 'a', text: 'Status' },
    ])
    expect(warnings.map(({ code }) => code)).toContain('metrics_heading_missing')
  })

  test('before a heading are part of the action', () => {
    const text = REPORT.slice(0, END).trimEnd()
    const { plan } = reading(`${text}\n- a) first\n- b) second\n\nMetrics\n\na. Status`)
    const action = plan.priorities.at(-1)?.actions.at(-1)
    expect(action?.text.split('\n').slice(1)).toEqual(['- a) first', '- b) second'])
    expect(action?.metrics).toHaveLength(1)
  })
})

describe('a damaged report', () => {
  test('keeps an action without metrics and one without text', () => {
    const cut = REPORT.slice(0, END)
    expect(codesOf(cut)).toContain('action_without_metrics')
    const at = REPORT.lastIndexOf('[Action 1]')
    const { plan, warnings } = reading(`${REPORT.slice(0, at)}[Action 1]`)
    expect(plan.priorities.at(-1)?.actions).toEqual([{ number: 1, text: '', metrics: [] }])
    expect(warnings.map(({ code }) => code)).toContain('action_without_text')
  })

  test('keeps a priority that the end of the text cuts short', () => {
    const at = REPORT.lastIndexOf('[Action 1]')
    const { plan } = reading(REPORT.slice(0, at))
    expect(plan.priorities.map(({ title }) => title)).toEqual([
      'Renew the collection',
      'Widen the opening hours',
    ])
    expect(codesOf(REPORT.slice(0, at))).toContain('priority_without_actions')
  })

  test('keeps priorities and actions with a number twice, in printed order', () => {
    const { plan, warnings } = reading(
      REPORT.replace('Priority 2:', 'Priority 1:').replace('[Action 2]', '[Action 1]'),
    )
    expect(plan.priorities.map(({ number }) => number)).toEqual([1, 1])
    expect(plan.priorities[0]?.actions.map(({ number }) => number)).toEqual([1, 1])
    const found = warnings.map(({ code }) => code)
    expect(found).toContain('priority_number_unexpected')
    expect(found).toContain('action_number_unexpected')
  })

  test('reads l for 1 and IV for 4, with a doubt', () => {
    const { plan, warnings } = reading(
      REPORT.replace('Priority 1:', 'Priority l:').replace('Priority 2:', 'Priority IV:'),
    )
    expect(plan.priorities.map(({ number }) => number)).toEqual([1, 4])
    expect(warnings.filter(({ code }) => code === 'number_unclear')).toHaveLength(2)
  })

  test('says when the date of the report cannot be read, and leaves its line unread', () => {
    const { plan, warnings, unread } = reading(REPORT.replace('Oct 04 2022', 'Feb 30 2022'))
    expect(plan.reportGenerated).toBeNull()
    expect(warnings.map(({ code }) => code)).toContain('report_date_unread')
    expect(unread).toHaveLength(1)
  })

  test('keeps the text of a heading that comes twice', () => {
    const twice = 'Department Services\n\n- Binding.\n\nTotal Department Budget'
    const { plan, warnings } = reading(REPORT.replace('Total Department Budget', twice))
    expect(plan.sections.services.at(-1)).toBe('Binding.')
    expect(warnings.map(({ code }) => code)).toContain('section_repeated')
  })

  test('keeps the text of a chain label that comes twice', () => {
    const twice = 'then... More.\n\nwhich will... Renew the collection'
    const { plan, warnings } = reading(REPORT.replace('which will... Renew the collection', twice))
    expect(plan.chains[0]?.then.at(-1)).toBe('More.')
    expect(warnings.map(({ code }) => code)).toContain('chain_label_repeated')
  })

  test('reads a metric without text and an action with a number in two parts', () => {
    const { plan, warnings } = reading(
      REPORT.replace('- b. Reader survey', '- b.').replace('[Action 2]', '[Action 1.2]'),
    )
    expect(plan.priorities[0]?.actions[1]?.number).toBe(2)
    expect(plan.priorities[0]?.actions[1]?.metrics[1]).toEqual({ letter: 'b', text: '' })
    expect(warnings.map(({ code }) => code)).toContain('metric_without_text')
  })

  test('leaves what stands under no priority unread, and says so', () => {
    const at = REPORT.indexOf('[Action 2]')
    const { unread, warnings } = reading(REPORT.slice(at))
    expect(unread).toContain(1)
    expect(warnings[0]).toMatchObject({ line: 1, code: 'action_without_priority' })
  })

  test('with page headers that disagree leaves the year open and names both', () => {
    const { plan, warnings } = reading(REPORT.replace('2022-2023', '2023-2024'))
    expect(plan.schoolYear).toBeNull()
    const doubt = warnings.find(({ code }) => code === 'school_years_disagree')
    expect(doubt?.message).toContain('2023-24 (line 3)')
    expect(doubt?.message).toContain('2022-23')
  })

  test('with a header year that is no school year leaves that header out', () => {
    const { plan, warnings } = reading(REPORT.replace('2022-2023', '2022-2024'))
    expect(plan.schoolYear).toBe('2022-23')
    expect(warnings.map(({ code }) => code)).toContain('school_year_unclear')
  })

  test('with shifted cover fields keeps them as printed, with a doubt', () => {
    const shifted = REPORT.replace('Library Media', 'Pat Reader').replace(
      'First Librarian\nSecond Librarian',
      'reader@lakeshore.example',
    )
    const { plan, warnings } = reading(shifted)
    expect(plan.department.name).toBe('Pat Reader')
    expect(plan.department.contacts).toEqual(['reader@lakeshore.example'])
    expect(warnings.map(({ code }) => code)).toContain('department_fields_shifted')
  })

  test('takes an e-mail address that stands apart on the cover, and leaves other words unread', () => {
    const apart = 'second@lakeshore.example\n\nthird@lakeshore.example\n\nAsk at the desk'
    const { plan, unread } = reading(REPORT.replace('second@lakeshore.example', apart))
    expect(plan.department.emails).toHaveLength(3)
    expect(unread).toHaveLength(1)
  })

  test('with a chain too few, or one without an outcome, says so', () => {
    const without = REPORT.replace('which will... Renew the collection', '')
    expect(codesOf(without)).toContain('chain_incomplete')
    const from = REPORT.indexOf('If we...')
    const to = REPORT.indexOf('If we...', from + 1)
    expect(codesOf(REPORT.slice(0, from) + REPORT.slice(to))).toContain('chain_count_differs')
  })

  test('with a sum that does not add up says so', () => {
    const budget = 'Paper - $ 1,000.50\n\nGlue - $ 20\n\nTotal of $ 1,021\n\nNote:'
    expect(codesOf(REPORT.replace('Note:', budget))).toContain('budget_total_differs')
    const right = budget.replace('1,021', '1,020.50')
    expect(codesOf(REPORT.replace('Note:', right))).not.toContain('budget_total_differs')
  })

  test('with an unknown heading or question keeps the text and says so', () => {
    const added = 'Equity Statement\n\nHow does your department serve all?\n\nWith care.\n\n'
    const { plan, warnings } = reading(REPORT.replace('Total Department Budget', `${added}$&`))
    expect(plan.sections.other).toEqual([{ heading: 'Equity Statement', text: 'With care.' }])
    const found = warnings.map(({ code }) => code)
    expect(found).toContain('section_not_known')
    expect(found).toContain('question_not_known')
  })

  test('quotes a priority in an answer without beginning one', () => {
    const { plan } = reading(
      REPORT.replace('Newer books where', 'Priority 1: Books\n\nNewer books where'),
    )
    expect(plan.priorities).toHaveLength(2)
    expect(plan.sections.currentPriorities).toContain('\nPriority 1: Books\n')
  })

  test('with characters that cannot be stored reads them as blanks', () => {
    const { plan, warnings } = reading(REPORT.replace('Reader survey', 'Reader\u0000survey'))
    expect(plan.priorities[0]?.actions[1]?.metrics[1]?.text).toBe('Reader survey')
    expect(warnings.map(({ code }) => code)).toContain('characters_replaced')
  })
})
