/**
 * The words by which a school's calendar is read, in small letters and without signs ("teacher work-day" and "Teacher
 * Work Day" are one). A phrase counts where its words stand in a summary in this order, each whole. To teach another
 * phrase, add it to its list.
 */
export const WORDS = {
  /** Lessons are taught, only fewer hours: an ordinary school day, whatever else the summary says. */
  shortDay: [
    ...['half day', 'half days', '1 2 day', 'early release', 'early dismissal', 'early closing', 'early out'],
    ...['late start', 'late arrival', 'late opening', 'delayed opening', 'delayed start', 'hour delay'],
    ...['minimum day', 'shortened day', 'abbreviated day', 'modified day', 'noon dismissal'],
  ],
  /** No lessons, said outright. */
  noSchool: [
    ...['no school', 'no schools', 'no classes', 'no class', 'no lessons', 'no students', 'no pupils'],
    ...['school closed', 'schools closed', 'school is closed', 'schools are closed', 'school closure'],
    ...[
      'offices closed',
      'office closed',
      'district closed',
      'campus closed',
      'non school day',
      'non attendance day',
      'non student day',
    ],
    ...['school canceled', 'school cancelled', 'classes canceled', 'classes cancelled', 'snow day'],
    ...['school holiday', 'school holidays', 'student holiday', 'student holidays'],
  ],
  /** A free day by its name; an occasion of the same name (the holiday concert) is none. */
  holiday: [
    ...['holiday', 'holidays', 'break', 'recess', 'vacation', 'half term', 'bank holiday', 'public holiday'],
    ...['labor day', 'labour day', 'columbus day', 'indigenous peoples day', 'veterans day', 'thanksgiving'],
    ...['christmas', 'christmas eve', 'boxing day', 'new year s day', 'new years day', 'new year s eve'],
    ...['martin luther king', 'mlk', 'mlk day', 'presidents day', 'president s day', 'washington s birthday'],
    ...['good friday', 'easter monday', 'memorial day', 'juneteenth', 'independence day', 'fourth of july'],
    ...['canada day', 'victoria day', 'australia day', 'anzac day', 'king s birthday'],
  ],
  /** With one of these a holiday's name speaks of something else. */
  occasion: [
    ...[
      'concert',
      'party',
      'parade',
      'luncheon',
      'lunch',
      'breakfast',
      'dinner',
      'feast',
      'potluck',
      'program',
    ],
    ...['fair', 'sale', 'shop', 'shopping', 'camp', 'dance', 'show', 'assembly', 'sing along', 'celebration'],
    ...[
      'registration',
      'sign up',
      'deadline',
      'due',
      'practice',
      'game',
      'tournament',
      'tryouts',
      'rehearsal',
    ],
    ...[
      'performance',
      'fundraiser',
      'drive',
      'bazaar',
      'market',
      'spirit',
      'dress',
      'pajama',
      'card',
      'cards',
    ],
    ...['meeting', 'club', 'office hours', 'open house', 'orientation', 'concerts', 'homework', 'packet'],
    ...[
      'night',
      'after school',
      'summer school',
      'before',
      'prior to',
      'back from',
      'reopens',
      'packets',
      'observance',
    ],
  ],
  /** The staff works and the students stay at home. */
  staffDay: [
    ...['teacher work day', 'teacher work days', 'teacher workday', 'teacher workdays', 'staff work day'],
    ...['staff workday', 'professional development', 'professional learning', 'professional day', 'pd day'],
    ...['pd days', 'in service', 'inservice', 'inset', 'inset day', 'institute day', 'staff development'],
    ...['staff day', 'staff days', 'teacher day', 'teacher institute', 'teacher planning day', 'pupil free'],
    ...['student free', 'curriculum day', 'records day', 'record day', 'grading day', 'teachers report'],
    ...['teachers return', 'staff return', 'staff returns', 'new teacher orientation', 'convocation'],
  ],
  /** With "no school", these tell that the staff works. */
  staff: [
    ...['pd', 'p d', 'conference', 'conferences', 'convention', 'collaboration', 'planning', 'grading'],
    ...['teacher', 'teachers', 'staff', 'faculty', 'work day', 'workday', 'institute', 'data day', 'records'],
  ],
  /** With "no school", these tell that nobody works, though staff is named. */
  everybody: ['students and staff', 'staff and students', 'students or staff', 'students staff', 'all staff'],
  /** Only some students: a school day for the others. */
  someStudents: [
    ...['kindergarten', 'pre k', 'prek', 'preschool', 'seniors', 'juniors', 'sophomores', 'freshmen'],
  ],
  begins: ['begins', 'begin', 'starts', 'start', 'first day', 'opens', 'start of', 'beginning of'],
  ends: ['ends', 'end', 'end of', 'last day', 'closes', 'final day'],
  /** Lessons are taught again from this day on. */
  resumes: [
    ...['school resumes', 'classes resume', 'lessons resume', 'students return', 'school reopens', 'resume'],
    ...['return to school', 'back to school', 'back in session', 'resumes'],
  ],
  firstDay: [
    ...['first day of school', 'first day of classes', 'first day for students', 'first student day'],
    ...['first day of instruction', 'school begins', 'school starts', 'school year begins', 'classes begin'],
    ...['school year starts', 'students first day', 'first day for all students', 'start of school year'],
  ],
  lastDay: [
    ...['last day of school', 'last day of classes', 'last day for students', 'last student day'],
    ...['last day of instruction', 'school ends', 'school year ends', 'classes end', 'students last day'],
    ...['end of school year', 'last day for all students'],
  ],
  /** The parts of a year, the finest last. */
  year: ['school year', 'academic year'],
  semester: ['semester', 'semesters'],
  term: ['term', 'trimester', 'michaelmas', 'hilary', 'trinity'],
  quarter: ['quarter', 'marking period', 'grading period', 'q1', 'q2', 'q3', 'q4'],
  /** A part of a year in name only. */
  noTerm: [
    ...[
      'half term',
      'mid term',
      'midterm',
      'midterms',
      'midsemester',
      'mid quarter',
      'long term',
      'term papers',
    ],
    ...['exam', 'exams', 'finals', 'grades', 'report cards', 'progress reports', 'awards', 'honor roll'],
  ],
} as const satisfies Record<string, readonly string[]>

export type WordList = keyof typeof WORDS
