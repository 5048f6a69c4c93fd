const list = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/).filter(Boolean))

/** Given names that are also common words, months, places or peoples: alone they do not count as names. */
export const AMBIGUOUS = list(`
  will mark grace hope faith joy april may june august summer autumn winter dawn rose art drew bill rob pat sue ray
  jack chase hunter mason jordan madison austin dallas paris london sydney chelsea savannah georgia virginia carolina
  charlotte israel chad victoria christian trinity destiny harmony major king prince page paige reed reading lee
  carol holly ivy daisy lily violet olive pearl ruby amber crystal gene dean miles chance cash penny patience
  charity felicity prudence constance mercy honor sage basil ginger rowan heather robin jay wren brook brooke river
  forest glen dale heath cliff ford lane rich frank earnest ernest guy max sky star stone wade duke earl noble
  florence verona sienna vienna milan kenya asia india america china brooklyn bronx aspen dakota cheyenne montana
  phoenix memphis lincoln washington jefferson jackson hamilton franklin clark lewis carter taylor tyler parker
  harper bishop archer porter cooper fisher gardener baker lake bay coral melody carmen aria viola bell belle
  art van long young love sunny happy story journey haven heaven angel saint princess queen royal legend max
  my so do in the than an he sun dean english male son jean norm mike rod dick don mac sky ally kit bay les
  merit mission justice liberty freedom unity genesis eden jericho zion egypt cuba ireland holland africa
  thursday friday monday sunday tuesday wednesday saturday january february march july september october november
  december christmas easter noel spring fall alexa siri cortana amazon
  math science art music english spanish french latin history unit group table block page post star clay case
  chapter bob hank teddy buddy junior major gray grey brown green white black blue silver gold rusty dusty sandy
  misty stormy windy rocky sonny curly scout`)

/** What stands before a member of staff's name. */
export const TITLES =
  list(`mr mrs ms mx miss dr prof professor coach principal superintendent señor señora sr sra
  mister madame monsieur rev father sister officer nurse dean director`)

/** What stands before names of saints, rulers, presidents and authors. */
export const HISTORIC =
  list(`president king queen saint st prince princess emperor pope general captain author poet
  composer senator governor lord lady sir chief`)

/** Words that say that a student is meant. */
export const STUDENT_WORDS =
  list(`student students pupil pupils kid kids child boy girl boys girls learner learners
  grader kindergartner kindergartener freshman sophomore classmate classmates`)

/** Words that say that a member of staff or one's own family is meant. */
export const STAFF_WORDS =
  list(`colleague coach mentor teacher counselor counsellor principal co-teacher coteacher
  partner assistant para paraprofessional aide librarian specialist facilitator supervisor teammate director
  secretary interventionist psychologist superintendent dean custodian teachers trainer tutor substitute ap vp`)

/** Words that, after "my" or "our", say that one's own family or a pet is meant. */
export const OWN_WORDS =
  list(`son daughter husband wife brother sister mom dad mother father friend neighbor niece
  nephew cousin dog cat fish hamster`)

/** Places at work that say that the person before is a colleague. */
export const STAFF_PLACES = list(`department office faculty staff`)

/** What follows "…'s" or a name where a thing, not a student, is named after someone. */
export const NAMED_THINGS =
  list(`taxonomy theorem law laws effect method model rubric scales scale framework web bus
  boycott slides curriculum notebooks apples marbles equation principle poem novel speech syndrome`)

/** What classes read and solve "about" somebody, who is then no student. */
export const TEXT_WORDS =
  list(`problem problems story stories book books unit chapter clip video poem movie film
  debated compared according biography biographies character`)

/** What people do together with staff. */
export const STAFF_DEEDS =
  list(`planned co-planned coplanned co-taught cotaught met collaborated consulted shared
  thanks thank observe lent agreed debriefed slides emailed texted`)

/** What follows names of places, schools, books, laws and products. */
export const NOT_PERSON_AFTER =
  list(`school elementary middle high academy university college institute street road
  avenue park river lake mount mountain county city island bridge falls monument museum center centre hall library
  theorem law effect method model rubric scale framework taxonomy curriculum math mathematics reader press reading
  unit foundation project protocol structure notes system day week month act amendment war river basin bus boycott
  science history workshop olympiad campus docs slides classroom web gatsby stage read quiz class of
  potter keller bridges parks frank curie newton lincoln douglass angelou dickinson hughes dahl dweck boaler calkins
  shakespeare twain luther thunberg yousafzai chavez huerta einstein darwin kennedy roosevelt gandhi mandela
  tubman truth earhart galilei copernicus mozart beethoven picasso kahlo rowling dicamillo hemingway steinbeck
  orwell salinger fitzgerald morrison walker austen bronte brontë poe whitman thoreau emerson crane wilder seuss
  carle sendak silverstein montessori dewey piaget vygotsky bruner gardner bloom marzano hattie danielson kagan
  frayer wiggins mctighe lemov saphier elmore fullan senge wiliam`)

/** What stands before names of books and places. */
export const NOT_PERSON_BEFORE =
  list(`as mount lake fort port san santa los las new north south east west river by
  called-unit titled novel poem book play story song museum monument`)

/** Characters and figures that classes read about by one name. */
export const KNOWN_FIGURES = list(`matilda hamlet macbeth romeo juliet gatsby goldilocks scout atticus katniss
  esperanza stanley percy hermione ron auggie charlotte wilbur gulliver odysseus achilles gilgamesh beowulf othello
  ophelia cinderella snow jack dorothy alice ponyboy lennie george boo columbus darwin einstein newton galileo
  aristotle plato socrates cleopatra napoleon caesar moses jesus buddha muhammad gandhi mozart beethoven picasso
  frida malala greta harriet hattie bloom marzano danielson lemov kagan sojourner pocahontas sacagawea hitler stalin lenin churchill clifford pete amelia
  dory nemo elsa moana simba shrek elmo dora`)

/** What students do, just after their name. */
export const STUDENT_DEEDS =
  list(`said says asked asks wrote writes read reads cried finished struggled struggles
  struggling refused raised turned got gets scored passed failed forgot needs needed explained solved drew put came
  helped worked works guessed made told shared showed shows threw slept copied answered understood learned used uses
  can can't could couldn't cannot still never did didn't does doesn't hates loves wasn't isn't would wouldn't
  won't knows knew thinks thought argued rushed finally took translates surprised only again froze led
  mixes predicted wants built stopped talked played sat`)

/** Verbs that follow anything; with an -ing form after them they tell of a student. */
export const PLAIN_VERBS = list(`is was are has had will`)

/** What belongs to students. */
export const STUDENT_THINGS =
  list(`essay work answer answers test quiz score scores grade grades paper homework
  exit drawing notebook project poster writing reading behavior behaviour iep mom dad mother father mum parents
  parent family desk partner group table attention question progress draft handwriting fluency level attendance
  name face hand story report strategy thinking`)

/** Acts of a teacher toward a student, just before the name. */
export const TEACHER_DEEDS = list(`asked ask moved sat seated praised called gave sent let put separate paired
  noticed conferenced refer helped told reminded caught let worried about separated conference with watched heard
  pulled tutored redirected disciplined graded`)

/** Prepositions before which an ambiguous name is most often a place or a thing. */
export const PLACE_PREPOSITIONS = list('to of on in from near at about')

/** Words that name lists hold and that never name anybody in a sentence of a teacher. */
export const NEVER_NAMES = list(
  'my so in do the than an a i he she we it you they this that his her our your',
)
