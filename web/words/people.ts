/** The words of the people's page, in English. */

import type { PersonRole } from '../../domain/access.ts'

/** What each role is for, as a coordinator chooses among them. */
const roleHints: Record<PersonRole, string> = {
  coordinator: 'Sets up the district, looks after people, and may do everything below.',
  owner: 'Answers for a department’s plan and its numbers; sees its small groups.',
  editor: 'Records numbers and edits the plan of a department; sees its small groups.',
  viewer: 'Reads every department, without small groups. Changes nothing.',
  auditor: 'Reads everything, small groups and the log of changes too. Changes nothing.',
}

const say = {
  roleHints,
  name: 'People',
  eyebrow: 'Administration',
  lede: 'Who may come in, and what they may do where. What you change here holds from their next request on.',
  add: 'Add a person',
  list: 'People',
  person: 'Name',
  email: 'E-mail address',
  emailHint: 'They sign in with it. It cannot be changed later.',
  role: 'Role',
  departments: 'Departments',
  everywhere: 'The whole district',
  state: 'Account',
  invited: 'Invited, no password yet',
  active: 'Can sign in',
  signedIn: (n: number) => (n === 1 ? 'signed in now' : `signed in in ${n} browsers`),
  withSecondFactor: 'with a second factor',
  closed: (on: string) => `Closed ${on}`,
  change: 'Change',
  changeNamed: (name: string) => `Change ${name}`,
  unnamed: 'No name yet',
  save: 'Save',
  cancel: 'Cancel',
  done: 'Done',
  changed: (name: string) => `${name} is saved.`,
  comingIn: 'Coming in',
  link: 'Make a new link',
  linkWhy:
    'A link lets them set a password. It ends earlier links; the password they have works until it is used.',
  signOut: 'Sign them out everywhere',
  signedOut: (name: string) => `${name} is signed out everywhere.`,
  close: 'Close the account',
  closeTitle: (name: string) => `Close the account of ${name}?`,
  closeAsk:
    'They are out at once, their password is forgotten, and the API keys they made stop working. What they recorded stays, with their name beside it. You can open the account again.',
  wasClosed: (name: string) => `The account of ${name} is closed.`,
  erase: 'Erase the person',
  eraseTitle: (name: string) => `Erase ${name} for good?`,
  eraseAsk:
    'Their name and address are forgotten everywhere. What they recorded stays, under a number that says nothing of who they were. This cannot be undone.',
  eraseReasonHint: 'It stands in the log; leave the name out.',
  wasErased: 'The person is erased.',
  erased: 'Erased',
  clear: 'Take the second factor away',
  clearTitle: (name: string) => `Take away the second factor of ${name}?`,
  clearAsk:
    'Do it when they have lost their phone and their backup codes, and you are sure that it is them who asks. They are signed out everywhere, and sign in with their password alone until they set up another.',
  clearReasonHint: 'It stays on the log.',
  reason: 'Reason',
  reasonMissing: 'Say why, in ten characters or more.',
  wasCleared: (name: string) => `${name} has no second factor any more.`,
  reopen: 'Open the account again',
  reopened: (name: string) =>
    `The account of ${name} is open. Make a link, so that they can set a password.`,
  linkFor: (name: string) => `The link for ${name}`,
  linkOnce: (email: string) =>
    `Give this link to ${email} yourself, by message or by hand. It works once and for a day, and is shown only now.`,
  linkField: 'Link',
  copy: 'Copy',
  copied: 'Copied',
  nowIs: (name: string, role: string, where: string) =>
    `It now says: ${name}, ${role}, ${where}. Save again to put what stands here in its place.`,
  nameMissing: 'Write what they are called.',
  emailMissing: 'Write an address like name@district.org.',
  departmentsMissing: 'Choose at least one department.',
}

export function peopleWords() {
  return say
}
