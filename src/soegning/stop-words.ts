/** Words of every sentence, folded: they say nothing of what it is about. */
const DANISH = `
  ad af aldrig alle alligevel alt altid at bare blev blevet blive bliver bort da de dem den denne der
  deres det dette dig din dine dit dog du efter eller en end endnu er et faa faar fik foer for fordi
  fra faaet gaar gerne gik givet goer goere gav giver ham han hans har havde hele hen hende hendes her
  hos hun hvad hvem hver hvilken hvilke hvor hvordan hvorfor hvornaar i igen ikke ind ingen intet ja
  jeg jer jo kan kom komme kommer kun kunne lige man mange med meget men mens mere mig min mine mit mod
  ned nej noget nogen nogle nu naar og ogsaa om op os over paa saa samt selv selvom sig sin sine sit
  skal skulle slet som stadig sige siger sagde til tit ud uden under var ved vi vil ville vor vores
  vaere vaeret kommune kommunen kommunens`;

const ENGLISH = `
  a about after all am an and any are as be been because but by can cannot could did do does don dont
  for from get gets got had has have he her his how if in into is it its just me my no not of on or our
  out she so some t s that the their them then there they this to too up us was we were what when where
  which who why will with won wont would you your`;

export const STOP_WORDS: ReadonlySet<string> = new Set(`${DANISH}${ENGLISH}`.trim().split(/\s+/));
