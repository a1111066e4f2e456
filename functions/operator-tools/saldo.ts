import { type Answer, misused } from '../command-line.ts';
import { type Saldo, saldo } from '../register/saldo.ts';
import type { Invocation } from './invocation.ts';
import { withRegister } from './with-register.ts';

/** `saldo`: every klage received, by where it is now; exit 1 unless all are accounted for. */
export async function saldoTool({ settings, args }: Invocation): Promise<Answer> {
  if (args.length > 0) return misused('saldo tæller alle klager og tager intet nummer.');
  return withRegister(settings, async (db) => {
    const counted = await saldo(db);
    return { text: saldoLines(counted), data: counted, exitCode: counted.balance === 0 ? 0 : 1 };
  });
}

/** The balance as lines for people. */
export function saldoLines(counted: Saldo): readonly string[] {
  const { balance, ...states } = counted;
  const lines = Object.entries(states).map(([state, antal]) => `${state.padEnd(11)} ${antal}`);
  const verdict =
    balance === 0
      ? 'Balancen er 0: alle klager er gjort rede for.'
      : `Balancen er ${balance}: så mange klager mangler eller er talt for meget. Ring til den vagthavende, og slet intet.`;
  return [...lines, verdict];
}
