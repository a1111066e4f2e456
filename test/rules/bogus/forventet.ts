import type { FejlKode } from '../../../functions/routing/fejl.ts';

/**
 * What `tjek` says of each file beside this one, word for word. A file is named by its defect and by
 * the file of the fictional kommune that it stands in for; the defect is all that is wrong with it.
 */
export const FORVENTET: { readonly [Kode in FejlKode]: Sentences } = {
  laesning: {
    'afskaaret-foer-vaerdi.maaltal.json': [
      'maaltal.json, linje 12, kolonne 15: Filen slutter for tidligt. Her mangler en værdi.',
    ],
    'afskaaret-i-tekst.vejledning.json': [
      'vejledning.json, linje 10, kolonne 35: Teksten mangler sit sidste anførselstegn. Linjeskift i en tekst skrives \\n.',
    ],
    'afskaaret.emner.json': [
      'emner.json, linje 93, kolonne 2: Filen slutter for tidligt. Her mangler »]«.',
    ],
    'certifikat-over-mappen.modtagere.json': [
      'modtagere.json, linje 13, kolonne 24: Skriv en sti under regelmappen, som certifikater/sof.pem: ingen .., ingen skråstreg først.',
    ],
    'dag-der-ikke-findes.emner.json': [
      'emner.json, linje 8, kolonne 17: Skriv en dag, der findes, som 2026-03-31.',
    ],
    'decimalkomma.modtagere.json': [
      'modtagere.json, linje 16, kolonne 23: Her skal stå en nøgle i lige anførselstegn, for eksempel "id".',
    ],
    'dobbelt-noegle.modtagere.json': [
      'modtagere.json, linje 5, kolonne 20: Nøglen »id« står to gange. Slet den ene.',
    ],
    'eksempel-med-tal.regler.json': [
      'regler.json, linje 66, kolonne 81: Her skal stå en tekst i anførselstegn, men her står 1. Ret det.',
    ],
    'emne-uden-nogen.emner.json': [
      'emner.json, linje 3, kolonne 5: Ingen har emnet »hjemmehjaelp«. Skriv hos, ekstern eller afklar.',
    ],
    'enkelte-anfoerselstegn.modtagere.json': [
      'modtagere.json, linje 5, kolonne 13: Værdien kan ikke læses. Skriv tekst i lige anførselstegn ("), et tal, true, false eller null.',
    ],
    'erklaering-uden-https.indstillinger.json': [
      'indstillinger.json, linje 25, kolonne 5: Skriv adressen, så den begynder med https://.',
    ],
    'for-lang-adresse.modtagere.json': [
      'modtagere.json, linje 12, kolonne 7: Adressen er for lang. Skriv højst 254 tegn.',
    ],
    'for-lang-kilde.indstillinger.json': [
      'indstillinger.json, linje 26, kolonne 5: Kilden er for lang. Skriv højst 40 tegn.',
    ],
    'for-lang-svarfrist.indstillinger.json': [
      'indstillinger.json, linje 20, kolonne 3: Skriv højst 100 arbejdsdage.',
    ],
    'for-lang-tekst.emner.json': [
      'emner.json, linje 5, kolonne 7: Teksten er for lang. Skriv højst 4000 tegn.',
    ],
    'for-langt-nummer.soegehjaelp.json': [
      'soegehjaelp.json, linje 8, kolonne 7: Skriv højst 15 tegn.',
    ],
    'for-langt-ord.ordforraad.json': [
      'ordforraad.json, linje 6, kolonne 9: Skriv højst 100 tegn, så kort som en borger skriver det.',
    ],
    'for-lille-brev.modtagere.json': ['modtagere.json, linje 16, kolonne 7: Skriv mindst 1.'],
    'for-lille-mindste-celle.indstillinger.json': [
      'indstillinger.json, linje 21, kolonne 3: Skriv mindst 3 sager.',
    ],
    'for-mange-lag.modtagere.json': [
      'modtagere.json, linje 5, kolonne 31: Her er mere end 20 lag af parenteser. Ret dem.',
    ],
    'for-mange-uger.emner.json': ['emner.json, linje 9, kolonne 99: Skriv højst 52 uger.'],
    'for-stort-brev.modtagere.json': ['modtagere.json, linje 16, kolonne 7: Skriv højst 100.'],
    'for-stort-tal.modtagere.json': [
      'modtagere.json, linje 16, kolonne 21: Tallet er for stort. Skriv et mindre.',
    ],
    'forkert-nummer.soegehjaelp.json': [
      'soegehjaelp.json, linje 8, kolonne 7: Skriv et telefonnummer som 112 eller 33 66 33 66.',
    ],
    'forkert-parentes.modtagere.json': [
      'modtagere.json, linje 2, kolonne 57: Her står »}«, men der mangler »]«.',
    ],
    'for-stor-mindste-celle.indstillinger.json': [
      'indstillinger.json, linje 21, kolonne 3: Skriv højst 50 sager.',
    ],
    'halv-mindste-celle.indstillinger.json': [
      'indstillinger.json, linje 21, kolonne 3: Skriv et helt antal sager.',
    ],
    'halv-svarfrist.indstillinger.json': [
      'indstillinger.json, linje 20, kolonne 3: Skriv et helt antal arbejdsdage.',
    ],
    'halve-uger.emner.json': ['emner.json, linje 9, kolonne 99: Skriv et helt antal uger.'],
    'halvt-tegn.modtagere.json': [
      'modtagere.json, linje 6, kolonne 19: Teksten har et halvt tegn (\\ud800–\\udfff). Slet det.',
    ],
    'id-med-dansk-bogstav.emner.json': [
      'emner.json, linje 4, kolonne 7: Et id må kun have a–z, 0–9 og bindestreg (skriv ae, oe, aa), og højst 80 tegn.',
    ],
    'ingen-svarfrist.indstillinger.json': [
      'indstillinger.json, linje 20, kolonne 3: Skriv mindst 1 arbejdsdag.',
    ],
    'ingen-uger.emner.json': ['emner.json, linje 9, kolonne 99: Skriv mindst 1 uge.'],
    'ingenting-for-liste.modtagere.json': [
      'modtagere.json, linje 35, kolonne 7: Her skal stå en liste i [ ], men her står null. Ret det.',
    ],
    'kilde-lavet-her.indstillinger.json': [
      'indstillinger.json, linje 26, kolonne 5: Sager, der er lavet i Klagevej, fordeles af sig selv. Slet kilden.',
    ],
    'kilde-med-mellemrum.indstillinger.json': [
      'indstillinger.json, linje 26, kolonne 5: Skriv kilden uden mellemrum, som den står i sagerne.',
    ],
    'kilder-uden-liste.indstillinger.json': [
      'indstillinger.json, linje 25, kolonne 3: Her skal stå en liste i [ ], men her står »import«. Ret det.',
    ],
    'komma-sidst-i-liste.modtagere.json': [
      'modtagere.json, linje 2, kolonne 57: Slet kommaet: efter det sidste før »]« må der ikke stå komma.',
    ],
    'komma-sidst-i-objekt.modtagere.json': [
      'modtagere.json, linje 16, kolonne 23: Slet kommaet: efter det sidste før »}« må der ikke stå komma.',
    ],
    'kommentar.modtagere.json': [
      'modtagere.json, linje 5, kolonne 7: En JSON-fil kan ikke have kommentarer. Slet den.',
    ],
    'krumme-anfoerselstegn.modtagere.json': [
      'modtagere.json, linje 5, kolonne 13: Værdien kan ikke læses. Skriv tekst i lige anførselstegn ("), et tal, true, false eller null.',
    ],
    'kun-en-reserve.modtagere.json': [
      'modtagere.json, linje 2, kolonne 3: Der skal være mindst to forskellige reserver: en reserve kan selv være modtageren.',
    ],
    'latin-1.modtagere.json': [
      'modtagere.json, linje 6, kolonne 24: Et tegn her er ikke UTF-8; filen er nok gemt som Latin-1. Gem filen igen med tegnsættet UTF-8.',
    ],
    'linjeskift-i-tekst.modtagere.json': [
      'modtagere.json, linje 6, kolonne 23: Teksten mangler sit sidste anførselstegn. Linjeskift i en tekst skrives \\n.',
    ],
    'liste-for-betingelser.regler.json': [
      'regler.json, linje 61, kolonne 7: Her skal stå nøgler og værdier i { }, men her står en liste i [ ]. Ret det.',
    ],
    'liste-for-objekt.emner.json': [
      'emner.json, linje 7, kolonne 7: Her skal stå nøgler og værdier i { }, men her står en liste i [ ]. Ret det.',
    ],
    'liste-for-send.regler.json': [
      'regler.json, linje 62, kolonne 7: Her skal stå en tekst i anførselstegn, men her står en liste. Ret det.',
    ],
    'loese-accenter-som-escape.modtagere.json': [
      'modtagere.json, linje 31, kolonne 19: Teksten »Læring på tværs« har løse accenter (NFD: et a og en ring i stedet for å). Skriv bogstaverne igen.',
    ],
    'loese-accenter.modtagere.json': [
      'modtagere.json, linje 31, kolonne 19: Teksten »Læring på tværs« har løse accenter (NFD: et a og en ring i stedet for å). Skriv bogstaverne igen.',
    ],
    'lukkedag-der-ikke-er-en-dag.indstillinger.json': [
      'indstillinger.json, linje 19, kolonne 23: Skriv en dag som 12-24 (hvert år) eller 2026-12-24 (én gang).',
    ],
    'maal-der-slutter-foer-det-begynder.maaltal.json': [
      'maaltal.json, linje 15, kolonne 7: gyldigTil ligger før gyldigFra. Ret en af dem.',
    ],
    'maal-i-procent.maaltal.json': [
      'maaltal.json, linje 6, kolonne 7: »hoejst-30-dage« ligger fra 0 til 1. Ret tallet. 0.9 er 90 %.',
    ],
    'maal-to-gange.maaltal.json': [
      'maaltal.json, linje 14, kolonne 7: Måltallet står to gange fra samme dag. Slet det ene.',
    ],
    'maal-uden-vaerdi.maaltal.json': [
      'maaltal.json, linje 3, kolonne 5: Skriv hoejst eller mindst, så målet kan nås.',
    ],
    'manglende-kolon.modtagere.json': [
      'modtagere.json, linje 5, kolonne 12: Skriv et kolon efter nøglen »id«.',
    ],
    'manglende-komma.modtagere.json': [
      'modtagere.json, linje 6, kolonne 7: Der mangler et komma før det, der står her.',
    ],
    'manglende-noegle.modtagere.json': [
      'modtagere.json, linje 4, kolonne 5: Nøglen »kortnavn« mangler. Tilføj den.',
    ],
    'manglende-vaerdi.modtagere.json': [
      'modtagere.json, linje 5, kolonne 13: Her mangler en værdi.',
    ],
    'mellemrum-sidst-i-tekst.emner.json': [
      'emner.json, linje 5, kolonne 7: Slet mellemrummet først eller sidst i teksten.',
    ],
    'mere-efter-slutningen.emner.json': [
      'emner.json, linje 95, kolonne 1: Her står mere, efter at filen er slut. Slet det, eller ret parenteserne.',
    ],
    'navn-over-to-linjer.modtagere.json': [
      'modtagere.json, linje 6, kolonne 7: Skriv det på én linje, uden linjeskift og tabulator.',
    ],
    'noegle-som-alt-har.modtagere.json': [
      'modtagere.json, linje 5, kolonne 20: Nøglen »__proto__« kan ikke bruges. Slet den.',
    ],
    'noegle-uden-anfoerselstegn.modtagere.json': [
      'modtagere.json, linje 5, kolonne 7: Her skal stå en nøgle i lige anførselstegn, for eksempel "id".',
    ],
    'nul-foran-tal.modtagere.json': [
      'modtagere.json, linje 16, kolonne 21: Tallet kan ikke læses. Skriv det som 12 eller 12.5, uden nuller foran.',
    ],
    'objekt-for-liste.modtagere.json': [
      'modtagere.json, linje 35, kolonne 7: Her skal stå en liste i [ ], men her står nøgler og værdier i { }. Ret det.',
    ],
    'omvendt-skraastreg.modtagere.json': [
      'modtagere.json, linje 6, kolonne 27: Efter \\ kan her kun stå " \\ / b f n r t, eller u og fire hextal; en omvendt skråstreg skrives \\\\.',
    ],
    'ord-to-gange.ordforraad.json': [
      'ordforraad.json, linje 5, kolonne 29: »Hul i vejen« står to gange. Slet den ene.',
    ],
    'ord-to-gange.soegehjaelp.json': [
      'soegehjaelp.json, linje 4, kolonne 41: »pleje« står to gange. Slet den ene.',
    ],
    'ord-ved-to-emner.ordforraad.json': [
      'ordforraad.json, linje 4, kolonne 36: »Pleje« står også ved emnet »plejehjem«. Slet den ene, eller lad soegehjaelp.json spørge, hvilket emne det er.',
    ],
    'sandt-med-stort.modtagere.json': [
      'modtagere.json, linje 14, kolonne 28: Værdien kan ikke læses. Skriv tekst i lige anførselstegn ("), et tal, true, false eller null.',
    ],
    'slut-foer-begyndelse.regler.json': [
      'regler.json, linje 8, kolonne 7: gyldigTil ligger før gyldigFra. Ret en af dem.',
    ],
    'svar-uden-liste.regler.json': [
      'regler.json, linje 48, kolonne 45: Her skal stå en liste i [ ], men her står »ja«. Ret det.',
    ],
    'tabulator-i-tekst.modtagere.json': [
      'modtagere.json, linje 6, kolonne 23: Teksten har et usynligt tegn her. Slet det; en tabulator skrives \\t.',
    ],
    'tal-for-tekst.emner.json': [
      'emner.json, linje 42, kolonne 7: Her skal stå en tekst i anførselstegn, men her står 5. Ret det.',
    ],
    'tal-i-anfoerselstegn.modtagere.json': [
      'modtagere.json, linje 16, kolonne 7: Her skal stå et tal uden anførselstegn, men her står »20«. Ret det.',
    ],
    'to-adresser.modtagere.json': [
      'modtagere.json, linje 12, kolonne 7: Skriv en e-mailadresse som sikkerpost@kommune.example.',
    ],
    'to-har-emnet-fra-samme-dag.emner.json': [
      'emner.json, linje 30, kolonne 61: To begynder den 2014-01-01. Ret den ene dag, eller slet den ene.',
    ],
    'to-navne-fra-samme-dag.modtagere.json': [
      'modtagere.json, linje 10, kolonne 11: To begynder den 2014-01-01. Ret den ene dag, eller slet den ene.',
    ],
    'tom-fil.emner.json': [
      'emner.json, linje 1, kolonne 1: Filen er tom. Skriv { } og de nøgler, den skal have.',
    ],
    'tom-liste-af-svar.regler.json': [
      'regler.json, linje 48, kolonne 45: Listen er tom. Skriv mindst én ting i den.',
    ],
    'tom-tekst.emner.json': ['emner.json, linje 5, kolonne 7: Teksten er tom. Skriv den.'],
    'uden-navn.modtagere.json': [
      'modtagere.json, linje 33, kolonne 7: Listen er tom. Skriv mindst én ting i den.',
    ],
    'ukendt-gruppe.vejledning.json': [
      'vejledning.json, linje 13, kolonne 7: »svare« kendes ikke her. Mente du »svar«? Her kan stå: haster, klage, svar, afgoerelse, hjaelp, sag, videre, andet.',
    ],
    'ukendt-noegle-uden-nabo.modtagere.json': [
      'modtagere.json, linje 7, kolonne 7: Nøglen »farve« kendes ikke her. Slet den. Her kan stå: id, kortnavn, slags, navne, postkasse, certifikater, certifikatadresse, profil, brevMaksMB.',
    ],
    'ukendt-noegle.modtagere.json': [
      'modtagere.json, linje 14, kolonne 7: Nøglen »certifikatadrese« kendes ikke her. Mente du »certifikatadresse«?',
    ],
    'ukendt-profil.modtagere.json': [
      'modtagere.json, linje 15, kolonne 7: »aes« kendes ikke her. Her kan stå: gcm-oaep, cbc-pkcs1.',
    ],
    'ukendt-slags.modtagere.json': [
      'modtagere.json, linje 7, kolonne 7: »forvaltnig« kendes ikke her. Mente du »forvaltning«? Her kan stå: forvaltning, borgerraadgiver.',
    ],
    'utf-16-omvendt.indstillinger.json': [
      'indstillinger.json, linje 1, kolonne 1: Filen er gemt som UTF-16. Gem filen igen med tegnsættet UTF-8.',
    ],
    'utf-16.modtagere.json': [
      'modtagere.json, linje 1, kolonne 1: Filen er gemt som UTF-16. Gem filen igen med tegnsættet UTF-8.',
    ],
  },
  ukendt: {
    'dobbelt-emne.emner.json': [
      "emner.json, linje 12, kolonne 7: Id'et »hjemmehjaelp« står to gange. Giv den ene et andet id, eller slet den.",
    ],
    'dobbelt-emne.ordforraad.json': [
      "ordforraad.json, linje 4, kolonne 7: Id'et »plejehjem« står to gange. Giv den ene et andet id, eller slet den.",
    ],
    'dobbelt-kategori.kategorier.json': [
      "kategorier.json, linje 9, kolonne 7: Id'et »tid« står to gange. Giv den ene et andet id, eller slet den.",
    ],
    'dobbelt-modtager.modtagere.json': [
      "modtagere.json, linje 16, kolonne 7: Id'et »VEL« står to gange. Giv den ene et andet id, eller slet den.",
    ],
    'dobbelt-regel.regler.json': [
      "regler.json, linje 17, kolonne 7: Id'et »ikke-vores« står to gange. Giv den ene et andet id, eller slet den.",
    ],
    'dobbelt-vejledning.vejledning.json': [
      "vejledning.json, linje 5, kolonne 7: Id'et »gratis« står to gange. Giv den ene et andet id, eller slet den.",
    ],
    'eksempel-der-vaelger-uden-afklar.regler.json': [
      'regler.json, linje 66, kolonne 81: I eksemplet »Hul i vejen«: Slet »valgtForvaltning«: emnet »veje« har ingen afklar.',
    ],
    'eksempel-der-vaelger-ukendt.regler.json': [
      'regler.json, linje 65, kolonne 87: I eksemplet »Støj fra en klub«: Forvaltningen »LAR« kan ikke vælges. Mente du »LAER«? Vælg en af: VEL, BYG, LAER, ved-ikke.',
    ],
    'eksempel-med-forvaltning.regler.json': [
      'regler.json, linje 66, kolonne 81: I eksemplet »Hul i vejen«: Slet »forvaltning«: den følger af emnet. Brug valgtForvaltning, hvor emnet har afklar.',
    ],
    'eksempel-med-svarfrist.regler.json': [
      'regler.json, linje 66, kolonne 81: I eksemplet »Hul i vejen«: Slet »svarfristUdloebet«: det følger af klagedato og dagen.',
    ],
    'eksempel-med-ukendt-emne-uden-nabo.regler.json': [
      'regler.json, linje 66, kolonne 65: I eksemplet »Hul i vejen«: Emnet »rumfart« findes ikke. Brug et id fra emner.json.',
    ],
    'eksempel-med-ukendt-emne.regler.json': [
      'regler.json, linje 66, kolonne 65: I eksemplet »Hul i vejen«: Emnet »vejen« findes ikke. Mente du »veje«?',
    ],
    'eksempel-med-ukendt-modtager.regler.json': [
      'regler.json, linje 66, kolonne 83: Modtageren »BY« findes ikke. Mente du »BYG«?',
    ],
    'eksempel-med-ukendt-spoergsmaal.regler.json': [
      'regler.json, linje 39, kolonne 88: I eksemplet »Kan ikke selv«: »kanSelvKlareDialog« kendes ikke som spørgsmål. Mente du »kanSelvKlareDialogen«?',
    ],
    'eksempel-med-ukendt-svar.regler.json': [
      'regler.json, linje 39, kolonne 88: I eksemplet »Kan ikke selv«: Svaret »nix« på »kanSelvKlareDialogen« findes ikke. Svarene er: ja, nej.',
    ],
    'maal-der-ikke-maales.maaltal.json': [
      'maaltal.json, linje 5, kolonne 7: Målet »sagsbehandlingstider« findes ikke. Mente du »sagsbehandlingstid«?',
    ],
    'maal-for-borgerraadgiveren.maaltal.json': [
      'maaltal.json, linje 4, kolonne 7: »BORGERVEJLEDEREN« er ikke en forvaltning. Skriv en forvaltnings id, eller null for alle.',
    ],
    'maal-for-ukendt-forvaltning.maaltal.json': [
      'maaltal.json, linje 11, kolonne 7: Forvaltningen »BYGG« findes ikke. Mente du »BYG«?',
    ],
    'maal-uden-nabo.maaltal.json': [
      'maaltal.json, linje 5, kolonne 7: Målet »glaede« findes ikke. Her kan stå: medholdsprocent, loesningsgrad, laeringsgrad, sagsbehandlingstid, hoejst-30-dage, svarfrist-holdt, tilfredshed, styrket-borgerkontakt.',
    ],
    'modtager-med-et-svars-id.modtagere.json': [
      'modtagere.json, linje 5, kolonne 7: »ved-ikke« har en fast betydning i reglerne. Giv modtageren et andet id.',
    ],
    'svar-med-dansk-bogstav.regler.json': [
      'regler.json, linje 48, kolonne 65: »optræden« kendes ikke her. Mente du »optraeden«? Her kan stå: afgoerelse, sagsbehandlingstid, vejledning, optraeden, praktisk-opgave, indsigt, diskrimination, serviceniveau, andet.',
    ],
    'ukendt-emne-uden-nabo.regler.json': [
      'regler.json, linje 35, kolonne 67: Emnet »rumfart« findes ikke. Ret id’et, eller opret det.',
    ],
    'ukendt-emne.ordforraad.json': [
      'ordforraad.json, linje 3, kolonne 7: Emnet »plejehjemmet« findes ikke. Mente du »plejehjem«?',
    ],
    'ukendt-emne.regler.json': [
      'regler.json, linje 35, kolonne 67: Emnet »legeplads« findes ikke. Mente du »legepladser«?',
    ],
    'ukendt-emne.soegehjaelp.json': [
      'soegehjaelp.json, linje 8, kolonne 11: Emnet »hjemmehjaelpen« findes ikke. Mente du »hjemmehjaelp«?',
    ],
    'ukendt-forvaltning.regler.json': [
      'regler.json, linje 9, kolonne 33: Svaret »inge« findes ikke. Mente du »ingen«?',
    ],
    'ukendt-hjaelp.soegehjaelp.json': [
      'soegehjaelp.json, linje 8, kolonne 18: Hjælpen »113« findes ikke. Mente du »112«?',
    ],
    'ukendt-modtager-har-emnet.emner.json': [
      'emner.json, linje 8, kolonne 44: Modtageren »VELF« findes ikke. Mente du »VEL«?',
    ],
    'ukendt-reserve.modtagere.json': [
      'modtagere.json, linje 2, kolonne 35: Modtageren »BYRAADSEKRETARIATET« findes ikke. Mente du »BYRAADSSEKRETARIATET«?',
    ],
    'ukendt-send-uden-nabo.regler.json': [
      'regler.json, linje 62, kolonne 7: Modtageren »SKAT« findes ikke. Ret id’et, eller opret det.',
    ],
    'ukendt-send.regler.json': [
      'regler.json, linje 62, kolonne 7: Modtageren »emnets-forvaltnig« findes ikke. Mente du »emnets-forvaltning«?',
    ],
    'ukendt-spoergsmaal.regler.json': [
      'regler.json, linje 48, kolonne 45: Nøglen »svarfristUdloeb« kendes ikke her. Mente du »svarfristUdloebet«?',
    ],
    'ukendt-svar-uden-nabo.regler.json': [
      'regler.json, linje 48, kolonne 67: »måske« kendes ikke her. Her kan stå: ja, nej, ikke-relevant.',
    ],
    'ukendt-svar.regler.json': [
      'regler.json, linje 48, kolonne 67: »jaa« kendes ikke her. Mente du »ja«? Her kan stå: ja, nej, ikke-relevant.',
    ],
    'ukendt-vejledning.regler.json': [
      'regler.json, linje 37, kolonne 22: Vejledningen »bisider« findes ikke. Mente du »bisidder«?',
    ],
  },
  certifikat: {
    'anden-adresse.velfaerd.pem': [
      'modtagere.json, linje 22, kolonne 24: VEL, »certifikater/velfaerd.pem«: Certifikatet er lavet til anden@tvaerkoebing.example og ikke til sikker.velfaerd@tvaerkoebing.example: brug det rigtige, eller skriv adressen i certifikatadresse.',
    ],
    'anden-kurve.velfaerd.pem': [
      'modtagere.json, linje 22, kolonne 24: VEL, »certifikater/velfaerd.pem«: Certifikatets nøgle kan ikke bruges: bestil et med RSA på mindst 3072 bit eller kurven P-256.',
    ],
    'certifikat-der-mangler.modtagere.json': [
      'modtagere.json, linje 13, kolonne 24: Certifikatet »certifikater/velferd.pem« findes ikke. Læg filen i regelmappen, eller ret stien.',
    ],
    'certifikat-til-anden-adresse.modtagere.json': [
      'modtagere.json, linje 24, kolonne 24: BYG, »certifikater/by.pem«: Certifikatet er lavet til gateway@tvaerkoebing.example og ikke til sikker.by@tvaerkoebing.example: brug det rigtige, eller skriv adressen i certifikatadresse.',
    ],
    'intet-certifikat.velfaerd.pem': [
      'modtagere.json, linje 22, kolonne 24: VEL, »certifikater/velfaerd.pem«: Certifikatet kan ikke læses: filen skal være et X.509-certifikat i PEM.',
    ],
    'kun-til-underskrift.velfaerd.pem': [
      'modtagere.json, linje 22, kolonne 24: VEL, »certifikater/velfaerd.pem«: Certifikatet må ikke bruges til kryptering (keyUsage mangler keyAgreement): bestil et, der må.',
    ],
    'rsa-1024.velfaerd.pem': [
      'modtagere.json, linje 22, kolonne 24: VEL, »certifikater/velfaerd.pem«: Certifikatets RSA-nøgle er for svag (1024 bit): bestil et på mindst 3072 bit.',
    ],
  },
  'uden-regel': {
    'eksempel-uden-regel.regler.json': [
      'regler.json, linje 29, kolonne 5: Ingen regel passer, når emne er »bibliotek« (720 kombinationer af svar). Tilføj en regel, eller udvid en.',
    ],
    'ingen-regel-gaelder-endnu.regler.json': [
      'regler.json, linje 55, kolonne 5: Ingen regel passer, når noget som helst svares (17.280 kombinationer af svar). Tilføj en regel, eller udvid en.',
    ],
    'uden-regel-fra-en-senere-dag.regler.json': [
      'regler.json, linje 42, kolonne 5: Ingen regel passer, når emne er »bibliotek« (720 kombinationer af svar). Tilføj en regel, eller udvid en. Det begynder den 2027-07-01.',
    ],
    'uden-regel-til-et-emne.regler.json': [
      'regler.json, linje 29, kolonne 5: Ingen regel passer, når emne er »bibliotek« (720 kombinationer af svar). Tilføj en regel, eller udvid en.',
    ],
    'uden-regel.regler.json': [
      'regler.json, linje 42, kolonne 5: Ingen regel passer, når forvaltning er »BYG« og harKlaget er »ved-ikke« (720 kombinationer af svar). Tilføj en regel, eller udvid en.',
    ],
  },
  'intet-at-sende-til': {
    'intet-at-sende-til-fra-en-senere-dag.regler.json': [
      'regler.json, linje 62, kolonne 7: Reglen »resten« sender til emnets forvaltning, men ingen har emnet »stoej«, når forvaltning er »ved-ikke« (864 kombinationer af svar). Sæt en regel før den, som tager dem, eller skriv hos på emnet. Det begynder den 2027-01-01.',
    ],
    'intet-at-sende-til-i-et-enkelt-tilfaelde.regler.json': [
      'regler.json, linje 10, kolonne 7: Reglen »stoej-i-retten« sender til emnets forvaltning, men ingen har emnet »stoej«, når forvaltning er »ved-ikke« (1 kombination af svar). Sæt en regel før den, som tager dem, eller skriv hos på emnet.',
    ],
    'intet-at-sende-til.regler.json': [
      'regler.json, linje 49, kolonne 7: Reglen »resten« sender til emnets forvaltning, men ingen har emnet »stoej«, når forvaltning er »ved-ikke« (864 kombinationer af svar). Sæt en regel før den, som tager dem, eller skriv hos på emnet.',
    ],
  },
  'doed-regel': {
    'doed-af-emnets-egen-forvaltning.regler.json': [
      'regler.json, linje 4, kolonne 7: Reglen »doed« afgør intet: ingen svar, der kan forekomme sammen, passer på den. Ret naar, eller slet den.',
    ],
    'doed-af-flere-tilsammen.regler.json': [
      'regler.json, linje 82, kolonne 7: Reglen »doed« afgør intet: »hjaelp-til-samtalen«, »ventet-for-laenge«, »halv«, »anden-halv« tager alt, hvad den passer på. Flyt den op, gør de andre snævrere, eller slet den.',
    ],
    'doed-af-svar-der-ikke-moedes.regler.json': [
      'regler.json, linje 4, kolonne 7: Reglen »doed« afgør intet: ingen svar, der kan forekomme sammen, passer på den. Ret naar, eller slet den.',
    ],
    'doed-fra-en-senere-dag.regler.json': [
      'regler.json, linje 56, kolonne 7: Reglen »ventet-for-laenge« afgør intet: »ikke-vores«, »i-tvivl«, »hjaelp-til-samtalen«, »alle-der-venter« tager alt, hvad den passer på. Flyt den op, gør de andre snævrere, eller slet den. Det begynder den 2028-01-01.',
    ],
    'doed-regel.regler.json': [
      'regler.json, linje 56, kolonne 7: Reglen »doed« afgør intet: »hjaelp-til-samtalen«, »ventet-for-laenge« tager alt, hvad den passer på. Flyt den op, gør de andre snævrere, eller slet den.',
    ],
    'doed-sidste-regel-med-alle-svar.regler.json': [
      'regler.json, linje 70, kolonne 7: Reglen »net« afgør intet: »ikke-vores«, »i-tvivl«, »hjaelp-til-samtalen«, »ventet-for-laenge«, »resten« tager alt, hvad den passer på. Flyt den op, gør de andre snævrere, eller slet den.',
    ],
  },
  'uopnaaelig-modtager': {
    'ingen-regel-gaelder-endnu.regler.json': [
      'modtagere.json, linje 6, kolonne 7: Ingen klage kan komme til »VEL«. Lad et emne (hos) eller en regel (send) nævne den, eller slet den.',
      'modtagere.json, linje 28, kolonne 7: Ingen klage kan komme til »BYG«. Lad et emne (hos) eller en regel (send) nævne den, eller slet den.',
      'modtagere.json, linje 45, kolonne 7: Ingen klage kan komme til »LAER«. Lad et emne (hos) eller en regel (send) nævne den, eller slet den.',
    ],
    'uopnaaelig-fra-en-senere-dag.modtagere.json': [
      'modtagere.json, linje 5, kolonne 7: Ingen klage kan komme til »NY«. Lad et emne (hos) eller en regel (send) nævne den, eller slet den. Det begynder den 2027-03-01.',
    ],
    'uopnaaelig-modtager.modtagere.json': [
      'modtagere.json, linje 52, kolonne 7: Ingen klage kan komme til »BYRAADSSEKRETARIATET«. Lad et emne (hos) eller en regel (send) nævne den, eller slet den.',
    ],
  },
  eksempel: {
    'eksempel-der-gaar-andet-steds.regler.json': [
      'regler.json, linje 66, kolonne 83: Eksemplet »Hul i vejen« skal til »VEL«, men reglen »resten« sender det til »BYG« den 2026-06-10. Ret eksemplet eller reglerne.',
    ],
    'eksempel-med-dato-i-fremtiden.regler.json': [
      'regler.json, linje 52, kolonne 122: I eksemplet »Femten arbejdsdage er gået«: »klagedato« 2026-06-11 ligger efter dagen 2026-06-10. Ret en af dem.',
    ],
    'eksempel-med-umulig-dato.regler.json': [
      'regler.json, linje 52, kolonne 122: I eksemplet »Femten arbejdsdage er gået«: »klagedato« skal være en dag, der findes, som 2026-03-31.',
    ],
    'eksempel-uden-dato.regler.json': [
      'regler.json, linje 52, kolonne 70: I eksemplet »Femten arbejdsdage er gået«: »klagedato« mangler: skriv dagen, der blev klaget, når harKlaget er »ja-venter«.',
    ],
    'eksempel-uden-emne.regler.json': [
      'regler.json, linje 13, kolonne 66: I eksemplet »Ventetid på hospitalet«: »emne« mangler. Skriv et emnes id.',
    ],
    'eksempel-uden-regel.regler.json': [
      'regler.json, linje 41, kolonne 95: Eksemplet »Lukket i weekenden« skal til »LAER«, men ingen regel sender det nogen steder hen den 2026-06-10. Ret eksemplet eller reglerne.',
    ],
    'eksempler-som-andre-regler-afgoer.regler.json': [
      'regler.json, linje 25, kolonne 7: Reglen »i-tvivl« har intet eksempel, som den selv afgør. De, den har, afgøres af »ikke-vores«, »hjaelp-til-samtalen«. Skriv et.',
    ],
    'regel-uden-eksempel.regler.json': [
      'regler.json, linje 25, kolonne 7: Reglen »i-tvivl« har intet eksempel, som den selv afgør. Skriv et.',
    ],
  },
};

/** What each file makes tjek say in this kind of fault: a sentence each. */
type Sentences = { readonly [fil: string]: readonly string[] };

/** Files that look wrong and are not: what is told of them, or nothing. */
export const UDEN_FEJL: Sentences = {
  'bom.regler.json': [],
  'net-der-ikke-naas.regler.json': [
    'regler.json, linje 70, kolonne 7: »net« nås ikke: reglerne før den tager alt. Den må blive stående som net.',
  ],
  'udloebet.velfaerd.pem': [
    'modtagere.json, linje 22, kolonne 24: VEL, »certifikater/velfaerd.pem«: Certifikatet udløb 2026-06-01: læg et nyt i mappen certifikater.',
  ],
};
