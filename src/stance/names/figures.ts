const names = (list: string): ReadonlySet<string> =>
  new Set(
    list
      .split(',')
      .map((name) => name.trim().replace(/\s+/g, ' '))
      .filter(Boolean),
  )

/**
 * Whole names of those whom schools read, study and quote: authors, figures of history, and writers on teaching. Lower
 * case, without accents.
 */
export const FIGURES = names(`
  george washington, john adams, thomas jefferson, james madison, james monroe, andrew jackson, abraham lincoln,
  andrew johnson, ulysses grant, theodore roosevelt, franklin roosevelt, eleanor roosevelt, woodrow wilson,
  harry truman, john kennedy, lyndon johnson, richard nixon, gerald ford, jimmy carter, ronald reagan, george bush,
  bill clinton, hillary clinton, barack obama, michelle obama, donald trump, joe biden, kamala harris,
  benjamin franklin, alexander hamilton, aaron burr, paul revere, samuel adams, abigail adams, patrick henry,
  john brown, robert lee, jefferson davis, harriet tubman, harriet stowe, sojourner truth, nat turner,
  susan anthony, elizabeth stanton, ida wells, booker washington, marcus garvey, malcolm x, john lewis, medgar evers,
  emmett till, linda brown, thurgood marshall, ruth ginsburg, sonia sotomayor, jackie robinson, jesse owens,
  muhammad ali, michael jordan, serena williams, simone biles, lebron james, clara barton, florence nightingale,
  amelia earhart, neil armstrong, sally ride, mae jemison, katherine johnson, dorothy vaughan, mary jackson,
  thomas edison, nikola tesla, henry ford, steve jobs, bill gates, elon musk, ada lovelace, alan turing, grace hopper,
  isaac newton, albert einstein, marie curie, charles darwin, stephen hawking, jane goodall, rachel carson,
  rosalind franklin, george carver, louis pasteur, gregor mendel, leonardo vinci, vincent gogh, claude monet,
  pablo picasso, frida kahlo, diego rivera, andy warhol, johann bach, amadeus mozart, ludwig beethoven,
  martin king, rosa parks, ruby bridges, cesar chavez, dolores huerta, nelson mandela, mahatma gandhi, mother teresa,
  anne frank, helen keller, annie sullivan, winston churchill, adolf hitler, joseph stalin, vladimir lenin, karl marx,
  christopher columbus, hernan cortes, marco polo, francis drake, walter raleigh, john smith, henry hudson,
  simon bolivar, juan seguin, sam houston, davy crockett, daniel boone, lewis clark, greta thunberg, malala yousafzai,
  william shakespeare, john milton, jane austen, charlotte bronte, emily bronte, charles dickens, mary shelley,
  oscar wilde, virginia woolf, james joyce, george orwell, william golding, agatha christie, lewis carroll, roald dahl,
  mark twain, edgar poe, walt whitman, emily dickinson, robert frost, henry thoreau, ralph emerson, nathaniel hawthorne,
  herman melville, stephen crane, jack london, kate chopin, scott fitzgerald, ernest hemingway, john steinbeck,
  william faulkner, harper lee, arthur miller, tennessee williams, ray bradbury, kurt vonnegut, sylvia plath,
  maya angelou, toni morrison, alice walker, james baldwin, langston hughes, zora hurston, richard wright, octavia butler,
  lorraine hansberry, gwendolyn brooks, amanda gorman, sandra cisneros, julia alvarez, isabel allende, pablo neruda,
  amy tan, sherman alexie, joy harjo, elie wiesel, lois lowry, judy blume, beverly cleary, gary paulsen, gary soto,
  jerry spinelli, louis sachar, kate dicamillo, jacqueline woodson, jason reynolds, walter myers, angie thomas,
  kwame alexander, rick riordan, suzanne collins, john green, eric carle, maurice sendak, shel silverstein, mo willems,
  dav pilkey, jeff kinney, patricia polacco, kevin henkes, ezra keats, tomie depaola, christopher curtis, sharon creech,
  harry potter, ron weasley, hermione granger, percy jackson, tom sawyer, huckleberry finn, jay gatsby, nick carraway,
  atticus finch, scout finch, katniss everdeen, holden caulfield, oliver twist, charlie brown, peter pan, peter rabbit,
  mary poppins, alice wonderland, amelia bedelia, junie jones, nancy drew, sherlock holmes, willy wonka, charlie bucket,
  carol dweck, jo boaler, peter liljedahl, john hattie, robert marzano, charlotte danielson, doug lemov, john dewey,
  jean piaget, lev vygotsky, jerome bruner, howard gardner, benjamin bloom, maria montessori, paulo freire, bell hooks,
  zaretta hammond, linda hammond, linda darling-hammond, gloria ladson-billings, lisa delpit, gholdy muhammad,
  angela duckworth, brene brown, adam grant, daniel pink, malcolm gladwell, simon sinek, ken robinson, michael fullan,
  peter senge, dylan wiliam, paul black, rick dufour, richard dufour, robert dufour, rebecca dufour, jim knight,
  elena aguilar, jon saphier, richard elmore, grant wiggins, jay mctighe, carol tomlinson, spencer kagan, dorothy frayer,
  lucy calkins, nancie atwell, kelly gallagher, penny kittle, kylene beers, robert probst, irene fountas, timothy shanahan,
  natalie wexler, emily hanford, mark seidenberg, louisa moats, nancy frey, douglas fisher, doug fisher, paige keeley,
  marilyn burns, cathy fosnot, dan meyer, graham fletcher, steve leinwand, deborah ball, alfie kohn, ross greene,
  daniel willingham, barak rosenshine, john sweller, amy edmondson, helen timperley, judy halbert, linda kaser,
  anthony bryk, tony bryk, edwards deming, donald schon, chris argyris, etienne wenger, parker palmer, harry wong,
  jennifer gonzalez, angela watson, matt miller, monte syrie, ron ritchhart, ron berger, jal mehta, tom guskey,
  thomas guskey, margaret heritage, rick stiggins, rick wormeli, joe feldman, sarah fine, pam moran, eric mazur`)

/** What stands after a first name and begins another thought ("I called Maria Tuesday evening"). */
export const CALENDAR_WORDS: ReadonlySet<string> = new Set(
  `monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
  october november december christmas easter thanksgiving halloween ramadan`.split(/\s+/),
)

/** What, with a capital, makes a name that of a thing ("Jasmine Tea"). */
export const THINGS: ReadonlySet<string> = new Set(
  `english spanish french german latin chinese math maths science history art music algebra geometry biology chemistry
  physics unit chapter lesson tea station club team award prize day week night group table period`.split(
    /\s+/,
  ),
)

/** Things and places named after somebody, also in small letters. */
export const NAMED_PLACES: ReadonlySet<string> = new Set(
  `school schools elementary academy university college institute foundation library museum center centre hall building
  street road avenue park bridge monument mural statue stamp biography biographies method model award prize`.split(
    /\s+/,
  ),
)

/** What tells of a book, a talk or a course: the whole name beside it is its author's or subject's. */
export const AUTHOR_WORDS: ReadonlySet<string> = new Set(
  `book books article articles author authors podcast webinar keynote workshop workshops blog talk lecture research
  researcher study video poem poems novel novels biography timeline portrait speech speeches invention painting
  paintings quote quotes quotes according convinced recommends argues mural`.split(/\s+/),
)
