/** What is said once somebody has begun on the form: the draft on the device, and the room left. */
export const draft = {
  gemKladde: 'Gem en kladde på denne enhed',
  gemHjaelp:
    'Så kan du skrive videre en anden gang. Slå det ikke til på en fælles computer, for så kan andre læse kladden. Filer og CPR-nummer kommer ikke med. Kladden forsvinder, når du har sendt, eller efter 7 dage.',
  gemmer: 'Vi gemmer kladden her på enheden, mens du skriver.',
  slet: 'Slet kladden',
  slettet: 'Kladden er slettet.',
  slettetAndetsteds: 'Kladden er slettet i en anden fane. Vi gemmer ikke mere.',
  nyKladde: 'Du har også skrevet i en anden fane. Det, du skriver her, bliver en kladde for sig.',
  ingenPlads:
    'Vi kan ikke gemme kladden på denne enhed. Du kan skrive videre og sende, men luk ikke siden.',
  titel: (antal: number) => (antal === 1 ? 'Du har en kladde' : `Du har ${antal} kladder`),
  gemt: (tid: string) => `Gemt ${tid}.`,
  fortsaet: 'Fortsæt på kladden',
  hentet: 'Kladden er hentet. Filer og CPR-nummer skal du skrive eller vælge igen.',
  erstat: 'Kladden tager pladsen for det, du har skrevet nu. Vil du hente den?',
  paaEnheden: 'Din kladde ligger på denne enhed, til du har sendt klagen.',
  ingenForbindelse:
    'Du er ikke på nettet lige nu. Det, du har skrevet, er her stadig. Prøv igen, når du er på nettet.',
  tegnTilbage: (antal: string) => `Du har ${antal} tegn tilbage.`,
  tegnForMange: (antal: string) => `Du har skrevet ${antal} tegn for meget.`,
};
