/** Invented plans in the layouts that districts print, and ways to damage them. */

import { readPlanText } from '../../domain/plan-text/read.ts'
import type { ReadOptions } from '../../domain/plan-text/read.ts'
import type { PlanReading } from '../../domain/plan-text/reading.ts'

const HEADER = '\nLAKESHORE UNIFIED SCHOOL DISTRICT\n2022-2023 DEPARTMENT PLAN\n'

/** A generated report: a paragraph per line, page headers inside lists and chains. */
export const REPORT = `${HEADER}
Department Name: Library Media

Department Contact: First Librarian
Second Librarian

Contact Email: first@lakeshore.example
second@lakeshore.example

Contact Phone:

Report Last Generated: Oct 04 2022 @ 08:05:09 (PDT)

Department Purpose

What does the department do?

Put a book that matters into the hands of every reader, and help teachers find what fits the lesson of the week. Keep the shelves of every campus open, current and welcoming to all families of the district.

Department Services

What is a general list of services that your department provides?

- Lending across all campuses.
- Repair and rebinding
- Story hours for the youngest readers, with guests from the town.

Total Department Budget

What is your department's total budget?

Note:

The figures for this year come in spring
${HEADER}
Prior Year Reflection

This section of the department plan reviews the intent of prior department plans and the successes/challenges encountered while implementing the planned actions. This portion of the plan summarizes key learnings that inform the planning for the current year.

Prior Year Intended Outcomes

What did your department plan set out to achieve during the prior year?

N/A

2021-22 had no plan of this kind, and nothing was written down about what the libraries set out to do in that year.

Prior Year Achievement

Did the department achieve what it had outlined? How do you know?

N/A

Prior Year Successes, Challenges, and Learnings

What successes, challenges, and learnings should be highlighted from the prior year?

Lending rose at nearly every campus after the catalogue moved to one system, and the hours after school were used far more than anyone had planned for.

Current Year Priorities

This section of the department plan provides a summary of the identified needs that are prioritized for informing the department plan's actions for the current year.

Data and Information Used for Plan Development

What data did you consider when developing this plan?

Lending figures and the spring questionnaire.

Stakeholder Engagement/Input

What stakeholder engagement or information was used to inform this plan?

Three groups were heard:

- 1) teachers who use the rooms every week;
- 2) families at the evening open house.

Key Data Findings/Information for This Plan

Based on data analysis and stakeholder information, what key data findings are considered in the development of this plan?

Older collections go unread, and a campus without a full-time librarian lends half as much as one that has one all week long.

Current Plan Priorities

Based on the key data findings, what needs emerged from your Department's root cause analysis, and which of these needs are given priority for this planning cycle?

- Shelves hold too many worn books.
- Opening hours differ without reason across the
${HEADER}
campuses, which keeps families away.

Newer books where readers are.

Current Year Planned Actions and Metrics

This section of the department plan provides a summary of the planned actions that address the identified priorities based on data analysis and stakeholder input. Metrics associated with monitoring and/or evaluating the effectiveness of the planned actions are summarized in this section.

What action could you take to address the identified needs of your department?

What would you be able to monitor throughout the year (quarterly or more than twice per year) to know that your actions are creating a change?

Theory Of Action

If we... Weed the shelves of every campus before winter.

and

Buy new books from the readers' own lists

then... Readers will find what they look for in the first place they try, whatever campus they are on.

and

Shelves will be easier to keep in order
${HEADER}
which will... Renew the collection

If we...

Agree with each principal on a committee which will set the hours for the whole year in advance.

then...

Families will know when the doors are open at every
${HEADER}
which will...

campus.

Widen the opening hours
${HEADER}
Priority 1: Renew the collection

[Action 1]

Weed the shelves of every campus before winter.

Metrics

- a. Worn books taken out. Books on hand, by campus

[Action 2]

Buy new books from the readers' own lists
${HEADER}
Metrics

- a. Book orders,
- b. Reader survey

Priority 2: Widen the opening hours

[Action 1]

Agree with each principal on a committee which will set the hours for the whole year in advance.

Metrics

a. Status of schedule`

/** A report whose chains are a table with tabs, cut by a page break. */
export const TABLE_REPORT = REPORT.slice(0, REPORT.indexOf('If we...')).concat(
  'If we... hold open evenings at each campus during\n',
  HEADER,
  '\n\treading week\nthen...\tfamilies will come in\n\tand\n\tchildren will bring friends\n',
  'which will...\tmore readers\nIf we...\textend the hours\nthen...\tdoors will stay open\n',
  'which will...\tlonger days\n',
  HEADER,
  REPORT.slice(REPORT.indexOf('\nPriority 1')),
)

