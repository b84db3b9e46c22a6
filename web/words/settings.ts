/** The words of the settings' page, in English. */

const say = {
  name: 'District settings',
  eyebrow: 'Administration',
  lede: 'What holds for every department. A change is on the log, and pages show it at once.',
  district: 'Name of the district',
  districtHint: 'As it stands at the head of every page and file.',
  timeZone: 'Time zone',
  timeZoneHint: 'It decides which day today is. Days that were recorded never move.',
  meeting: 'Name of the leadership meeting',
  meetingHint: 'A few letters, such as DLN.',
  smallestGroup: 'Smallest group that is shown',
  smallestGroupHint:
    'Groups of pupils and survey answers with fewer people are hidden. 11 is the least. What was hidden in a file stays hidden.',
  coverage: 'Places that must have reported, in percent',
  coverageHint:
    'With fewer, a number is shown and its status withheld. A metric can have its own share.',
  secondFactor: 'Coordinators sign in with a second factor: a password and a code',
  save: 'Save',
  saved: 'The settings are saved.',
  missing: 'Write something here.',
  notNumber: (from: number, to: number) => `Write a whole number from ${from} to ${to}.`,
  nowIs:
    'Somebody else has changed the settings. Below stands what you typed; this is what they say now:',
  again: 'Save again to put what you typed in its place.',
}

export function settingsWords() {
  return say
}
