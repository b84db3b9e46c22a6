/** A plan as the district's report prints it, to try the reading with. */

const HEADER = `ARROYO VISTA UNIFIED SCHOOL DISTRICT
2022-2023 DEPARTMENT PLAN`

/** The plan of an invented department of an invented district. */
export const EXAMPLE_PLAN_TEXT = `${HEADER}

Department Name: Family and Community Engagement

Department Contact: Director, Family and Community Engagement

Contact Email: families@demo.example

Contact Phone:

Report Last Generated: Sep 14 2022 @ 14:05:27 (PDT)

Department Purpose

What does the department do?

We bring families and schools together. We run the parent centers, arrange interpreters, and see to it that a family's question reaches someone who can answer it.

Department Services

What is a general list of services that your department provides?

- Parent centers at six schools.
- Interpreters for meetings and written translation.
- Workshops for families on the portal, attendance and applying to college.

Total Department Budget

What is your department's total budget?

$96,500 without salaries

${HEADER}

Prior Year Reflection

Prior Year Intended Outcomes

What did your department plan set out to achieve during the prior year?

A parent center within reach of every family.

Prior Year Achievement

Did the department achieve what it had outlined? How do you know?

Six of the seven centers opened; the visit logs show that they are used.

Prior Year Successes, Challenges, and Learnings

What successes, challenges, and learnings should be highlighted from the prior year?

Evening hours doubled the visits. Interpreters were asked for too late to be found.

${HEADER}

Current Year Priorities

Data and Information Used for Plan Development

What data did you consider when developing this plan?

Visit logs, interpreter requests, and the spring survey of families.

Stakeholder Engagement/Input

What stakeholder engagement or information was used to inform this plan?

Two evenings with families, one of them in Spanish, and a meeting with the office managers who

${HEADER}

answer the telephone at our schools.

Key Data Findings/Information for This Plan

Based on data analysis and stakeholder information, what key data findings are considered in the development of this plan?

Four in ten families do not know whom to ask. Requests for an interpreter arrive two days before the meeting.

Current Plan Priorities

Based on the key data findings, what needs emerged from your Department's root cause analysis, and which of these needs are given priority for this planning cycle?

- One place to ask.
- Meetings that everyone understands.

${HEADER}

Current Year Planned Actions and Metrics

What action could you take to address the identified needs of your department?

What would you be able to monitor throughout the year (quarterly or more than twice per year) to know that your actions are creating a change?

Theory Of Action

If we... keep the parent centers open two evenings a week

and

answer every question within two school days, even if only to say who is working

${HEADER}

on it

then... families will know where to turn and will come back

which will... make every school easy to reach for families

If we...\tarrange interpreters when a meeting is planned
then...\tfamilies will take part in their own language
\tand
\tschools will hear what families know about their children
which will...\tmake meetings understood by everyone

${HEADER}

Priority 1: make every school easy to reach for families

[Action 1]

keep the parent centers open two evenings a week

Metrics

- a. Visit logs of the parent centers, by month
- b. Spring and fall survey of families: know whom to ask

[Action 2]

answer every question within two school days, even if only to say who is working on it

${HEADER}

Metrics

- a. Question log: answered within two school days

Priority 2: make meetings understood by everyone

[Action 1]

arrange interpreters when a meeting is planned

Metrics

- a. Interpreter requests made five days ahead
`