/** A scan: no cover and no headers, wrapped lines, page breaks, broken chain columns. */
export const SCAN = ` Department Purpose
What does the department do?

Under the head of operations, the Grounds Department looks after the fields,
gardens and paths of all campuses, with an eye to safety, shade and the water
that a dry county can spare.

Department Services
What is a general list of services that your department provides?

The crew serves all sites by:

Mowing and marking the fields.

e Watering trees, lawns and school gardens in the hours before classes
begin.
e Clearing paths after storms, with help from the volunteers of each and
every site.

Total Department Budget
What is your department's total budget?

The budget for the 2023-24 school year is close to
Location 11 - $ 120,000.00
Location 12- $ 30,500

Total of $ 150,500
 Prior Year Reflection

This section of the department plan reviews the intent of prior
department plans and the successes/challenges encountered while
implementing the planned actions. This portion of the plan summarizes
key learnings that inform the planning for the current year.

Prior Year Intended Outcomes
What did your department plan set out to achieve during the prior year?

In 2021-2022 the crew set out to save water on every field and to plant shade
 where the youngest pupils play.

Theory Of Action

Ifwe... Plant trees along the south side of
every playground
and

Water them by hand in the first
summer

then.. pupils will have shade at noon

which will...  Result in cooler
playgrounds
 If we...

then...

which will...

Walk the fields with the coaches
(MONTHLY)

There will be fewer holes, fewer
falls, and better games.

Make the fields safe to play on.
 Priority 1: Cooler playgrounds
[Action 1]

Plant trees along the south side of every playground, with
the pupils.

Metrics
a. Number of trees planted
Priority 2: Safe fields
[Action 1]
Walk the fields
Metrics

a. Holes found on each walk
b. coach feedback`

/** The 2016 form, with HTML left in its cells and the example that is not to be read. */
export const FORM = `# DIVISION ANNUAL PLAN
DIVISION\tOperations
--\t--
DIVISION STATEMENT OF PURPOSE\t<p>Keep sites open.</p><p>Keep them safe.</p>
DIVISION THEORY OF ACTION (TOA)\tIf sites are clean, pupils stay well.
\t<p>Clean sites cost less.</p>
DIVISION ORGANIZATIONAL CHART\tOn file
DIVISION CONTACT\tHead of operations
TELEPHONE/E-MAIL\t555-0100
KEY DATES\tMay 1: first draft
\tJune 1: last draft
DEPARTMENT ANNUAL PLAN FORM
DEPARTMENT NAME:\tGrounds
DEPARTMENT STATEMENT OF PURPOSE (A): <i>Why? See the theory of action.</i>\tTo care for K-12 fields.
LIST OF SERVICES\t<ul style="margin:0">Mowing \u2013 Phase 1, 2, and 3 planting \u2013 K-12 gardens
(OPTIONAL) DEPARTMENT THEORY OF ACTION:\t
\tIf fields are flat, games are fair.
1. Department Goals (Outcomes) 2016-17\tMetrics (C)\tTargets (D)
--\t--\t--
<ul style="x">Green fields \u2013 Safe paths\t<ul>Water used \u2013 Falls \u2013 Trees\t<ol>1. Ten percent less 2. None
2. Department Actions for 2016-17\tNeeds additional resources?
--\t--
Buy 1,500 saplings\tYes
<p>Walk the paths</p>\tNo
INSTRUCTIONS AND TIPS FOR COMPLETING YOUR FORMS
1. Department Goals (Outcomes) 2016-17\tMetrics (C)\tTargets (D)
Example: fictional grants department\tExample: theory of action\tExample: metrics
2. Department Actions for 2016-17\tNeeds additional resources?
Example: apply\tYes`

/** An agenda full of the words of a plan. */
export const AGENDA = `MEETING AGENDA

8:30 am Welcome
- 9:00 am **Theory of action.** If we... look at metrics, then... what?
Priorities for the year, Priority 1: being attendance
Action 1 and [Action 2] are reviewed
10:15 am Metrics and targets
Department purpose and department services
11:00 am Close`

/** A text's reading; throws when it is refused. */
export function reading(text: string, options?: ReadOptions): PlanReading {
  const result = readPlanText(text, options)
  if (!result.ok) throw new Error(`refused: ${result.error.message}`)
  return result.value
}

/** A text with its long lines wrapped at a column. */
export function wrap(text: string, column: number): string {
  return text
    .split('\n')
    .map((line) => wrapLine(line, column))
    .join('\n')
}

function wrapLine(line: string, column: number): string {
  if (line.length <= column) return line
  let width = 0
  return line
    .split(' ')
    .map((word) => {
      const fits = width > 0 && width + 1 + word.length <= column
      const before = width === 0 ? '' : fits ? ' ' : '\n'
      width = fits ? width + 1 + word.length : word.length
      return before + word
    })
    .join('')
}
