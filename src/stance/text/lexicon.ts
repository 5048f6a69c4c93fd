/**
 * Classes of words that matter to a learning stance, written by us from the codebook.
 * A plain entry matches by stem; `=word` matches that form alone.
 */
const CLASSES: Record<string, string> = {
  ME: '=i =me =my =mine =myself',
  WE: '=we =us =our =ours =ourselves',
  YOU: '=you =your =yours =yourself =one =oneself',
  SHE: '=he =she =him =her =his =hers =himself =herself',
  THEY: '=they =them =their =theirs =themselves',
  IT: '=it =its =itself =this =that =these =those =which',
  PUPIL:
    'pupil student child =children kid class classes boy girl learner classmate everyone everybody nobody group groups individual individuals graders schoolchildren youngster',
  COLLEAGUE:
    'teacher colleague mentor supervisor coach principal tutor teammate trainer lecturer professor instructor assistant headmaster headmistress head deputy educator psychologist counselor counsellor facilitator department plc partner co-teacher faculty staff',
  NEG: '=not =no =never =none =nothing =cannot =without =hardly =barely =neither =nor =nowhere =unable',
  WOULD: '=would =d',
  COULD: '=could =might =may =can',
  SHOULD: '=should =ought',
  MUST: '=must =need =needs =needed',
  WILL: '=will =shall =gonna =ll =going',
  WANT: 'want wish intend plan hope like aim goal intention decide resolve',
  HEDGE:
    'maybe perhaps probably possibly likely seem apparently guess suppose presumably =somehow =somewhat assume suspect hunch hypothesis =rather =quite =almost',
  WONDER: 'wonder ponder consider reflect curious question think rethink contemplate =thinking',
  KNOW: 'know sure certain idea clue clear understand convinced =knew =known',
  UNSURE:
    'unsure uncertain uncertainty insecure insecurity hesitant hesitate doubt doubtful lost confuse confused puzzled confusing helpless helplessness clueless unprepared inexperienced inexperience incompetent embarrass insecurely doubts perplexed overwhelmed',
  HARD: 'struggle problem difficulty difficult hard trouble problematic challenge challenging obstacle weakness weak shortcoming gap deficiency drawback complicated issue',
  COPE: 'manage handle cope deal succeed able estimate =keep =maintain respond react',
  ERROR:
    'mistake error wrong wrongly forget forgot =forgotten fail failure underestimate overestimate omit neglect miss mishandle unfortunately fault badly poorly inappropriate unnecessarily inadequate insufficient inconsistent chaotic',
  IMPROVE:
    'improve develop change adjust adapt avoid refine modify rework strengthen fix practise practice enhance revise redesign better =more =less',
  LEARN:
    'learn realize realise discover lesson takeaway remember aware insight inspire inspiration inspired enrich experience =found notice conclude conclusion recognize recognise understood confirm lesson-learned',
  NEXT: '=next =future later =again tomorrow upcoming henceforth =time =times following',
  TRY: 'try attempt experiment test pilot rehearse =tried =trying trial dare risk explore',
  NEW: 'new =first unusual different differently various variation innovative unknown unfamiliar =instead alternative modern',
  FEEDBACK:
    'feedback advice advise recommend recommendation suggest suggestion praise criticism criticize criticise comment evaluation evaluate review observe observation tip hint remark reproach compliment warn guidance assess assessment rating notes',
  ASK: 'ask request consult inquire seek =asked =asking turn invite',
  HELP: 'help support assist rescue guide save assure reassure encourage',
  TOGETHER:
    'together joint jointly collaborate collaboration cooperate cooperation co-plan co-teach co-teaching co-plan tandem team teamwork mutual mutually each-other =both jointly pair-teach',
  AGREE:
    'agree arrange discuss discussion talk debate share exchange divide negotiate consultation conversation dialogue swap meeting =met',
  PLANV:
    'plan prepare preparation design create compile develop invent organize organise draft propose choose devise',
  SAY: '=said =say =says =told =tell answer reply respond comment shout ask mention point praise claim express explain admit complain',
  WORK: 'solve wrote write written draw drew read calculate fill complete finish raise cooperate participate work engage translate present pronounce repeat volunteer concentrate attentive silent quiet listen active actively involve engage',
  PRODUCT:
    'test exam quiz score result grade essay notebook worksheet answer paper homework drawing poster project solution exit ticket sample assignment text sentence vocabulary word example',
  OBSERVED:
    'react respond answer listen laugh cooperate draw copy disturb communicate participate join express smile applaud interrupt scream shout whisper disagree protest refuse ignore obey volunteer enjoy understand concentrate focus calm chat yawn fall guess recall recognize manage involve engage report raise interest repeat complete finish fulfil submit hand',
  SEEN: '=saw =seen =see =noticed =watched =heard surprise =visible =evident =evidently =obvious =obviously =apparent =apparently =noticeable =felt =feel =feeling',
  ADMIT: 'admit confess unfortunately regret sorry shame apologize unpleasantly',
  PAST: '=knew =said =wrote =went =came =told =spoke =took =got =made =read =did =gave =sat =ran =began =started =thought =brought =put =left =could =wanted =worked =asked =answered =needed =had =seemed =looked =became =kept =found',
  ALONE: '=alone =myself independently independent =own solo individually',
  FORME: '=me =us',
  RIGHT:
    'correct correctly right rightly wrong incorrectly success successful successfully flawlessly mistakes mark percent points',
  CAUSE:
    'because reason cause due since therefore thus hence consequence result =why =caused owing explanation factor influence affect depend',
  QWORD: '=how =what =why =who =whom =which =when =where =whether =if',
  COMPARE:
    'instead rather than compare comparison difference similar contrast unlike whereas =other alternative =versus =while',
  GOODFEEL:
    'enjoy happy glad pleased like love satisfied fun good great nice pleasant proud excited joy relief interesting interested satisfaction pleasure enthusiastic positive excellent wonderful appreciate',
  BADFEEL:
    'afraid fear nervous worry worried sad angry tired bored boring stress stressed stressful disappoint disappointed disappointment anxious ashamed frustrated upset unpleasant annoyed irritated shock terrible horrible negative scared panic',
  TEACHV:
    'teach taught explain lead led assign gave give guide lecture instruct show introduce use =used demonstrate motivate involve include begin start =began conduct implement',
  LESSON:
    'lesson activity task exercise method approach strategy game worksheet presentation topic curriculum unit technique form hour lecture interpretation explanation teaching hour block =class instruction material',
  QUANT:
    '=half =most =all =some =few =several =many =majority =minority =third =quarter =only =one =two =three =four =five =every =each =both =everyone =percent',
  SELF: 'self-confident confidence self-confidence self personality competence skill skills ability style =own role habit myself',
  IDENTITY: 'practice internship career profession job placement trainee novice beginner beginning',
  TOOMUCH:
    '=too =enough =much =quickly =slowly =fast =slow =late =early =long =short =loud =quiet =strict =little',
  BE: '=am =is =are =was =were =be =been =being',
  HAVE: '=have =has =had =having',
  DO: '=do =does =did =doing =done',
  INTEND: '=definitely =certainly =surely =consciously =beware =attention =careful =focus =ready',
  CONTRAST: '=but =however =although =though =despite =nevertheless =yet =still =even',
}

/** Names of the word classes; a class's number is its place in this list. */
export const CLASS_NAMES: readonly string[] = Object.keys(CLASSES)

const place = (entries: [string, number][], exact: boolean): Map<string, number[]> => {
  const places = new Map<string, number[]>()
  for (const [entry, index] of entries) {
    if (entry.startsWith('=') !== exact) continue
    const key = exact ? entry.slice(1) : entry
    const list = places.get(key) ?? []
    if (!list.includes(index)) list.push(index)
    places.set(key, list)
  }
  return places
}

/** Returns two tables from a word form and from a stem to the numbers of its classes, stemming entries with the function given. */
export const classTables = (
  stem: (word: string) => string,
): { byForm: Map<string, number[]>; byStem: Map<string, number[]> } => {
  const entries = Object.values(CLASSES).flatMap((words, index) =>
    words.split(' ').map((word): [string, number] => [word, index]),
  )
  const stemmed = entries.map(([word, index]): [string, number] =>
    word.startsWith('=') ? [word, index] : [stem(word), index],
  )
  return { byForm: place(stemmed, true), byStem: place(stemmed, false) }
}
