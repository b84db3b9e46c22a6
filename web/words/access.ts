/** The words of who may do what, in English: the API keys' page and the table of rights. */

import type { Right, Role } from '../../domain/access.ts'

const roles: Record<Role, string> = {
  coordinator: 'Coordinator',
  owner: 'Department owner',
  editor: 'Department editor',
  viewer: 'Leadership viewer',
  auditor: 'Auditor',
  observe_key: 'API key that records',
  read_key: 'API key that reads',
}

/** What each right allows, as the second half of “may …”. */
const rights: Record<Right, string> = {
  public: 'Read what is public',
  read: 'Read plans, numbers and settings',
  read_district: 'Read every department, not only their own',
  see_small_groups: 'See small groups',
  observe: 'Record, correct and withdraw observations',
  edit_plan: 'Change plans, metrics, targets and dated events; submit plans and cycles',
  approve: 'Approve or return plans and submitted cycles, never one’s own',
  close_cycle: 'Close cycles, reopen them for a department, and correct values late',
  read_log: 'Read the log of changes, check it and take it away',
  manage_people: 'Add and close accounts, give roles, make and revoke API keys',
  administer: 'Change settings, school years, cycles and the organisation',
}

const hub = {
  name: 'Administration',
  lede: 'What the coordinator sets up and looks after.',
  people: 'People',
  peopleMore:
    'Add people, say what they may do where, and hand them the link by which they come in.',
  keys: 'API keys',
  keysMore: 'Let a program read or record for one department, until a day you choose.',
  imports: 'Import observations',
  importsMore: 'Check a CSV row by row, publish it at once, and take an import back.',
  log: 'Log of changes',
  logMore: 'Who changed what, when and why, and a check that nobody bent it.',
  settings: 'District settings',
  settingsMore: 'The district’s name, its time zone, and the smallest group that is shown.',
  reminders: 'Reminders',
  remindersMore: 'Who was told what is left to log, who is told next, and telling them now.',
  cycles: 'Cycles',
  cyclesMore: 'Close a cycle, and let a department into it again until a day.',
  rights: 'Roles and rights',
  rightsMore: 'Who may do what, printed from the table that the server itself asks.',
  smallGroups: 'Small groups',
  smallGroupsMore: 'Try to work out what is hidden from everything that is printed.',
  nothing: 'Nothing here is yours to administer',
  nothingMore: 'Ask the coordinator when something should be set up differently.',
}

const keys = {
  name: 'API keys',
  eyebrow: 'Administration',
  lede: 'A key lets a program in where a person would sign in. It belongs to one department and ends on a day you choose.',
  make: 'Make a key',
  none: 'No program has a key yet',
  noneWhy:
    'Make one for a nightly script that records for a department, or for a report that reads it.',
  list: 'Keys',
  keyName: 'Name',
  keyNameHint:
    'What it is for, such as “nightly attendance”. It is written beside everything the key records.',
  department: 'Department',
  may: 'It may',
  mayObserve: 'Read and record',
  mayRead: 'Read, without small groups',
  expiresOn: 'Last day',
  expiresOnHint: 'A year from today at most.',
  state: 'State',
  valid: 'Valid',
  ended: 'Ended',
  revoked: (on: string) => `Revoked ${on}`,
  until: (on: string) => `until ${on}`,
  lastUsed: 'Last used',
  never: 'Never',
  madeBy: 'Made by',
  revoke: 'Revoke',
  revokeNamed: (name: string) => `Revoke ${name}`,
  revokeTitle: 'Revoke this key?',
  revokeAsk: (name: string) =>
    `Whatever shows “${name}” is refused from the next request on. This cannot be undone; what it recorded stays.`,
  cancel: 'Cancel',
  made: (name: string) => `“${name}” is ready`,
  secretOnce: 'Copy the secret now. It is shown this once and kept nowhere.',
  secret: 'Secret',
  copy: 'Copy',
  copied: 'Copied',
  how: 'How a program shows it',
  done: 'I have copied it',
  wasRevoked: (name: string) => `“${name}” is revoked.`,
  nameMissing: 'Say what the key is for.',
  departmentMissing: 'Choose a department. Without one there is nothing to make a key for.',
  dayMissing: 'Choose the last day on which it is valid.',
}

const rightsPage = {
  name: 'Roles and rights',
  eyebrow: 'Administration',
  lede: 'The server asks this table before every request, and a route that is not in it is not served.',
  roles: 'What each role may do',
  right: 'Right',
  yes: 'Yes',
  inDepartments: 'In their departments',
  no: 'No',
  bound:
    'Department owners and editors hold their rights in the departments they are named for, and an API key in its one department. They read the whole district only where the table says so. What somebody may not read is answered as if it were not there.',
  routes: 'What each route asks for',
  route: 'Route',
  proof: 'Asks again who it is, when that was shown more than 10 minutes ago',
}

export function accessWords() {
  return { roles, rights, hub, keys, rightsPage }
}
