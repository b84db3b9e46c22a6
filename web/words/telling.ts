/** The words of how somebody lets themselves be told, in English. */

const say = {
  reminders: 'Reminders',
  remindersWhy:
    'One mail a day at most, before a cycle is due and when it is late, and only while something is left to log.',
  notSending: 'The district sends none yet. What you choose here holds as soon as it does.',
  remindMe: 'Remind me by mail',
  nowOn: 'You are reminded by mail.',
  nowOff: 'You are not reminded any more.',
  calendar: 'Your calendar',
  calendarWhy:
    'A link that your calendar subscribes to: the days on which cycles are due, and their meetings. No number is in it. Whoever has the link can read it, so treat it like a password.',
  since: (moment: string) =>
    `A link was made ${moment}. It is kept nowhere, so it cannot be shown again.`,
  make: 'Make a calendar link',
  makeAnew: 'Make a new link',
  end: 'End the link',
  ended: 'The link has ended. Calendars that use it show nothing new.',
  once: 'Copy the link now and add it to your calendar as a subscription. It is shown this once; a link from before has ended.',
  link: 'Link of your calendar',
  copy: 'Copy',
  copied: 'Copied',
  done: 'I have copied it',
}

export function tellingWords() {
  return say
}
