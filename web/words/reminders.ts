/** The words of reminders, in English. */

import type { ReminderBody } from '../administration/reminders/reminders.ts'

type State = ReminderBody['state']

const states: Readonly<Record<State, string>> = {
  waiting: 'Waiting',
  sending: 'Being sent',
  sent: 'Sent',
  unneeded: 'Not needed any more',
  refused: 'Refused',
  unknown: 'Not certain',
  given_up: 'Given up',
}

/** What each state means, under it; a mail that was sent needs no words. */
const stateHints: Readonly<Record<State, string>> = {
  waiting: '',
  sending: '',
  sent: '',
  unneeded: 'Everything was submitted before it went out.',
  refused: 'The mail server does not take this address. Look whether it is right.',
  unknown: 'It may have arrived, so it is not sent again.',
  given_up: 'The mail server did not take it that day.',
}

const page = {
  name: 'Reminders',
  eyebrow: 'Administration',
  lede: 'One mail a person and day at most, of what is left to log in their departments. Coordinators are told who is late.',
  isOn: 'Reminders are on.',
  isOff: 'Nobody is reminded yet.',
  obstacles: {
    off: 'They are turned off under District settings.',
    no_mail: 'This server sends no mail: whoever runs it sets SMTP_URL and SMTP_FROM.',
    demonstration: 'The demonstration sends no mail.',
  },
  toSettings: 'To the District settings',
  next: 'What comes next',
  nextOn: (day: string, people: string) => `On ${day}, ${people}, as things are now.`,
  people: (n: number) => (n === 1 ? '1 person' : `${n} people`),
  nextNone: 'Nobody has anything left to log in the next 120 days.',
  person: 'Person',
  about: 'About',
  late: 'Who is late',
  sendNow: 'Send now',
  sendNowWhy:
    'For one cycle, whatever the day. Nobody who was reminded today is reminded again, and nobody who has nothing left to log.',
  cycle: 'Cycle',
  noCycle: 'No cycle takes values now.',
  look: 'Read the mails first',
  previewTitle: (cycle: string, people: string) => `Reminders of ${cycle}: ${people}`,
  previewNone:
    'Nobody would be sent anything: it is all submitted, or everybody was reminded today.',
  mailTo: (name: string, subject: string) => `${name}: ${subject}`,
  send: (people: string) => `Send to ${people}`,
  cancel: 'Do not send',
  sentNow: (people: string) => `On its way to ${people}.`,
  sent: 'What was sent',
  paging: 'Pages of what was sent',
  newest: 'Newest reminders',
  older: 'Older reminders',
  sentNone: 'Nothing was sent yet.',
  sentNoneWhy: 'The list begins with the first reminder. It is kept for 400 days.',
  day: 'Day',
  outcome: 'Outcome',
  byHand: 'sent by hand',
  at: (moment: string) => `at ${moment}`,
  againAt: (moment: string) => `again at ${moment}`,
  tries: (n: number) => (n === 1 ? '1 try' : `${n} tries`),
  error: (code: string) => `mail server: ${code}`,
}

const settings = {
  title: 'Reminders',
  on: 'Remind people by mail of what is left to log',
  before: 'Days before the due day',
  beforeHint: 'The first reminder goes out on that day, between 7 and 20 o’clock.',
  after: 'Days between reminders once it is late',
  afterHint: 'Counted from the last day in time, until the cycle is submitted or closed.',
  noMail:
    'This server sends no mail yet, so nobody is reminded. Whoever runs it sets SMTP_URL and SMTP_FROM.',
  demonstration: 'The demonstration sends no mail.',
  toList: 'What was sent, and what comes next',
}

export function reminderWords() {
  return { page, settings, states, stateHints }
}
