import { type Answer, misused, refused } from '../command-line.ts';
import { openObjects } from '../objects/open-objects.ts';
import { rulesForImport } from '../register-tools/rules-for-import.ts';
import { type Restored, restoreCases } from '../sletning/restore-cases.ts';
import type { Invocation } from './invocation.ts';
import { withRegister } from './with-register.ts';

/** `genopret [--proeve]`: makes the cases again whose letters lie in the store and that the register lacks. */
export async function genopretTool(invocation: Invocation): Promise<Answer> {
  const { settings, args, hvem, now, proeve } = invocation;
  if (args.length > 0) return misused('genopret finder selv de klager, der mangler.');
  return withRegister(settings, async (db) => {
    const read = await rulesForImport(db, settings.rulesDir);
    if (!read.ok) return refused(read.fejl.map(({ besked }) => besked).join('\n'));
    const objects = await openObjects(settings.objectsUrl);
    const restored = await restoreCases({ db, objects, rules: read.rules, now, hvem, proeve });
    const toLookAt = restored.ulaeselige.length + restored.nye.length;
    return {
      text: lines(restored, proeve),
      data: { proeve, ...restored },
      exitCode: toLookAt === 0 ? 0 : 1,
    };
  });
}

function lines({ genoprettet, ulaeselige, nye, mapper }: Restored, proeve: boolean) {
  const did = proeve ? 'ville blive genoprettet' : 'er genoprettet';
  return [
    ...genoprettet.map(
      (nummer) =>
        `${nummer}  ${did} og venter på en person: måske ikke kvitteret. Send den med: npm run drift -- gensend ${nummer}`,
    ),
    `${genoprettet.length} klager ${did}, gennemgået ${mapper}.`,
    ...ulaeselige.map((nummer) => `${nummer}  har en manifest, der ikke kan læses. Slet intet.`),
    ...nye.map((nummer) => `${nummer}  er lige kommet. Kør genopret igen om ti minutter.`),
  ];
}
