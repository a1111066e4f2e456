import { suppress } from '/work/wt/d-release/functions/statistics/release/suppress.ts';
import { periodeOf } from '/work/wt/d-release/functions/statistics/release/fixed-period.ts';
let seed = 1; const rnd = () => { seed = (seed * 48271) % 2147483647; return seed / 2147483647; };
const EM = Array.from({length: 20}, (_, i) => `emne-${i}`); const F = ['A','B','C','D','E','F','G','ingen'];
const pois = (m: number) => { let k = 0, p = 1; const L = Math.exp(-m); do { k++; p *= rnd(); } while (p > L); return k - 1; };
const SCALE = Number(process.argv[2] ?? 1); const DRIFT = process.argv[3] === 'drift';
const quarter = () => ({ em: EM.map((_, i) => pois(SCALE * 40 / (i + 1))), f: F.map((_, i) => { const n = pois(SCALE * 60 / (i + 1)); const t = Math.round(n * rnd() * 0.6); return { n, t }; }), ind: [30, 15, 8, 70, 20].map((m) => pois(SCALE * m)) });
const Q = Array.from({ length: 44 }, quarter);
const report = (first: number, end: number): any => {
  const qs = Q.slice(first, end); const sum = (f: (q: any) => number) => qs.reduce((s, q) => s + f(q), 0);
  const em = EM.map((_, i) => sum((q) => q.em[i])); const emn = Math.max(Math.max(...em), Math.round(em.reduce((a, b) => a + b, 0) * 0.8));
  const col = [{ noegle: 'antal', navn: 'Antal', slags: 'antal' }];
  const f = F.map((id, i) => ({ noegle: id, navn: id, taeller: sum((q) => q.f[i].t), naevner: sum((q) => q.f[i].n) }));
  const N = f.reduce((s, r) => s + r.naevner, 0), T = f.reduce((s, r) => s + r.taeller, 0);
  const ind = [0,1,2,3,4].map((i) => ({ noegle: `i${i}`, navn: `i${i}`, antal: sum((q) => q.ind[i]) }));
  const base = { titel: 't', definition: 'd', kolonner: col };
  return { periode: periodeOf({ first: 8000 + first, end: 8000 + end }), forvaltninger: [], tabeller: [
    { id: 'klager-paa-forvaltninger', ...base, n: N, raekker: [...f.map(({ noegle, navn, naevner }) => ({ noegle, navn, antal: naevner })), { noegle: 'i-alt', navn: '', antal: N }] },
    { id: 'overordnede-emner', ...base, n: emn, raekker: EM.map((e, i) => ({ noegle: e, navn: e, taeller: em[i], naevner: emn })) },
    { id: 'medholdsprocent', ...base, n: N, raekker: [...f, { noegle: 'i-alt', navn: '', taeller: T, naevner: N }] },
    { id: 'sager-paa-forvaltninger', ...base, n: N, raekker: [...f.map(({ noegle, navn, naevner }) => ({ noegle, navn, antal: naevner })), { noegle: 'i-alt', navn: '', antal: N }] },
    { id: 'indsatser', ...base, n: 0, raekker: [...ind, { noegle: 'i-alt', navn: '', antal: ind.reduce((s, r) => s + r.antal, 0) }] },
  ] };
};
const released: any[] = [];
const go = (a: number, b: number) => { if (DRIFT) { const q: any = Q[a]; q.f[0].n += 1; q.f[2].n += 2; q.f[2].t += 1; q.em[3] += 1; }
  const t = process.cpuUsage(); const r = suppress(report(a, b), released); const cpu = Math.round(process.cpuUsage(t).user / 1000); released.push(r);
  const rows = r.tabeller.flatMap((x: any) => x.raekker);
  if (b - a > 1 || cpu > 1000 || a % 8 === 0) console.log(a, b, 'ms', cpu, 'rows', rows.length, 'hidden', rows.filter((x: any) => x.skjult).length, 'out', r.udeladt.map((u: any) => u.id + ':' + u.hvorfor).join(' ')); };
for (let y = 0; y < Number(process.argv[4] ?? 10); y++) { for (let q = 0; q < 4; q++) { go(4 * y + q, 4 * y + q + 1); if (q === 0 && y > 0) go(4 * y - 3, 4 * y + 1); if (q % 2) go(4 * y + q - 1, 4 * y + q + 1); } go(4 * y, 4 * y + 4); }
